import type { View } from './view.ts';

const Count = ({ useBadge, of }: { useBadge: () => number | undefined; of: string }) => {
  const count = useBadge();
  if (count === undefined || count === 0) return;
  return (
    <span className="min-w-4 rounded-full bg-ink-3 px-1 text-center text-[0.6875rem] leading-4 font-medium text-fg">
      {count > 99 ? '99+' : count}
      <span className="sr-only"> in {of}</span>
    </span>
  );
};

/** What the view counts, such as problems or ports. */
export const ViewBadge = ({ view }: { view: View }) =>
  view.useBadge === undefined ? undefined : <Count useBadge={view.useBadge} of={view.title} />;
