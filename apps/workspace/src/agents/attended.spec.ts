import { AgentError, type StreamMessage } from '@constellation/agent-protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attended } from './attended.ts';

/** A stream that says what it is told to, and then nothing. */
class FallingSilent {
  private fail: (error: Error) => void = () => undefined;
  cancel(error = new AgentError('cancelled')): void {
    this.fail(error);
  }
  async *[Symbol.asyncIterator](): AsyncGenerator<StreamMessage<string>> {
    yield { kind: 'item', item: 'first' };
    await new Promise<void>((_, reject) => (this.fail = reject));
  }
}

describe('an attended stream', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('ends with a deadline when the agent falls silent', async () => {
    const messages = attended(new FallingSilent(), 1_000);
    expect(await messages.next()).toMatchObject({ value: { item: 'first' } });
    const next = messages.next().then(
      () => 'more',
      (error: unknown) => (error as AgentError).code,
    );
    await vi.advanceTimersByTimeAsync(1_001);
    expect(await next).toBe('deadline');
  });

  it('does not count the time that its reader takes', async () => {
    const stream = new FallingSilent();
    const cancel = vi.spyOn(stream, 'cancel');
    const messages = attended(stream, 1_000);
    await messages.next();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(cancel).not.toHaveBeenCalled();
  });
});
