import type { MenuEntry } from '@constellation/web-ui';
import { LogOut, Settings, ShieldCheck, UserRound } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useAccount, useApplication } from '../application-context.tsx';
import { signOut } from '../sign-out.ts';

/** What the account's menu holds, on pages and in the workbench. */
export const useAccountMenuEntries = (): MenuEntry[] => {
  const application = useApplication();
  const account = useAccount();
  const navigate = useNavigate();
  const go = (to: string) => () => void navigate(to);
  return [
    { id: 'account', label: 'Account', icon: UserRound, onSelect: go('/account') },
    { id: 'settings', label: 'Settings', icon: Settings, onSelect: go('/settings') },
    ...(account.platformRole === 'admin' ? [{ id: 'admin', label: 'Administration', icon: ShieldCheck, onSelect: go('/admin') }] : []),
    'separator',
    { id: 'sign-out', label: 'Sign out', icon: LogOut, onSelect: () => void signOut(application) },
  ];
};
