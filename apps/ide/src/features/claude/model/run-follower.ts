import { endedRunStates, runEventSchema, type Run, type RunEvent } from '@constellation/contracts-claude';
import type { LiveClient } from '@constellation/web-api-client';
import { proxy } from 'valtio';
import type { ClaudeApi } from '../api/claude-api.ts';
import { addEvent, newTranscript, type Transcript } from './transcript.ts';

/**
 * One run on the screen: what was kept of it, then what happens. After a reconnect it goes on behind the last event it has, so nothing is missing
 * and nothing is shown twice.
 */
export class RunFollower {
  readonly transcript: Transcript;
  readonly loading = proxy<{ phase: 'loading' | 'ready' | 'failed' }>({ phase: 'loading' });
  private stop: (() => void) | undefined;
  private isDisposed = false;

  constructor(
    readonly run: Run,
    private readonly api: Pick<ClaudeApi, 'history'>,
    private readonly live: Pick<LiveClient, 'subscribe'>,
    private readonly onChange: (event: RunEvent) => void,
  ) {
    this.transcript = proxy(newTranscript(run.state));
  }

  async start(): Promise<void> {
    this.loading.phase = 'loading';
    try {
      let hasMore = true;
      while (hasMore) {
        const page = await this.api.history(this.run.id, this.transcript.lastId);
        for (const event of page.items) this.take(event);
        hasMore = page.hasMore && page.items.length > 0;
      }
      this.loading.phase = 'ready';
    } catch {
      this.loading.phase = 'failed';
      return;
    }
    if (this.isDisposed || endedRunStates.includes(this.transcript.state)) return;
    this.stop = this.live.subscribe(
      () => ({ resource: 'run', id: this.run.id, ...(this.transcript.lastId === undefined ? {} : { after: this.transcript.lastId }) }),
      { onRunEvent: (event) => this.receive(event) },
    );
  }

  dispose(): void {
    this.isDisposed = true;
    this.stop?.();
  }

  private receive(value: unknown): void {
    const event = runEventSchema.safeParse(value);
    if (event.success) this.take(event.data);
  }

  private take(event: RunEvent): void {
    if (!addEvent(this.transcript, event, Date.now())) return;
    this.onChange(event);
    if (endedRunStates.includes(this.transcript.state)) {
      this.stop?.();
      this.stop = undefined;
    }
  }
}
