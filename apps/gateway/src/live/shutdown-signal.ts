import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';

/** Aborts when the process is about to stop: whatever would go on for ever must end, so that the rest can finish. */
@Injectable()
export class ShutdownSignal implements BeforeApplicationShutdown {
  private readonly stopping = new AbortController();

  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  /** Calls `end` when the process stops. Returns the way to call that off. */
  onStop(end: () => void): () => void {
    this.signal.addEventListener('abort', end, { once: true });
    return () => {
      this.signal.removeEventListener('abort', end);
    };
  }

  beforeApplicationShutdown(): void {
    this.stopping.abort();
  }
}
