import type { ListeningPort, ServerStream, watchPorts } from '@constellation/agent-protocol';

/** Answers `port.watch`: looks each second while anyone watches, and tells what changed to each watcher. */
export class PortWatch {
  readonly #watchers = new Set<(ports: ListeningPort[]) => void>();
  #timer: NodeJS.Timeout | undefined;
  #last = '';

  constructor(
    private readonly read: () => ListeningPort[],
    private readonly everyMs = 1_000,
  ) {}

  async execute(stream: ServerStream<typeof watchPorts>, signal: AbortSignal): Promise<Record<never, never>> {
    let latest: ListeningPort[] | undefined = this.read();
    let wake: () => void = () => undefined;
    const watcher = (ports: ListeningPort[]) => {
      latest = ports;
      wake();
    };
    this.#add(watcher);
    signal.addEventListener('abort', () => wake());
    stream.open({});
    try {
      while (!signal.aborted) {
        const ports = latest;
        latest = undefined;
        if (ports === undefined) await new Promise<void>((resolve) => (wake = resolve));
        else if (!(await stream.sendItem({ ports }))) break;
      }
      return {};
    } finally {
      this.#remove(watcher);
    }
  }

  #add(watcher: (ports: ListeningPort[]) => void): void {
    this.#watchers.add(watcher);
    if (this.#timer !== undefined) return;
    this.#last = JSON.stringify(this.read());
    this.#timer = setInterval(() => this.#look(), this.everyMs);
  }

  #remove(watcher: (ports: ListeningPort[]) => void): void {
    this.#watchers.delete(watcher);
    if (this.#watchers.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    const ports = this.read();
    const text = JSON.stringify(ports);
    if (text === this.#last) return;
    this.#last = text;
    for (const watcher of this.#watchers) watcher(ports);
  }
}
