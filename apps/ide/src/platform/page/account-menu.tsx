import { Avatar, Menu } from '@constellation/web-ui';
import { useAccount } from '../application-context.tsx';
import { hueOf } from '../hue-of.ts';
import { useAccountMenuEntries } from './use-account-menu-entries.ts';

/** The person's initials; opens account, settings and sign-out. */
export const AccountMenu = ({ side = 'bottom' }: { side?: 'bottom' | 'right' }) => {
  const account = useAccount();
  return (
    <Menu
      side={side}
      align="end"
      entries={useAccountMenuEntries()}
      trigger={
        <button
          type="button"
          aria-label={`Account menu of ${account.name}`}
          className="flex size-11 shrink-0 items-center justify-center rounded-control"
        >
          <Avatar name={account.name} hue={hueOf(account.id)} />
        </button>
      }
    />
  );
};
