import { useId, type ComponentProps } from 'react';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'id'> {
  label: string;
}

/** A box with its label; the label is part of the target. */
export const Checkbox = ({ label, ...rest }: CheckboxProps) => {
  const id = useId();
  return (
    <span className="inline-flex min-h-6 items-center gap-2 pointer-coarse:min-h-11">
      <input
        {...rest}
        id={id}
        type="checkbox"
        className="size-4 shrink-0 appearance-none rounded-control border border-control-line bg-ink-0 bg-center bg-no-repeat checked:border-accent checked:bg-accent checked:[background-image:linear-gradient(45deg,transparent_55%,var(--on-accent)_55%_68%,transparent_68%)] focus-visible:outline-offset-2 disabled:opacity-50"
      />
      <label htmlFor={id} className="text-work text-fg">
        {label}
      </label>
    </span>
  );
};
