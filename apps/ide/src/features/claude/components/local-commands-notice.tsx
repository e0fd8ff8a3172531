import { Banner, Button } from '@constellation/web-ui';
import { useState } from 'react';
import { useCell } from '../../../platform/use-cell.ts';
import { useWorkspaceSession } from '../../../platform/workspace-session-context.tsx';
import type { ClaudeSession } from '../model/claude-session.ts';

/** Where nothing keeps a workspace's programs from the server, Claude's commands need a person's consent once per project. */
export const LocalCommandsNotice = ({ session }: { session: ClaudeSession }) => {
  const workspace = useWorkspaceSession();
  const { isolation } = useCell(workspace.workspace);
  const { localCommandsAllowed } = useCell(workspace.project);
  const [isPending, setIsPending] = useState(false);
  if (isolation !== 'none' || localCommandsAllowed) return undefined;
  const allow = async () => {
    setIsPending(true);
    await session.allowLocalCommands();
    setIsPending(false);
  };
  return (
    <Banner
      tone="warn"
      actions={
        <Button pending={isPending} onClick={() => void allow()}>
          Allow commands
        </Button>
      }
    >
      This workspace is not isolated: a command of Claude runs on the server like any program of yours. Each one still asks.
    </Banner>
  );
};
