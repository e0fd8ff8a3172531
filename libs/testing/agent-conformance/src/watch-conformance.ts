import { type AgentClient, type ClientStream, type FileChange, watchFiles } from '@constellation/agent-protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectedAgent } from './connected-agent.ts';

/** A watcher that remembers the last thing it heard of each path. */
class Watching {
  readonly changes = new Map<string, FileChange['change']>();
  batches = 0;

  private constructor(readonly stream: ClientStream<typeof watchFiles>) {
    void this.#read().catch(() => undefined);
  }

  static async start(client: AgentClient, path = ''): Promise<Watching> {
    return new Watching(await client.open(watchFiles, { path }));
  }

  async hears(path: string, change: FileChange['change']): Promise<void> {
    await vi.waitFor(() => expect(this.changes.get(path)).toBe(change), { timeout: 5_000, interval: 5 });
  }

  async #read(): Promise<void> {
    for await (const message of this.stream) {
      if (message.kind !== 'item') continue;
      this.batches += 1;
      if (message.item.type === 'changes') for (const { path, change } of message.item.changes) this.changes.set(path, change);
    }
  }
}

/** What a watcher hears. */
export const watchConformance = (agent: ConnectedAgent): void => {
  describe('watch', () => {
    let watching: Watching;

    beforeEach(async () => {
      await agent.shell('mkdir -p watched/node_modules watched/.git');
      watching = await Watching.start(agent.client);
    });
    afterEach(() => watching.stream.cancel());

    it('hears of files that are created, changed, moved and removed', async () => {
      await agent.shell('echo 1 > watched/a.txt');
      await watching.hears('watched/a.txt', 'created');
      await agent.shell('echo 2 >> watched/a.txt');
      await watching.hears('watched/a.txt', 'changed');
      await agent.shell('mv watched/a.txt watched/b.txt');
      await watching.hears('watched/a.txt', 'removed');
      await watching.hears('watched/b.txt', 'created');
      await agent.shell('rm watched/b.txt');
      await watching.hears('watched/b.txt', 'removed');
    });

    it('hears of everything in folders that appear, however fast they fill', async () => {
      await agent.shell('mkdir -p watched/new/deep/er && touch watched/new/deep/er/file');
      await watching.hears('watched/new/deep/er/file', 'created');
      await agent.shell('touch watched/new/deep/later');
      await watching.hears('watched/new/deep/later', 'created');
      await agent.shell('mv watched/new watched/renamed');
      await watching.hears('watched/renamed/deep/er/file', 'created');
      await agent.shell('touch watched/renamed/deep/afterwards');
      await watching.hears('watched/renamed/deep/afterwards', 'created');
      await agent.shell('rm -r watched/renamed');
      await watching.hears('watched/renamed', 'removed');
    });

    it('does not hear what happens inside .git and node_modules', async () => {
      await agent.shell('touch watched/.git/index watched/node_modules/x watched/marker');
      await watching.hears('watched/marker', 'created');
      expect([...watching.changes.keys()].filter((path) => path.includes('.git/') || path.includes('node_modules/'))).toEqual([]);
    });

    it('hears only of the folder it asked for', async () => {
      await agent.shell('mkdir -p watched/one watched/two');
      const narrow = await Watching.start(agent.client, 'watched/one');
      await agent.shell('touch watched/two/x watched/one/x');
      await narrow.hears('watched/one/x', 'created');
      expect(narrow.changes.has('watched/two/x')).toBe(false);
      narrow.stream.cancel();
    });

    it('gathers a burst into few batches', async () => {
      await agent.shell('cd watched && seq 1 300 | sed s/^/burst-/ | xargs touch');
      await watching.hears('watched/burst-300', 'created');
      expect([...watching.changes.keys()].filter((path) => path.startsWith('watched/burst-'))).toHaveLength(300);
      expect(watching.batches).toBeLessThan(60);
    });
  });
};
