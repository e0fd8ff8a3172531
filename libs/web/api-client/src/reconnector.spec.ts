import { describe, expect, it } from 'vitest';
import { Reconnector, type Connection } from './reconnector.ts';

class Scene {
  now = 0;
  attempts = 0;
  probes = 0;
  fails = false;
  hangs = false;
  retries = true;
  timers: { work: () => void; at: number }[] = [];
  wake: () => void = () => undefined;
  private end: () => void = () => undefined;
  readonly link = new Reconnector({
    connect: async (signal): Promise<Connection> => {
      this.attempts += 1;
      if (this.fails) throw new Error('refused');
      if (this.hangs) await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('left'))));
      const ended = new Promise<void>((resolve) => (this.end = resolve));
      return { ended, close: () => this.end(), probe: () => (this.probes += 1) };
    },
    now: () => this.now,
    random: () => 1,
    setTimeout: (work, delayMs) => {
      const timer = { work, at: this.now + delayMs };
      this.timers.push(timer);
      return timer;
    },
    clearTimeout: (timer) => (this.timers = this.timers.filter((each) => each !== timer)),
    onWake: (listener) => {
      this.wake = listener;
      return () => undefined;
    },
    shouldRetry: () => this.retries,
  });
  readonly settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  drop(): void {
    this.end();
  }
  async pass(ms: number): Promise<void> {
    this.now += ms;
    const due = this.timers.filter((timer) => timer.at <= this.now);
    this.timers = this.timers.filter((timer) => timer.at > this.now);
    for (const timer of due) timer.work();
    await this.settle();
  }
}

const started = async (change: Partial<Scene> = {}): Promise<Scene> => {
  const scene = Object.assign(new Scene(), change);
  scene.link.start();
  await scene.settle();
  return scene;
};

describe('Reconnector', () => {
  it('connects again after a wait that it names', async () => {
    const scene = await started();
    expect(scene.link.state.get()).toEqual({ phase: 'open' });
    scene.drop();
    await scene.settle();
    expect(scene.link.state.get()).toEqual({ phase: 'waiting', attempt: 1, retryAt: 250 });
    await scene.pass(250);
    expect(scene.link.state.get()).toEqual({ phase: 'open' });
  });

  it('waits longer after each failure, and begins anew after a connection that held', async () => {
    const scene = await started({ fails: true });
    await scene.pass(250);
    expect(scene.link.state.get()).toMatchObject({ phase: 'waiting', attempt: 2, retryAt: 750 });
    scene.fails = false;
    await scene.pass(500);
    await scene.pass(6_000);
    scene.drop();
    await scene.settle();
    expect(scene.link.state.get()).toMatchObject({ attempt: 1, retryAt: 7_000 });
  });

  it('does not start over for a server that accepts and drops at once', async () => {
    const scene = await started();
    scene.drop();
    await scene.settle();
    await scene.pass(250);
    scene.drop();
    await scene.settle();
    expect(scene.link.state.get()).toMatchObject({ phase: 'waiting', attempt: 2 });
  });

  it('tries at once when the page wakes while it waits, and looks after an open connection', async () => {
    const scene = await started();
    scene.wake();
    expect(scene.probes).toBe(1);
    scene.drop();
    await scene.settle();
    scene.wake();
    await scene.settle();
    expect(scene.link.state.get()).toEqual({ phase: 'open' });
    expect(scene.timers).toEqual([]);
  });

  it('ends an attempt that hears nothing for ten seconds', async () => {
    const scene = await started({ hangs: true });
    await scene.pass(9_900);
    expect(scene.link.state.get()).toMatchObject({ phase: 'connecting' });
    await scene.pass(100);
    expect(scene.link.state.get()).toMatchObject({ phase: 'waiting', attempt: 1 });
  });

  it('gives up where trying again makes no sense', async () => {
    const scene = await started({ fails: true, retries: false });
    expect(scene.link.state.get()).toEqual({ phase: 'idle' });
    expect(scene.timers).toEqual([]);
  });

  it('is silent after it was stopped', async () => {
    const scene = await started();
    scene.link.stop();
    await scene.settle();
    await scene.pass(60_000);
    expect(scene.attempts).toBe(1);
    expect(scene.link.state.get()).toEqual({ phase: 'idle' });
  });
});
