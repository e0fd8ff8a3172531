import { useId, type ReactNode } from 'react';

export interface PageSectionProps {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a page under its own heading. */
export const PageSection = ({ title, lead, actions, children }: PageSectionProps) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 border-t border-line pt-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 id={id} className="text-title font-semibold">
            {title}
          </h2>
          {lead === undefined ? undefined : <p className="max-w-prose text-fg-2">{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
};
