import { Link, LinkDownError } from '../core/link.ts';

/** A link within the process: it counts receivers as Redis does and delivers at once. */
export class MemoryLink extends Link {
  ready = true;
  resets = 0;
  readonly published: { channel: string; message: string }[] = [];
  private readonly listeners = new Map<string, (message: string) => void>();

  override async publish(channel: string, message: string): Promise<number> {
    if (!this.ready) throw new LinkDownError('down');
    this.published.push({ channel, message });
    const listener = this.listeners.get(channel);
    listener?.(message);
    return listener === undefined ? 0 : 1;
  }

  override subscribe(channel: string, listener: (message: string) => void): void {
    this.listeners.set(channel, listener);
  }

  override async unsubscribe(channel: string): Promise<void> {
    this.listeners.delete(channel);
  }

  override isReady(): boolean {
    return this.ready;
  }

  override onReady(listener: () => void): void {
    listener();
  }

  override reset(): void {
    this.resets++;
  }
}
