import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

/** A key as it is labelled on the keyboard. */
export const Kbd = ({ className, ...rest }: ComponentProps<'kbd'>) => (
  <kbd {...rest} className={classNames('rounded-control border border-line bg-ink-3 px-1 font-sans text-hint text-fg-2', className)} />
);
