import type { ReactNode } from 'react';
import { Brand } from '../../../platform/page/brand.tsx';
import { useTitle } from '../../../platform/use-title.ts';

export interface AuthCardProps {
  title: string;
  /** One line under the title. */
  lead?: ReactNode;
  /** Where else to go. */
  foot?: ReactNode;
  children: ReactNode;
}

/** The one card of the pages before sign-in. */
export const AuthCard = ({ title, lead, foot, children }: AuthCardProps) => {
  useTitle(title);
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-6 bg-ink-1 px-4 py-8 text-page text-fg">
      <Brand />
      <section aria-labelledby="auth-title" className="flex w-full max-w-sm flex-col gap-5 rounded-dialog border border-line bg-ink-0 p-6">
        <div className="flex flex-col gap-1">
          <h1 id="auth-title" className="text-title font-semibold">
            {title}
          </h1>
          {lead === undefined ? undefined : <p className="text-fg-2">{lead}</p>}
        </div>
        {children}
      </section>
      {foot === undefined ? undefined : <p className="max-w-sm text-center text-work text-fg-2">{foot}</p>}
    </main>
  );
};
