import { CircleAlert } from 'lucide-react';
import { createContext, use, useId, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface FieldWiring {
  id: string;
  describedBy: string | undefined;
  isInvalid: boolean;
}

const FieldContext = createContext<FieldWiring | undefined>(undefined);

/** The attributes that tie a control to the field around it; none outside of one. */
export const useFieldAttributes = () => {
  const field = use(FieldContext);
  if (field === undefined) return {};
  return { id: field.id, 'aria-describedby': field.describedBy, 'aria-invalid': field.isInvalid || undefined };
};

export interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** What is wrong and how to put it right. */
  error?: string | undefined;
  /** Keeps the label for screen readers alone. */
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}

/** A label, its control, a hint and the error, tied together. The error's place is kept only where one is shown. */
export const Field = ({ label, hint, error, hideLabel = false, className, children }: FieldProps) => {
  const id = useId();
  const isInvalid = error !== undefined;
  const describedBy = isInvalid ? `${id}-error` : hint === undefined ? undefined : `${id}-hint`;
  return (
    <FieldContext value={{ id, describedBy, isInvalid }}>
      <div className={classNames('flex flex-col gap-1', className)}>
        <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-work font-medium text-fg'}>
          {label}
        </label>
        {children}
        {isInvalid ? (
          <p id={`${id}-error`} role="alert" className="flex items-start gap-1 text-hint text-bad">
            <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" strokeWidth={1.5} />
            {error}
          </p>
        ) : undefined}
        {!isInvalid && hint !== undefined ? (
          <p id={`${id}-hint`} className="text-hint text-fg-3">
            {hint}
          </p>
        ) : undefined}
      </div>
    </FieldContext>
  );
};
