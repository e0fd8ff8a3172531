import { useSyncExternalStore } from 'react';
import { useShell } from '../shell-context.tsx';
import { useRegistry } from '../use-registry.ts';

const ChordHint = () => {
  const { keys } = useShell();
  const waiting = useSyncExternalStore(keys.subscribe, keys.waitingFor);
  return waiting === undefined ? undefined : (
    <span role="status" className="px-2 text-fg-2">
      {waiting} was pressed, waiting for the second key
    </span>
  );
};

/** The line at the foot of the workbench. */
export const StatusBar = () => {
  const items = useRegistry(useShell().status);
  return (
    <footer
      aria-label="Status bar"
      className="flex h-[25px] shrink-0 items-stretch justify-between border-t border-line bg-ink-1 text-hint text-fg-2"
    >
      <div className="flex min-w-0 items-stretch overflow-hidden pl-1">
        {items.map((item) => (item.side === 'start' ? <item.component key={item.id} /> : undefined))}
        <ChordHint />
      </div>
      <div className="flex items-stretch pr-1">
        {items.map((item) => (item.side === 'end' ? <item.component key={item.id} /> : undefined))}
      </div>
    </footer>
  );
};
