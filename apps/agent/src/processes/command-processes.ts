import {
  AgentError,
  type attachProcess,
  type HandlerContext,
  type killProcess,
  type ProcessState,
  type ServerStream,
  type startProcess,
  type VerbInput,
  type VerbOutput,
  type waitProcess,
} from '@constellation/agent-protocol';
import type { WorkspaceRoot } from '../files/workspace-root.ts';
import { shellOf } from '../terminals/shell-of.ts';
import { CommandProcess } from './command-process.ts';
import { endTask } from './end-task.ts';
import { folderOf } from './folder-of.ts';
import { taskVariable } from './process-table.ts';

const maxProcesses = 64;
const graceMs = 5_000;
const holdMs = 10_000;
const titleLength = 500;
/** An ended command that nobody acknowledged is forgotten after a day. */
const keptMs = 24 * 3_600_000;

const taskOf = (id: string): string => `proc:${id}`;

/** The commands of the workspace, by the id their starter chose. */
export class CommandProcesses {
  readonly #commands = new Map<string, CommandProcess>();
  /** Starts in progress, so that two with one id start one program. */
  readonly #starting = new Map<string, Promise<CommandProcess>>();

  constructor(
    private readonly root: WorkspaceRoot,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  async start(input: VerbInput<typeof startProcess>): Promise<VerbOutput<typeof startProcess>> {
    const starter = this.#starting.get(input.id);
    const known = starter === undefined ? this.#commands.get(input.id) : await starter;
    if (known !== undefined) return { ...known.state(), started: false };
    this.#forgetOld();
    if (this.#commands.size + this.#starting.size >= maxProcesses) throw new AgentError('limit', { details: { limit: maxProcesses } });
    const starting = this.#spawn(input);
    this.#starting.set(input.id, starting);
    try {
      const command = await starting;
      this.#commands.set(input.id, command);
      if (input.awaitAttach) this.#hold(command);
      if (input.timeoutMs !== undefined) this.#limit(input.id, command, input.timeoutMs);
      return { ...command.state(), started: true };
    } finally {
      this.#starting.delete(input.id);
    }
  }

  async wait({ id, timeoutMs }: VerbInput<typeof waitProcess>, { signal }: HandlerContext): Promise<ProcessState> {
    const command = this.#get(id);
    const { promise: woken, resolve } = Promise.withResolvers<undefined>();
    const wake = (): void => resolve(undefined);
    const timer = setTimeout(wake, timeoutMs);
    signal.addEventListener('abort', wake, { once: true });
    await Promise.race([command.ended, woken]);
    clearTimeout(timer);
    return command.state();
  }

  attach(
    input: VerbInput<typeof attachProcess>,
    stream: ServerStream<typeof attachProcess>,
    { signal }: HandlerContext,
  ): Promise<ProcessState> {
    const { id, stdoutOffset, stderrOffset, follow } = input;
    return this.#get(id).attach({ stdout: stdoutOffset, stderr: stderrOffset, follow }, stream, signal);
  }

  async kill({ id, signal }: VerbInput<typeof killProcess>): Promise<ProcessState> {
    const command = this.#get(id);
    await this.#end(id, command, signal);
    return command.state();
  }

  list(): ProcessState[] {
    return [...this.#commands.values()].map((command) => command.state());
  }

  acknowledge({ id }: { id: string }): Record<never, never> {
    const command = this.#commands.get(id);
    if (command?.hasEnded === false) throw new AgentError('busy', { message: 'it still runs' });
    this.#commands.delete(id);
    return {};
  }

  async #spawn(input: VerbInput<typeof startProcess>): Promise<CommandProcess> {
    const cwd = await folderOf(this.root, input.cwd);
    const [file = '/bin/sh', ...rest] =
      typeof input.command === 'string' ? [shellOf(this.environment), '-c', input.command] : input.command;
    const title = typeof input.command === 'string' ? input.command : input.command.join(' ');
    return CommandProcess.start({
      id: input.id,
      title: title.slice(0, titleLength),
      file,
      arguments: rest,
      cwd,
      environment: { ...this.environment, ...input.env, [taskVariable]: taskOf(input.id) },
      hasInput: input.stdin === 'pipe',
    });
  }

  #hold(command: CommandProcess): void {
    command.hold();
    setTimeout(() => command.release(), holdMs).unref();
  }

  #limit(id: string, command: CommandProcess, timeoutMs: number): void {
    const timer = setTimeout(() => {
      command.markTimedOut();
      void this.#end(id, command, 'SIGHUP');
    }, timeoutMs);
    void command.ended.then(() => clearTimeout(timer));
  }

  /** Ends what it started, too, even when the command itself is over. */
  async #end(id: string, command: CommandProcess, signal: NodeJS.Signals): Promise<void> {
    command.release();
    await endTask(taskOf(id), command.pid, { signal, graceMs });
    await command.ended;
  }

  #get(id: string): CommandProcess {
    const command = this.#commands.get(id);
    if (command === undefined) throw new AgentError('not_found', { message: `there is no process ${id}` });
    return command;
  }

  #forgetOld(): void {
    for (const [id, command] of this.#commands)
      if (command.endedAtMs !== undefined && Date.now() - command.endedAtMs > keptMs) this.#commands.delete(id);
  }
}
