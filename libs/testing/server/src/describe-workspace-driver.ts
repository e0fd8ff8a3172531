import type { Duplex } from 'node:stream';
import { AgentClient, attachProcess, byteLink, outputChannel, startProcess, systemFacts, watchPorts } from '@constellation/agent-protocol';
import type { WorkspaceId } from '@constellation/contracts-kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Spec {
  workspaceId: WorkspaceId;
  generation: number;
  uid: number | undefined;
}

interface Observed {
  workspaceId: WorkspaceId;
  generation: number;
  state: 'running' | 'dead';
}

/** A driver of workspaces, as far as the suite asks. */
export interface DriverUnderTest {
  ensure(spec: Spec): Promise<Observed>;
  stop(workspaceId: WorkspaceId, options: { graceMs: number }): Promise<void>;
  remove(workspaceId: WorkspaceId): Promise<void>;
  list(): Promise<Observed[]>;
  connect(workspaceId: WorkspaceId): Promise<Duplex>;
  onExit(listener: (workspaceId: WorkspaceId, generation: number) => void): () => void;
  close(): Promise<void>;
}

export interface DriverWorld {
  /** A driver over the same place, as the next process of the service would make it. */
  makeDriver(): DriverUnderTest;
  /** Two workspaces that belong to different people. */
  specs: [Omit<Spec, 'generation'>, Omit<Spec, 'generation'>];
  /** Where the second one's files lie for the host; left out where workspaces share one user and nothing keeps them apart. */
  secretFolder?: string;
  cleanUp(): Promise<void>;
}

const run = async (client: AgentClient, command: string): Promise<string> => {
  const id = `c-${crypto.randomUUID()}`;
  await client.call(startProcess, { id, command, awaitAttach: true, timeoutMs: 10_000 });
  let text = '';
  for await (const message of await client.open(attachProcess, { id }))
    if (message.kind === 'bytes' && message.bytes[0] === outputChannel.stdout) text += new TextDecoder().decode(message.bytes.subarray(1));
  return text.trim();
};

const until = async (holds: () => boolean | Promise<boolean>): Promise<boolean> => {
  for (const end = performance.now() + 5_000; performance.now() < end;) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
};

/** What every driver of workspaces promises, tried with the real agent. Each `start` makes a world of its own. */
export const describeWorkspaceDriver = (name: string, start: () => Promise<DriverWorld>): void => {
  describe(`the ${name} driver keeps its promises:`, () => {
    let world: DriverWorld;
    let driver: DriverUnderTest;
    const [at, other] = [() => world.specs[0], () => world.specs[1]];
    const withAgent = async <T>(workspaceId: WorkspaceId, work: (client: AgentClient) => Promise<T>, by = driver): Promise<T> => {
      const client = await AgentClient.connect(byteLink(await by.connect(workspaceId)));
      try {
        return await work(client);
      } finally {
        client.close();
      }
    };
    const shell = (command: string, workspaceId = at().workspaceId) => withAgent(workspaceId, (client) => run(client, command));
    const bootOf = (by = driver) => withAgent(at().workspaceId, (client) => Promise.resolve(client.agent.bootId), by);

    beforeAll(async () => {
      world = await start();
      driver = world.makeDriver();
      await driver.ensure({ ...at(), generation: 1 });
      await driver.ensure({ ...other(), generation: 1 });
    });
    afterAll(async () => {
      for (const { workspaceId } of world.specs) await driver.remove(workspaceId);
      await driver.close();
      await world.cleanUp();
    });

    it('an agent answers as the workspace and generation it was started for', async () => {
      const agent = await withAgent(at().workspaceId, (client) => Promise.resolve(client.agent));
      expect(agent).toMatchObject({ workspaceId: at().workspaceId, generation: 1 });
    });

    it('it holds no capability and is not root', async () => {
      const facts = await withAgent(at().workspaceId, (client) => client.call(systemFacts, {}));
      expect(facts.capabilities).toBe('0'.repeat(16));
      expect(facts.uid).not.toBe(0);
    });

    it('a second ensure, also by a later process of the service, finds the same agent', async () => {
      const boot = await bootOf();
      expect(await driver.ensure({ ...at(), generation: 1 })).toMatchObject({ state: 'running', generation: 1 });
      const later = world.makeDriver();
      await later.ensure({ ...at(), generation: 1 });
      expect(await bootOf(later)).toBe(boot);
      await later.close();
      expect(await bootOf()).toBe(boot);
    });

    it('a newer generation replaces an older one, never the other way, and files stay', async () => {
      const boot = await bootOf();
      await shell('echo kept > kept.txt; echo home > ~/kept.txt');
      await driver.ensure({ ...at(), generation: 3 });
      expect(await bootOf()).not.toBe(boot);
      expect(await shell('cat kept.txt ~/kept.txt')).toBe('kept\nhome');
      await expect(driver.ensure({ ...at(), generation: 2 })).rejects.toThrow();
      expect(await driver.list()).toContainEqual(
        expect.objectContaining({ workspaceId: at().workspaceId, generation: 3, state: 'running' }),
      );
    });

    it('another workspace cannot be read', async ({ skip }) => {
      const { secretFolder } = world;
      if (secretFolder === undefined) return skip('workspaces share one user here');
      await shell('echo secret > secret.txt', other().workspaceId);
      expect(await shell('cat secret.txt', other().workspaceId)).toBe('secret');
      expect(await shell(`cat ${secretFolder}/secret.txt 2>/dev/null; ls ${secretFolder} 2>/dev/null; true`)).toBe('');
    });

    it('ports of its programs are seen, those of others are not', async () => {
      const listening =
        "require('net').createServer().listen(0, '127.0.0.1', function () { console.log(this.address().port); setTimeout(() => process.exit(), 4000) })";
      await withAgent(at().workspaceId, async (client) => {
        const ports = await client.open(watchPorts, {});
        await client.call(startProcess, { id: 'listener', command: ['node', '-e', listening] });
        for await (const message of ports) if (message.kind === 'item' && message.item.ports.length > 0) break;
      });
      const seen = await withAgent(other().workspaceId, async (client) => {
        for await (const message of await client.open(watchPorts, {})) if (message.kind === 'item') return message.item.ports;
        return undefined;
      });
      expect(seen).toEqual([]);
    });

    it('a stop ends every process, whatever it did to stay, and files stay', async () => {
      await shell(
        "setsid nohup sh -c 'while :; do date +%s%N > alive; sleep 0.05; done' >/dev/null 2>&1 & env -i setsid sh -c \"trap '' TERM HUP; while :; do date +%s%N > alive2; sleep 0.05; done\" >/dev/null 2>&1 & sleep 0.3",
      );
      await driver.stop(at().workspaceId, { graceMs: 2_000 });
      expect((await driver.list()).some(({ workspaceId }) => workspaceId === at().workspaceId)).toBe(false);
      await expect(driver.connect(at().workspaceId)).rejects.toThrow();
      await driver.ensure({ ...at(), generation: 4 });
      const before = await shell('cat alive alive2 kept.txt');
      expect(before).toContain('kept');
      expect(await shell('sleep 0.3; cat alive alive2 kept.txt')).toBe(before);
    });

    it('an agent that ends by itself is told of', async () => {
      const told: string[] = [];
      const forget = driver.onExit((workspaceId, generation) => told.push(`${workspaceId} ${String(generation)}`));
      await shell('kill -9 $PPID').catch(() => undefined);
      expect(await until(() => told.includes(`${at().workspaceId} 4`))).toBe(true);
      forget();
      await driver.ensure({ ...at(), generation: 5 });
    });

    it('a removal takes the files, and is fine twice', async () => {
      await driver.remove(at().workspaceId);
      await driver.remove(at().workspaceId);
      await driver.ensure({ ...at(), generation: 1 });
      expect(await shell('ls -A')).toBe('');
    });
  });
};
