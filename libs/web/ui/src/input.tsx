import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { useFieldAttributes } from './field.tsx';

export const controlLook =
  'h-7 w-full min-w-0 rounded-control border border-control-line bg-ink-0 px-2 text-work text-fg placeholder:text-fg-3 read-only:bg-ink-1 disabled:opacity-50 aria-invalid:border-bad pointer-coarse:h-11 pointer-coarse:text-[1rem]';

/** A line of text. Within a `Field` it has that field's label, hint and error. */
export const Input = ({ className, ...rest }: ComponentProps<'input'>) => (
  <input {...useFieldAttributes()} {...rest} className={classNames(controlLook, className)} />
);

/** Several lines of text. */
export const Textarea = ({ className, ...rest }: ComponentProps<'textarea'>) => (
  <textarea {...useFieldAttributes()} {...rest} className={classNames(controlLook, 'h-auto min-h-16 py-1', className)} />
);
