import { chmod, lchown, lstat, rm } from 'node:fs/promises';
import type { Duplex } from 'node:stream';
import type { WorkspaceId } from '@constellation/contracts-kernel';
import { DriverError } from '../driver-error.ts';
import { KeyedLock } from '../keyed-lock.ts';
import {
  WorkspaceDriver,
  type DriverCapabilities,
  type ObservedWorkspace,
  type StopOptions,
  type WorkspaceSpec,
} from '../workspace-driver.ts';
import { readAgentRecord, readAgentRecords, readBootId, removeAgentRecord, writeAgentRecord, type AgentRecord } from './agent-record.ts';
import { connectSocket } from './connect-socket.ts';
import { endProcesses } from './end-processes.ts';
import { ExitWatch } from './exit-watch.ts';
import { makeFolders } from './make-folders.ts';
import { probeSandbox, type SandboxProbe } from './probe-sandbox.ts';
import { isAlive } from './process-identity.ts';
import { startAgent, type AgentProgram } from './start-agent.ts';
import { strayWorkspaces } from './stray-agents.ts';
import { firstWorkspaceUid } from './first-workspace-uid.ts';
import { waitUntil } from './wait-until.ts';
import { placesOf, type WorkspacePlaces } from './workspace-places.ts';

export interface LocalDriverOptions {
  data: string;
  run: string;
  program: AgentProgram;
  /** Forces `none` where a namespace would work. */
  isolation?: 'none';
}

/** How long an agent may take from its start to its socket. */
const startTimeoutMs = 15_000;

/** Agents as processes of this host, in bubblewrap where that works. */
export class LocalDriver extends WorkspaceDriver {
  override readonly kind = 'local';
  /** Whether workspaces get users of their own: only root can give them. */
  readonly hasOwnUsers = process.getuid?.() === 0;
  private readonly lock = new KeyedLock();
  private readonly exits = new ExitWatch();
  private probe: Promise<SandboxProbe> | undefined;

  constructor(private readonly options: LocalDriverOptions) {
    super();
    placesOf(options, 'wsp_00000000000000000000000000');
  }

  /** Never rejects; `reason` says why there is no namespace. */
  sandbox(): Promise<SandboxProbe> {
    this.probe ??=
      this.options.isolation === 'none'
        ? Promise.resolve({ isolation: 'none', reason: 'switched off' })
        : probeSandbox(this.hasOwnUsers ? firstWorkspaceUid - 1 : undefined);
    return this.probe;
  }

  override async capabilities(): Promise<DriverCapabilities> {
    return { isolation: (await this.sandbox()).isolation, pause: false, diskQuota: 'none' };
  }

  override ensure(spec: WorkspaceSpec, onStep: (step: 'folder' | 'agent') => void = () => undefined): Promise<ObservedWorkspace> {
    return this.lock.run(spec.workspaceId, async () => {
      const places = placesOf(this.options, spec.workspaceId);
      const record = await readAgentRecord(places.record);
      if (record !== undefined && isAlive(record.agent)) {
        if (record.generation === spec.generation) return this.adopt(record, places);
        if (record.generation > spec.generation)
          throw new DriverError(
            'stale-generation',
            `Generation ${String(record.generation)} runs, ${String(spec.generation)} was asked for.`,
          );
      }
      onStep('folder');
      await this.end(spec.workspaceId, places, 5_000, spec.uid);
      await makeFolders(places, this.hasOwnUsers ? spec.uid : undefined).catch((error: unknown) => {
        const isFull = ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');
        throw isFull ? new DriverError('disk-full', 'The disk is full.', { cause: error }) : error;
      });
      onStep('agent');
      return this.start(spec, places);
    });
  }

  private async start(spec: WorkspaceSpec, places: WorkspacePlaces): Promise<ObservedWorkspace> {
    const { isolation } = await this.sandbox();
    const uid = this.hasOwnUsers ? spec.uid : undefined;
    if (this.hasOwnUsers && uid === undefined)
      throw new DriverError('not-supported', 'A workspace needs its own user when the service is root.');
    const { workspaceId, generation } = spec;
    const started = await startAgent({ workspaceId, generation, uid, isolation, places, program: this.options.program });
    if (started === undefined) throw new DriverError('agent-did-not-start', `The agent ended at once; see ${places.log}.`);
    const { root, agent } = started;
    const record: AgentRecord = { ...spec, ...root, agent, isolation, socket: places.socket, bootId: await readBootId() };
    await writeAgentRecord(places.record, record);
    const isListening = await waitUntil(
      async () => {
        if (!isAlive(agent)) return true;
        const socket = await connectSocket(places.socket, uid).catch(() => undefined);
        socket?.destroy();
        return socket !== undefined;
      },
      startTimeoutMs,
      15,
    );
    if (!isListening || !isAlive(agent)) {
      await this.end(workspaceId, places, 0, uid);
      throw new DriverError('agent-did-not-start', `The agent did not open its socket; see ${places.log}.`);
    }
    return this.adopt(record, places);
  }

  private async adopt(record: AgentRecord, places: WorkspacePlaces): Promise<ObservedWorkspace> {
    if (record.uid !== undefined) await freeze(places.socketFolder, record.uid);
    this.exits.watch(record);
    return observed(record);
  }

  override stop(workspaceId: WorkspaceId, { graceMs }: StopOptions): Promise<void> {
    return this.lock.run(workspaceId, () => this.end(workspaceId, placesOf(this.options, workspaceId), graceMs, undefined));
  }

  override remove(workspaceId: WorkspaceId): Promise<void> {
    return this.lock.run(workspaceId, async () => {
      const places = placesOf(this.options, workspaceId);
      await this.end(workspaceId, places, 2_000, undefined);
      await rm(places.top, { recursive: true, force: true, maxRetries: 3 });
      await rm(places.log, { force: true });
    });
  }

  /** `uid` is asked of the record first, then of the folder: what a lost record leaves behind is found by its user. */
  private async end(workspaceId: WorkspaceId, places: WorkspacePlaces, graceMs: number, uid: number | undefined): Promise<void> {
    this.exits.forget(workspaceId);
    const record = await readAgentRecord(places.record);
    const owner = this.hasOwnUsers ? (record?.uid ?? uid ?? (await ownerOf(places.files))) : undefined;
    const stray =
      record === undefined ? strayWorkspaces(this.options.program).find((found) => found.workspaceId === workspaceId) : undefined;
    const isEnded = await endProcesses({ workspaceId, uid: owner, root: record ?? stray, agent: record?.agent }, graceMs);
    if (!isEnded) throw new DriverError('not-supported', `Processes of ${workspaceId} could not be ended.`);
    await removeAgentRecord(places.record);
    await rm(places.socketFolder, { recursive: true, force: true });
  }

  override async list(): Promise<ObservedWorkspace[]> {
    const records = await readAgentRecords(this.options.data);
    const known = new Set(records.map((record) => record.workspaceId));
    const strays = strayWorkspaces(this.options.program).filter((stray) => !known.has(stray.workspaceId));
    return [...records.map(observed), ...strays.map((stray) => ({ ...stray, isolation: 'none' as const, state: 'dead' as const }))];
  }

  override async connect(workspaceId: WorkspaceId): Promise<Duplex> {
    const places = placesOf(this.options, workspaceId);
    const record = await readAgentRecord(places.record);
    if (record === undefined || !isAlive(record.agent)) throw new DriverError('not-running', `${workspaceId} does not run.`);
    return connectSocket(places.socket, record.uid);
  }

  override onExit(listener: (workspaceId: WorkspaceId, generation: number) => void): () => void {
    return this.exits.onExit(listener);
  }

  override close(): Promise<void> {
    this.exits.close();
    return Promise.resolve();
  }
}

const observed = (record: AgentRecord): ObservedWorkspace => ({
  workspaceId: record.workspaceId,
  generation: record.generation,
  isolation: record.isolation,
  state: isAlive(record.agent) ? 'running' : 'dead',
});

/** From now on the workspace can neither replace its socket by a link nor remove it; its group may still reach it. */
const freeze = async (folder: string, uid: number): Promise<void> => {
  await lchown(folder, 0, uid);
  await chmod(folder, 0o710);
};

const ownerOf = async (path: string): Promise<number | undefined> => {
  const found = await lstat(path).catch(() => undefined);
  return found === undefined || found.uid < firstWorkspaceUid ? undefined : found.uid;
};
