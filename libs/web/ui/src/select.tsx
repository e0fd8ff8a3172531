import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { useFieldAttributes } from './field.tsx';
import { controlLook } from './input.tsx';

export interface SelectProps extends Omit<ComponentProps<'select'>, 'children'> {
  options: readonly { value: string; label: string }[];
}

/** One of a few choices: the system's own list, which every keyboard, phone and screen reader knows. */
export const Select = ({ options, className, ...rest }: SelectProps) => (
  <span className={classNames('relative inline-flex', className)}>
    <select {...useFieldAttributes()} {...rest} className={classNames(controlLook, 'appearance-none pr-7')}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
    <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-fg-3" strokeWidth={1.5} />
  </span>
);
