import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

/** A grey bar in the place and size of what is still to come. Hidden from screen readers: the region says it is busy. */
export const Skeleton = ({ className, ...rest }: ComponentProps<'div'>) => (
  <div {...rest} aria-hidden className={classNames('animate-pulse-quiet rounded-control bg-ink-3', className)} />
);
