import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { OperationError, type InputOf } from '@constellation/contracts-kernel';
import {
  cancelTool,
  compareRunFiles,
  createSnapshot,
  readChangedFile,
  revertRunFiles,
  runTool,
  waitForTool,
  type ChangedFile,
  type ToolInput,
  type ToolOutcome,
} from '@constellation/contracts-workspace';
import { Handles } from '@constellation/transport';
import { Controller } from '@nestjs/common';

type Call = InputOf<typeof runTool>;
type Running = { output: string; outcome?: ToolOutcome };

const tagOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const done = (outcome: Partial<ToolOutcome> & { text: string }) => ({
  state: 'done' as const,
  outcome: { isError: false, durationMs: 1, ...outcome },
});

/** The files and effects of one workspace, kept outside of any process that a test kills. */
export class WorkspaceState {
  files = new Map<string, string>();
  snapshots: Map<string, string>[] = [];
  /** Every call that arrived, repetitions too. */
  calls: Call[] = [];
  /** What was carried out, by tool call: never twice. */
  effects = new Map<string, ToolOutcome | undefined>();
  running = new Map<string, Running>();
  cancelled: string[] = [];
  generations = new Map<string, number>();
  isStopped = false;
  /** Hooks in which a test kills processes. */
  onSnapshot: () => Promise<void> | void = () => undefined;
  afterEffect: (call: Call) => Promise<void> | void = () => undefined;
  /** Asks for a decision even where the mode would not. */
  decisionNeeded: (call: Call) => boolean = () => false;
}

/** A stand-in for the workspace service that keeps its promises: fencing, one effect per id, a decision where it needs one. */
@Controller()
export class FakeWorkspace {
  constructor(private readonly state: WorkspaceState) {}

  @Handles(runTool)
  async run(call: Call) {
    this.state.calls.push(call);
    if (this.state.isStopped) throw new OperationError('workspace.not_running');
    if (call.runGeneration < (this.state.generations.get(call.runId) ?? 0)) throw new OperationError('tool.run_superseded');
    this.state.generations.set(call.runId, call.runGeneration);
    if (call.tool === 'read' || call.tool === 'glob' || call.tool === 'grep') return this.read(call);
    if (this.state.effects.has(call.toolUseId)) return this.repeated(call.toolUseId);
    if (call.decision === undefined && this.state.decisionNeeded(call)) throw new OperationError('tool.decision_needed');
    this.state.effects.set(call.toolUseId, undefined);
    const answer = this.change(call);
    await this.state.afterEffect(call);
    if (answer.state === 'done') this.state.effects.set(call.toolUseId, answer.outcome);
    return answer;
  }

  @Handles(waitForTool)
  async waitFor({ toolUseId, waitMs, offset }: InputOf<typeof waitForTool>) {
    const running = this.state.running.get(toolUseId);
    if (!running) throw new OperationError('tool.unknown_effect');
    for (let waited = 0; waited < waitMs && !running.outcome && running.output.length <= offset; waited += 10) await wait(10);
    const { output, outcome } = running;
    return { output: output.slice(offset), offset: output.length, ...(outcome ? { outcome } : {}) };
  }

  @Handles(cancelTool)
  cancel({ toolUseId }: InputOf<typeof cancelTool>) {
    this.state.cancelled.push(toolUseId);
    return {};
  }

  @Handles(createSnapshot)
  async snapshot() {
    await this.state.onSnapshot();
    this.state.snapshots.push(new Map(this.state.files));
    return { snapshotId: this.state.snapshots.length.toString(16).padStart(40, '0'), skipped: [] };
  }

  @Handles(compareRunFiles)
  compare({ snapshotId }: InputOf<typeof compareRunFiles>) {
    const before = this.at(snapshotId);
    const paths = [...new Set([...before.keys(), ...this.state.files.keys()])].filter(
      (path) => before.get(path) !== this.state.files.get(path),
    );
    return { items: paths.map((path) => this.changed(path, before)), truncated: false };
  }

  @Handles(readChangedFile)
  readChanged({ snapshotId, path }: InputOf<typeof readChangedFile>) {
    const before = this.at(snapshotId).get(path);
    const after = this.state.files.get(path);
    return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }), tooLarge: false };
  }

  @Handles(revertRunFiles)
  revert({ snapshotId, paths, dryRun }: InputOf<typeof revertRunFiles>) {
    const before = this.at(snapshotId);
    const items = paths.map(({ path }) => {
      const old = before.get(path);
      const result = old === this.state.files.get(path) ? ('unchanged' as const) : ('reverted' as const);
      if (!dryRun && old !== undefined) this.state.files.set(path, old);
      return { path, result };
    });
    return { items };
  }

  private at(snapshotId: string): Map<string, string> {
    return this.state.snapshots[Number.parseInt(snapshotId, 16) - 1] ?? new Map<string, string>();
  }

  private changed(path: string, before: Map<string, string>): ChangedFile {
    const now = this.state.files.get(path);
    const status = before.has(path) ? (now === undefined ? 'deleted' : 'modified') : 'added';
    return {
      path,
      status,
      linesAdded: 1,
      linesRemoved: 0,
      isBinary: false,
      editedSince: false,
      ...(now === undefined ? {} : { tag: tagOf(now) }),
    };
  }

  private repeated(toolUseId: string) {
    if (this.state.running.has(toolUseId)) return { state: 'running' as const };
    const outcome = this.state.effects.get(toolUseId);
    return outcome ? { state: 'done' as const, outcome } : done({ isError: true, isUnknown: true, text: 'The outcome is unknown.' });
  }

  private read({ tool, input }: Call) {
    if (tool !== 'read') return done({ text: [...this.state.files.keys()].join('\n') });
    const { path } = input as ToolInput<'read'>;
    const text = this.state.files.get(path);
    if (text === undefined) return done({ isError: true, errorCode: 'file.not_found', text: `There is no ${path}.` });
    return done({
      text: text
        .split('\n')
        .map((line, index) => `${String(index + 1).padStart(6)}\t${line}`)
        .join('\n'),
      path,
    });
  }

  private change({ tool, input, toolUseId }: Call) {
    if (tool === 'bash') {
      const { command } = input as ToolInput<'bash'>;
      const [, line, path] = /^echo (\S+) >> (\S+)$/.exec(command) ?? [];
      if (line && path) this.state.files.set(path, `${this.state.files.get(path) ?? ''}${line}\n`);
      if (!command.startsWith('slow')) return done({ text: `ran ${command}`, exitCode: 0 });
      this.state.running.set(toolUseId, { output: '' });
      return { state: 'running' as const };
    }
    const { path } = input as ToolInput<'edit'>;
    if (tool === 'write') {
      this.state.files.set(path, (input as ToolInput<'write'>).content);
      return done({ text: `Wrote ${path}.`, path, linesAdded: 1, linesRemoved: 0 });
    }
    const { oldText, newText } = input as ToolInput<'edit'>;
    const text = this.state.files.get(path) ?? '';
    const found = text.split(oldText).length - 1;
    if (found !== 1) return done({ isError: true, errorCode: 'edit.not_unique', text: `The text occurs ${found} times.`, path });
    this.state.files.set(path, text.replace(oldText, newText));
    return done({ text: `Edited ${path}.`, path, linesAdded: 1, linesRemoved: 1 });
  }
}
