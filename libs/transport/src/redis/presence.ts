import { allServices } from '../core/channels.ts';
import type { InstanceRecord } from '../core/instance-record.ts';
import type { InstanceView } from '../core/instance-view.ts';
import type { Loopback } from '../core/loopback.ts';
import type { TransportLog } from '../core/transport-log.ts';
import type { RedisLink } from './redis-link.ts';
import type { RedisRegistry } from './redis-registry.ts';

const beatEveryMs = 1_000;

/** Keeps this process in the registry and the registry in this process: one beat, ping and reading each second. */
export class Presence {
  private timer: NodeJS.Timeout | undefined;
  private hasRead = false;
  private readonly firstReadingListeners: (() => void)[] = [];
  private state: InstanceRecord['state'] | undefined;

  constructor(
    private readonly self: Omit<InstanceRecord, 'state' | 'inFlight'>,
    private readonly inFlight: () => number,
    private readonly link: RedisLink,
    private readonly registry: RedisRegistry,
    private readonly view: InstanceView,
    private readonly loopback: Loopback,
    private readonly log: TransportLog,
  ) {}

  start(): void {
    for (const service of allServices) this.registry.listen(service, (notice) => this.view.notice(notice));
    this.link.onReady(() => void this.refresh(true));
    this.timer = setInterval(() => void this.refresh(false), beatEveryMs);
  }

  /** Others may call this process from now on. The inbox must be subscribed before. */
  async arrive(): Promise<void> {
    this.state = 'up';
    await this.refresh(true);
  }

  /** Others send it no new calls from now on. */
  async startLeaving(): Promise<void> {
    if (this.state === undefined) return;
    this.state = 'draining';
    await this.refresh(true);
  }

  async leave(): Promise<void> {
    clearInterval(this.timer);
    const { record } = this;
    this.state = undefined;
    if (record !== undefined && this.link.isReady()) await this.quietly(() => this.registry.leave(record));
  }

  /** Called once, as soon as the others are known. */
  onFirstReading(listener: () => void): void {
    if (this.hasRead) listener();
    else this.firstReadingListeners.push(listener);
  }

  private get record(): InstanceRecord | undefined {
    return this.state === undefined ? undefined : { ...this.self, state: this.state, inFlight: this.inFlight() };
  }

  private async refresh(withNotice: boolean): Promise<void> {
    this.loopback.send();
    if (!this.link.isReady()) return;
    await this.quietly(async () => {
      const { record } = this;
      if (record !== undefined) await this.registry.beat(record);
      if (record !== undefined && withNotice) await this.registry.tell(record.service, { kind: 'here', instance: record });
      await Promise.all(allServices.map(async (service) => this.view.read(service, await this.registry.read(service))));
      this.hasRead = true;
      for (const listener of this.firstReadingListeners.splice(0)) listener();
    });
  }

  private async quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.warn({ err: error }, 'The registry could not be reached; the next beat tries again');
    }
  }
}
