import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

const look = cva(
  'relative inline-flex h-7 shrink-0 select-none items-center justify-center gap-1.5 overflow-hidden whitespace-nowrap rounded-control px-3 text-work font-medium pointer-coarse:h-11 pointer-coarse:px-4 disabled:opacity-50 aria-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:stroke-[1.5]',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:bg-accent/90 focus-visible:outline-offset-2',
        secondary: 'border border-control-line bg-ink-2 text-fg hover:bg-ink-3',
        quiet: 'text-fg-2 hover:bg-ink-3 hover:text-fg',
        danger: 'bg-bad text-on-bad hover:bg-bad/90 focus-visible:outline-offset-2',
      },
      size: { regular: '', large: 'h-8 px-4 text-page' },
    },
    defaultVariants: { variant: 'secondary', size: 'regular' },
  },
);

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof look> {
  /** The act is under way: the button keeps its size, its name and its focus, and does nothing when pressed. */
  pending?: boolean | undefined;
}

/** A button with a verb on it. `type` is `button` unless given, so that none submits a form by accident. */
export const Button = ({ variant, size, pending = false, className, onClick, children, type = 'button', ...rest }: ButtonProps) => (
  <button
    {...rest}
    type={type}
    aria-busy={pending || undefined}
    aria-disabled={pending || undefined}
    className={classNames(look({ variant, size }), className)}
    onClick={(event) => {
      if (pending) event.preventDefault();
      else onClick?.(event);
    }}
  >
    {children}
    {pending ? <span aria-hidden className="absolute inset-x-0 bottom-0 h-0.5 w-1/3 animate-slide bg-current" /> : undefined}
  </button>
);
