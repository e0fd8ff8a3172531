import { makeResetLink, updateUser, type Account } from '@constellation/contracts-identity';
import { Avatar, IconButton, Menu, notify, type MenuEntry } from '@constellation/web-ui';
import { Ellipsis, KeyRound, ShieldCheck, ShieldOff, UserRoundCheck, UserRoundX } from 'lucide-react';
import { useAccount, useApplication } from '../../../platform/application-context.tsx';
import { copyOfFailure } from '../../../platform/failure-copy.ts';
import { hueOf } from '../../../platform/hue-of.ts';
import { TimeAgo } from '../../../platform/page/time-ago.tsx';

export interface UserRowProps {
  user: Account;
  onResetLink: (link: { user: Account; url: string; expiresAt: string }) => void;
}

const useActs = ({ user, onResetLink }: UserRowProps) => {
  const { api, queries } = useApplication();
  const failed = (what: string) => (cause: unknown) => notify.error(what, { description: copyOfFailure(cause).sentence });
  return {
    change: (change: { platformRole?: Account['platformRole']; disabled?: boolean }, done: string): void => {
      api
        .call(updateUser, { userId: user.id, ifMatch: String(user.version), ...change })
        .then(() => notify.success(done))
        .catch(failed(`${user.name} was not changed`))
        .finally(() => void queries.invalidateQueries({ queryKey: ['admin', 'users'] }));
    },
    makeLink: (): void => {
      api
        .call(makeResetLink, { userId: user.id })
        .then((link) => onResetLink({ user, ...link }))
        .catch(failed('The link could not be made'));
    },
  };
};

/** One account, with what an administrator may do to it. */
export const UserRow = (props: UserRowProps) => {
  const { user } = props;
  const { change, makeLink } = useActs(props);
  const isSelf = useAccount().id === user.id;
  const isAdmin = user.platformRole === 'admin';
  const entries: MenuEntry[] = [
    { id: 'reset', label: 'Make reset link', icon: KeyRound, onSelect: makeLink },
    isAdmin
      ? {
          id: 'member',
          label: 'Make member',
          icon: ShieldOff,
          onSelect: () => change({ platformRole: 'member' }, `${user.name} is a member now`),
        }
      : {
          id: 'admin',
          label: 'Make administrator',
          icon: ShieldCheck,
          onSelect: () => change({ platformRole: 'admin' }, `${user.name} is an administrator now`),
        },
    ...(isSelf
      ? []
      : [
          'separator' as const,
          user.disabled
            ? {
                id: 'enable',
                label: 'Enable',
                icon: UserRoundCheck,
                onSelect: () => change({ disabled: false }, `${user.name} may sign in again`),
              }
            : {
                id: 'disable',
                label: 'Disable',
                icon: UserRoundX,
                danger: true,
                onSelect: () => change({ disabled: true }, `${user.name} was disabled and signed out`),
              },
        ]),
  ];
  return (
    <li className="flex min-h-14 items-center gap-3 border-b border-line px-3 py-2 last:border-b-0">
      <Avatar name={user.name} hue={hueOf(user.id)} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          {user.name}
          {isSelf ? <span className="font-normal text-fg-3"> (you)</span> : undefined}
        </p>
        <p className="truncate text-work text-fg-2">
          {user.email} · {isAdmin ? 'Administrator' : 'Member'}
          {user.disabled ? ' · disabled' : ''} · since <TimeAgo at={user.createdAt} />
        </p>
      </div>
      <Menu entries={entries} trigger={<IconButton icon={Ellipsis} label={`More for ${user.name}`} className="size-8" />} />
    </li>
  );
};
