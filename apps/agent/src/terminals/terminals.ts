import {
  type attachTerminal,
  AgentError,
  type HandlerContext,
  type openTerminal,
  type ServerStream,
  type Terminal as TerminalState,
  type VerbInput,
  type VerbOutput,
  type VerbTrailer,
} from '@constellation/agent-protocol';
import type { WorkspaceRoot } from '../files/workspace-root.ts';
import { folderOf } from '../processes/folder-of.ts';
import { endTask } from '../processes/end-task.ts';
import { taskVariable } from '../processes/process-table.ts';
import { shellOf } from './shell-of.ts';
import { Terminal } from './terminal.ts';

const maxTerminals = 16;
const closeGraceMs = 5_000;
/** An ended terminal that nobody closed is forgotten after a day. */
const keptMs = 24 * 3_600_000;

const taskOf = (id: string): string => `pty:${id}`;

/** The terminals of the workspace, by the id their opener chose. */
export class Terminals {
  readonly #terminals = new Map<string, Terminal>();

  constructor(
    private readonly root: WorkspaceRoot,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  get count(): number {
    return this.#terminals.size;
  }

  async open(input: VerbInput<typeof openTerminal>): Promise<VerbOutput<typeof openTerminal>> {
    const known = this.#terminals.get(input.id);
    if (known !== undefined) return { ...known.state(), opened: false };
    const cwd = await folderOf(this.root, input.cwd);
    const raced = this.#terminals.get(input.id);
    if (raced !== undefined) return { ...raced.state(), opened: false };
    this.#forgetOld();
    if (this.#terminals.size >= maxTerminals) throw new AgentError('limit', { details: { limit: maxTerminals } });
    const [file = shellOf(this.environment), ...rest] = input.command ?? [];
    const terminal = new Terminal({
      id: input.id,
      name: input.name,
      size: { columns: input.columns, rows: input.rows },
      file,
      // No login shell: /etc/profile of many systems sets PATH anew and would hide the Node that the workspace is given.
      arguments: input.command === undefined ? [] : rest,
      cwd,
      environment: { ...this.environment, COLORTERM: 'truecolor', ...input.env, [taskVariable]: taskOf(input.id) },
    });
    this.#terminals.set(input.id, terminal);
    return { ...terminal.state(), opened: true };
  }

  list(): TerminalState[] {
    return [...this.#terminals.values()].map((terminal) => terminal.state());
  }

  attach(
    input: VerbInput<typeof attachTerminal>,
    stream: ServerStream<typeof attachTerminal>,
    context: HandlerContext,
  ): Promise<VerbTrailer<typeof attachTerminal>> {
    const { fromOffset, columns, rows } = input;
    const size = columns === undefined || rows === undefined ? undefined : { columns, rows };
    return this.#get(input.id).attach(fromOffset, size, stream, context.signal);
  }

  input({ id, text }: { id: string; text: string }): Record<never, never> {
    this.#get(id).input(Buffer.from(text));
    return {};
  }

  resize({ id, columns, rows }: { id: string; columns: number; rows: number }): Record<never, never> {
    this.#get(id).resize({ columns, rows });
    return {};
  }

  rename({ id, name }: { id: string; name: string }): TerminalState {
    const terminal = this.#get(id);
    terminal.rename(name);
    return terminal.state();
  }

  async close({ id }: { id: string }): Promise<Record<never, never>> {
    const terminal = this.#terminals.get(id);
    if (terminal === undefined) return {};
    this.#terminals.delete(id);
    terminal.close();
    await endTask(taskOf(id), terminal.pid, { signal: 'SIGHUP', graceMs: closeGraceMs });
    return {};
  }

  #get(id: string): Terminal {
    const terminal = this.#terminals.get(id);
    if (terminal === undefined) throw new AgentError('not_found', { message: `there is no terminal ${id}` });
    return terminal;
  }

  #forgetOld(): void {
    for (const [id, terminal] of this.#terminals) {
      if (terminal.hasEnded && Date.now() - terminal.state().startedAtMs > keptMs) this.#terminals.delete(id);
    }
  }
}
