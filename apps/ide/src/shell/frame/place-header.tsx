import type { ReactNode } from 'react';

/** The title row of the side bar and the right panel. */
export const PlaceHeader = ({ title, actions }: { title: string; actions: ReactNode }) => (
  <header className="flex h-9 shrink-0 items-center gap-1 pr-2 pl-4">
    <h2 className="flex-1 truncate text-hint font-semibold tracking-wide text-fg-2 uppercase">{title}</h2>
    {actions}
  </header>
);
