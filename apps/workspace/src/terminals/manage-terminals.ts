import { Injectable } from '@nestjs/common';
import {
  closeTerminal as closeVerb,
  listTerminals as listVerb,
  openTerminal,
  renameTerminal as renameVerb,
  type Terminal as AgentTerminal,
} from '@constellation/agent-protocol';
import type { InputOf, OutputOf, WorkspaceId } from '@constellation/contracts-kernel';
import {
  terminalIdSchema,
  type closeTerminal,
  type createTerminal,
  type listTerminals,
  type renameTerminal,
  type Terminal,
} from '@constellation/contracts-workspace';
import { ulid } from 'ulid';
import { withAgent } from '../agents/agent-failure.ts';
import { instantOf } from '../files/file-entry.ts';
import { AddressedWorkspace } from '../workspaces/addressed-workspace.ts';

const gone = { not_found: 'workspace.terminal_gone', gone: 'workspace.terminal_gone' } as const;

/** Terminals live in the agent; here they are opened, named and closed. Their bytes travel on the workspace socket. */
@Injectable()
export class ManageTerminals {
  constructor(private readonly addressed: AddressedWorkspace) {}

  async list({ workspaceId }: InputOf<typeof listTerminals>): Promise<OutputOf<typeof listTerminals>> {
    const agent = await this.addressed.agent(workspaceId);
    const { terminals } = await withAgent(() => agent.call(listVerb, {}));
    // Programs inside may have opened some under names that are not ours.
    const own = terminals.filter(({ id }) => terminalIdSchema.safeParse(id).success);
    return { items: own.toSorted((a, b) => a.startedAtMs - b.startedAtMs).map(toTerminal) };
  }

  async create({ workspaceId, terminalId, name, cwd, cols, rows }: InputOf<typeof createTerminal>): Promise<Terminal> {
    const agent = await this.addressed.agent(workspaceId);
    return withAgent(
      async () => {
        const id = terminalId ?? `t-${ulid()}`;
        return toTerminal(
          await agent.call(openTerminal, { id, name: name ?? (await this.freeName(workspaceId)), cwd, columns: cols, rows }),
        );
      },
      { limit: 'workspace.terminal_limit' },
    );
  }

  async rename({ workspaceId, terminalId, name }: InputOf<typeof renameTerminal>): Promise<Terminal> {
    const agent = await this.addressed.agent(workspaceId);
    return toTerminal(await withAgent(() => agent.call(renameVerb, { id: terminalId, name }), gone));
  }

  async close({ workspaceId, terminalId }: InputOf<typeof closeTerminal>): Promise<void> {
    const agent = await this.addressed.agent(workspaceId);
    await withAgent(() => agent.call(closeVerb, { id: terminalId }, { timeoutMs: 9_000 }), gone);
  }

  private async freeName(workspaceId: WorkspaceId): Promise<string> {
    const taken = new Set((await this.list({ workspaceId })).items.map(({ name }) => name));
    for (let number = 1; ; number++) if (!taken.has(`Terminal ${String(number)}`)) return `Terminal ${String(number)}`;
  }
}

const toTerminal = (terminal: AgentTerminal): Terminal => ({
  id: terminal.id,
  name: terminal.name,
  cols: terminal.columns,
  rows: terminal.rows,
  createdAt: instantOf(terminal.startedAtMs),
  ...(terminal.state === 'running' ? {} : { exit: exitOf(terminal) }),
});

const exitOf = ({ exitCode, signal }: AgentTerminal): NonNullable<Terminal['exit']> => ({
  ...(exitCode === undefined ? {} : { exitCode }),
  ...(signal === undefined ? {} : { signal }),
});
