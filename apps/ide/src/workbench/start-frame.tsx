import type { ReactNode } from 'react';

/** The workbench's outline while it is not there yet, with one thing in the place of the editor. */
export const StartFrame = ({ banner, children }: { banner?: ReactNode; children?: ReactNode }) => (
  <div className="flex h-dvh flex-col bg-ink-1 text-fg">
    {banner}
    <div className="flex min-h-0 flex-1">
      <div className="hidden w-11 shrink-0 border-r border-line md:block" />
      <div className="hidden w-60 shrink-0 border-r border-line md:block" />
      <main className="flex flex-1 items-center justify-center overflow-auto bg-ink-0 p-6">{children}</main>
      <div className="hidden w-[340px] shrink-0 border-l border-line md:block" />
    </div>
    <div className="h-14 shrink-0 border-t border-line md:h-[25px]" />
  </div>
);
