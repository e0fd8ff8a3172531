import { Tooltip } from '@constellation/web-ui';
import { ShieldAlert } from 'lucide-react';
import { useCell } from '../platform/use-cell.ts';
import { useWorkspaceSession } from '../platform/workspace-session-context.tsx';

/** Says where a workspace's programs run as ordinary processes of the host. */
export const IsolationStatus = () => {
  const { isolation } = useCell(useWorkspaceSession().workspace);
  if (isolation !== 'none') return;
  return (
    <Tooltip text="Programs of this workspace run as ordinary processes of the server. Run only what you trust.">
      <span tabIndex={0} className="flex items-center gap-1 px-2 text-warn">
        <ShieldAlert aria-hidden className="size-3.5" strokeWidth={1.5} />
        Not isolated
      </span>
    </Tooltip>
  );
};
