import { classNames } from '@constellation/web-ui';
import type { ReactNode } from 'react';
import { useTitle } from '../use-title.ts';

export interface PageBodyProps {
  title: string;
  /** Buttons at the end of the title's row. */
  actions?: ReactNode;
  /** How wide the content may become. */
  width?: 'narrow' | 'wide';
  children: ReactNode;
}

/** A page's title and content in their column. */
export const PageBody = ({ title, actions, width = 'wide', children }: PageBodyProps) => {
  useTitle(title);
  return (
    <div
      className={classNames(
        'mx-auto flex w-full flex-1 flex-col gap-5 px-4 py-6 md:px-6 md:py-8',
        width === 'narrow' ? 'max-w-2xl' : 'max-w-5xl',
      )}
    >
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-3">
        <h1 className="text-display font-semibold">{title}</h1>
        {actions}
      </div>
      {children}
    </div>
  );
};
