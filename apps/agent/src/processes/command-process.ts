import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { AgentError, type attachProcess, type ProcessState, type ServerStream } from '@constellation/agent-protocol';
import { failureOf } from '../files/failure-of.ts';
import { Flow } from '../flow.ts';
import { RingBuffer } from '../ring-buffer.ts';
import { ProcessFollower } from './process-follower.ts';

const ringBytes = 256 * 1024;
/** Kept of each output after the end. */
const keptBytes = 64 * 1024;
const marks = { pauseAt: 128 * 1024, resumeAt: 32 * 1024, patienceMs: 30_000 };
/** After a command ended, its outputs are read for this long while something it left behind still holds them open. */
const lingerMs = 200;

export interface CommandOptions {
  id: string;
  /** As shown in lists. */
  title: string;
  file: string;
  arguments: string[];
  cwd: string;
  environment: Record<string, string>;
  hasInput: boolean;
}

/** A command without a terminal, with its two outputs kept apart. */
export class CommandProcess {
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;
  readonly #rings = { stdout: new RingBuffer(ringBytes), stderr: new RingBuffer(ringBytes) };
  readonly #followers = new Set<ProcessFollower>();
  readonly #flow: Flow;
  readonly #startedAtMs = Date.now();
  #exit: { exitCode: number | undefined; signal: string | undefined; at: number } | undefined;
  #timedOut = false;
  #isHeld = false;

  private constructor(
    private readonly options: CommandOptions,
    child: ChildProcess,
  ) {
    this.#child = child;
    this.#flow = new Flow(marks, { pause: () => this.#pause(), resume: () => this.#resume() });
    this.#read(child.stdout, this.#rings.stdout);
    this.#read(child.stderr, this.#rings.stderr);
    this.ended = this.#whenOver();
  }

  /** Rejects with what the system says when the program cannot be started. */
  static async start(options: CommandOptions): Promise<CommandProcess> {
    const child = spawn(options.file, options.arguments, {
      cwd: options.cwd,
      env: options.environment,
      // A session of its own, so that signals to it reach all that it starts and nothing else.
      detached: true,
      stdio: [options.hasInput ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    });
    const command = new CommandProcess(options, child);
    child.stdin?.on('error', () => undefined);
    try {
      await once(child, 'spawn');
    } catch (error) {
      throw failureOf(error);
    }
    return command;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get hasEnded(): boolean {
    return this.#exit !== undefined;
  }

  get endedAtMs(): number | undefined {
    return this.#exit?.at;
  }

  markTimedOut(): void {
    this.#timedOut = true;
  }

  /** Holds the output back until {@link release} or the first follower. */
  hold(): void {
    this.#isHeld = true;
    this.#pause();
  }

  release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    if (!this.#flow.isPaused) this.#resume();
  }

  state(): ProcessState {
    const { exitCode, signal, at } = this.#exit ?? {};
    const { pid } = this.#child;
    return {
      id: this.options.id,
      command: this.options.title,
      state: this.#exit === undefined ? 'running' : 'exited',
      ...(pid === undefined || this.#exit !== undefined ? {} : { pid }),
      ...(exitCode === undefined ? {} : { exitCode }),
      ...(signal === undefined ? {} : { signal }),
      timedOut: this.#timedOut,
      stdoutBytes: this.#rings.stdout.nextOffset,
      stderrBytes: this.#rings.stderr.nextOffset,
      startedAtMs: this.#startedAtMs,
      ...(at === undefined ? {} : { exitedAtMs: at }),
    };
  }

  /** Serves one reader until the command ends (or, without `follow`, with what is kept). */
  async attach(
    offsets: { stdout: number; stderr: number; follow: boolean },
    stream: ServerStream<typeof attachProcess>,
    signal: AbortSignal,
  ): Promise<ProcessState> {
    const follower = new ProcessFollower(stream, this.#rings, {
      stdout: Math.min(offsets.stdout, this.#rings.stdout.nextOffset),
      stderr: Math.min(offsets.stderr, this.#rings.stderr.nextOffset),
    });
    stream.open(this.state());
    if (!offsets.follow) {
      await follower.drain();
      return this.state();
    }
    stream.onGrant(() => {
      follower.pump();
      this.#flow.check();
    });
    this.#followers.add(follower);
    this.release();
    follower.pump();
    this.#flow.add(follower);
    void this.#feed(stream).catch(() => undefined);
    try {
      await Promise.race([this.ended, aborted(signal)]);
      await follower.drain();
      return this.state();
    } finally {
      this.#followers.delete(follower);
      this.#flow.remove(follower);
    }
  }

  async #feed(stream: ServerStream<typeof attachProcess>): Promise<void> {
    const { stdin } = this.#child;
    for await (const bytes of stream.body()) if (stdin?.writable === true && !stdin.write(bytes)) await once(stdin, 'drain');
    stdin?.end();
  }

  #read(output: Readable | null, ring: RingBuffer): void {
    output?.on('data', (bytes: Uint8Array) => {
      ring.append(bytes);
      for (const follower of this.#followers) follower.pump();
      this.#flow.check();
    });
    output?.on('error', () => undefined);
  }

  #pause(): void {
    this.#child.stdout?.pause();
    this.#child.stderr?.pause();
  }

  #resume(): void {
    if (this.#isHeld) return;
    this.#child.stdout?.resume();
    this.#child.stderr?.resume();
  }

  async #whenOver(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#child.once('close', () => resolve()));
    const [exitCode, signal] = await new Promise<[number | null, string | null]>((resolve) => {
      this.#child.once('exit', (code, name) => resolve([code, name]));
      this.#child.once('error', () => resolve([null, null]));
    });
    // A slow follower may still be owed what the pipes hold; what a child left behind keeps open is not waited for.
    for (let isOver = false; !isOver;) {
      const before = this.#rings.stdout.nextOffset + this.#rings.stderr.nextOffset;
      isOver = await Promise.race([closed.then(() => true), wait(lingerMs).then(() => false)]);
      if (!isOver && !this.#flow.isPaused && !this.#isHeld)
        isOver = before === this.#rings.stdout.nextOffset + this.#rings.stderr.nextOffset;
    }
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
    this.#exit = { exitCode: exitCode ?? undefined, signal: signal ?? undefined, at: Date.now() };
    // Followers drain what the rings hold first; a later reader gets the tail.
    void Promise.all([...this.#followers].map((follower) => follower.drain())).then(() => {
      this.#rings.stdout.shrink(keptBytes);
      this.#rings.stderr.shrink(keptBytes);
    });
  }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const leave = () => reject(new AgentError('cancelled'));
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
  });
