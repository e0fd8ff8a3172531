import { constants } from 'node:os';
import { spawn, type IPty } from '@lydell/node-pty';
import {
  AgentError,
  type attachTerminal,
  type ServerStream,
  type Terminal as TerminalState,
  type VerbTrailer,
} from '@constellation/agent-protocol';
import { Flow } from '../flow.ts';
import { RingBuffer } from '../ring-buffer.ts';
import { lineStart } from './line-start.ts';
import { ScreenMode } from './screen-mode.ts';
import { TerminalViewer, type ViewerSize } from './terminal-viewer.ts';

const ringBytes = 1024 * 1024;
const marks = { pauseAt: 100_000, resumeAt: 5_000, patienceMs: 2_000 };
/** node-pty drops what a paused terminal still holds 200 ms after its program ended, so we look more often than that. */
const exitCheckMs = 50;

export interface TerminalOptions {
  id: string;
  name: string;
  size: ViewerSize;
  file: string;
  arguments: string[];
  cwd: string;
  environment: Record<string, string>;
}

type End = VerbTrailer<typeof attachTerminal>;

const signalName = (number: number | undefined): string | undefined =>
  number === undefined || number === 0 ? undefined : Object.entries(constants.signals).find(([, value]) => value === number)?.[0];

/** A real terminal that outlives its viewers. It is always read: into the ring while nobody watches, at the viewers' pace while they do. */
export class Terminal {
  readonly #pty: IPty;
  readonly #ring = new RingBuffer(ringBytes);
  readonly #screen = new ScreenMode();
  readonly #viewers = new Set<TerminalViewer>();
  readonly #flow: Flow;
  readonly #startedAtMs = Date.now();
  readonly #enders = new Set<(end: End) => void>();
  #name: string;
  #size: ViewerSize;
  #end: End | undefined;
  #exitCheck: NodeJS.Timeout | undefined;
  #keystrokes = 0;

  constructor(private readonly options: TerminalOptions) {
    this.#name = options.name;
    this.#size = options.size;
    const { columns, rows } = options.size;
    this.#pty = spawn(options.file, options.arguments, {
      name: 'xterm-256color',
      cols: columns,
      rows,
      cwd: options.cwd,
      env: options.environment,
      encoding: null,
    });
    this.#flow = new Flow(marks, { pause: () => this.#pause(), resume: () => this.#resume() });
    // With `encoding: null` the data are bytes, whatever the declaration says.
    this.#pty.onData((data: string | Uint8Array) => {
      if (typeof data !== 'string') this.#output(data);
    });
    this.#pty.onExit(({ exitCode, signal }) => {
      const name = signalName(signal);
      this.#finish({ reason: 'exited', exitCode, ...(name === undefined ? {} : { signal: name }) });
    });
  }

  get pid(): number {
    return this.#pty.pid;
  }

  get hasEnded(): boolean {
    return this.#end !== undefined;
  }

  state(): TerminalState {
    const { exitCode, signal } = this.#end ?? {};
    return {
      id: this.options.id,
      name: this.#name,
      state: this.#end === undefined ? 'running' : 'exited',
      ...this.#size,
      ...(this.#end === undefined ? { pid: this.#pty.pid } : {}),
      ...(exitCode === undefined ? {} : { exitCode }),
      ...(signal === undefined ? {} : { signal }),
      firstOffset: this.#ring.firstOffset,
      nextOffset: this.#ring.nextOffset,
      viewers: this.#viewers.size,
      startedAtMs: this.#startedAtMs,
    };
  }

  /** Serves one viewer until the terminal ends or the viewer leaves. */
  async attach(
    fromOffset: number | undefined,
    size: ViewerSize | undefined,
    stream: ServerStream<typeof attachTerminal>,
    signal: AbortSignal,
  ): Promise<End> {
    const isGap = fromOffset !== undefined && fromOffset < this.#ring.firstOffset;
    const offset = fromOffset === undefined || isGap ? lineStart(this.#ring) : Math.min(fromOffset, this.#ring.nextOffset);
    const viewer = new TerminalViewer(stream, this.#ring, offset, this.#screen, () => this.#nudge());
    viewer.size = size;
    this.#viewers.add(viewer);
    stream.open({ ...this.state(), offset, gap: isGap, alternateScreen: isGap && this.#screen.isAlternate });
    stream.onGrant(() => {
      viewer.pump();
      this.#flow.check();
    });
    viewer.pump();
    this.#flow.add(viewer);
    this.#followLeader();
    if (isGap) this.#nudge();
    void this.#listen(viewer, stream).catch(() => undefined);
    const { over, forget } = this.#over(signal);
    try {
      const end = await over;
      await viewer.drain();
      return end;
    } finally {
      forget();
      this.#viewers.delete(viewer);
      this.#flow.remove(viewer);
      this.#followLeader();
    }
  }

  input(bytes: Uint8Array): void {
    if (this.#end !== undefined) throw new AgentError('gone', { message: 'the terminal has ended' });
    this.#type(bytes);
  }

  resize(size: ViewerSize): void {
    if (this.#end !== undefined || (size.columns === this.#size.columns && size.rows === this.#size.rows)) return;
    this.#size = size;
    this.#pty.resize(size.columns, size.rows);
    for (const viewer of this.#viewers) viewer.tell({ type: 'size', ...size });
  }

  rename(name: string): void {
    this.#name = name;
    for (const viewer of this.#viewers) viewer.tell({ type: 'name', name });
  }

  /** Tells viewers that it is closed. Its processes are ended by whoever closes it. */
  close(): void {
    this.#finish({ reason: 'closed' });
  }

  /** node-pty writes bytes as they are, but declares text alone. */
  #type(bytes: Uint8Array): void {
    (this.#pty as unknown as { write(bytes: Uint8Array): void }).write(bytes);
  }

  #output(bytes: Uint8Array): void {
    this.#screen.read(bytes);
    this.#ring.append(bytes);
    for (const viewer of this.#viewers) viewer.pump();
    this.#flow.check();
  }

  async #listen(viewer: TerminalViewer, stream: ServerStream<typeof attachTerminal>): Promise<void> {
    for await (const message of stream.incoming()) {
      if (message.kind === 'bytes') {
        viewer.typedAt = this.#keystrokes += 1;
        this.#followLeader();
        if (this.#end === undefined) this.#type(message.bytes);
      } else {
        viewer.size = { columns: message.signal.columns, rows: message.signal.rows };
        this.#followLeader();
      }
    }
  }

  /** The size is that of the viewer who typed last, else of whoever came first. */
  #followLeader(): void {
    let leader: TerminalViewer | undefined;
    for (const viewer of this.#viewers)
      if (viewer.size !== undefined && (leader === undefined || viewer.typedAt > leader.typedAt)) leader = viewer;
    if (leader?.size !== undefined) this.resize(leader.size);
  }

  /** Makes a full-screen program draw itself again. */
  #nudge(): void {
    if (!this.#screen.isAlternate || this.#end !== undefined) return;
    this.#pty.resize(this.#size.columns, this.#size.rows + 1);
    setTimeout(() => {
      if (this.#end === undefined) this.#pty.resize(this.#size.columns, this.#size.rows);
    }, 20);
  }

  #pause(): void {
    if (this.#end !== undefined) return;
    this.#pty.pause();
    this.#exitCheck = setInterval(() => {
      if (!isAlive(this.#pty.pid)) this.#resume();
    }, exitCheckMs);
  }

  #resume(): void {
    clearInterval(this.#exitCheck);
    if (this.#end === undefined) this.#pty.resume();
  }

  /** Resolves when the terminal ends, rejects when the viewer leaves. */
  #over(signal: AbortSignal): { over: Promise<End>; forget: () => void } {
    const { promise, resolve, reject } = Promise.withResolvers<End>();
    const leave = () => reject(new AgentError('cancelled'));
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    if (this.#end === undefined) this.#enders.add(resolve);
    else resolve(this.#end);
    return {
      over: promise,
      forget: () => {
        signal.removeEventListener('abort', leave);
        this.#enders.delete(resolve);
      },
    };
  }

  #finish(end: End): void {
    if (this.#end !== undefined) return;
    clearInterval(this.#exitCheck);
    this.#end = end;
    for (const resolve of this.#enders) resolve(end);
    this.#enders.clear();
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
