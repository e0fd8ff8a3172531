import { useAccountMenuEntries } from '../platform/page/use-account-menu-entries.ts';
import { useWorkbenchMenuEntries } from './workbench-menu.tsx';

/** The main menu and the account's as one list, in the phone's sheet. */
export const PhoneMenu = () => {
  const entries = [...useWorkbenchMenuEntries(), ...useAccountMenuEntries()];
  return (
    <ul className="border-t border-line px-2 py-2">
      {entries.map((entry) =>
        entry === 'separator' ? undefined : (
          <li key={entry.id}>
            <button
              type="button"
              className="flex h-11 w-full items-center gap-3 rounded-control px-2 hover:bg-ink-3"
              onClick={entry.onSelect}
            >
              {entry.icon === undefined ? undefined : <entry.icon aria-hidden className="size-4" strokeWidth={1.5} />}
              {entry.label}
            </button>
          </li>
        ),
      )}
    </ul>
  );
};
