import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { watchFiles } from '@constellation/agent-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningAgent } from '../testing/running-agent.ts';

describe('fs.watch, when the kernel drops events', () => {
  let agent: RunningAgent;
  beforeAll(async () => {
    agent = await RunningAgent.start();
  });
  afterAll(() => agent.stop());

  it('says that what is shown must be read again, and hears on', async () => {
    const client = await agent.connect({ pingEveryMs: 60_000 });
    const stream = await client.open(watchFiles, {});
    const messages = stream[Symbol.asyncIterator]();
    agent.child.kill('SIGSTOP');
    for (let round = 0; round < 7_000; round += 1) {
      writeFileSync(join(agent.root, `f${round % 50}`), 'x');
      rmSync(join(agent.root, `f${round % 50}`));
    }
    mkdirSync(join(agent.root, 'unseen'));
    agent.child.kill('SIGCONT');
    const { value } = await messages.next();
    expect(value).toMatchObject({ kind: 'item', item: { type: 'rescan' } });
    writeFileSync(join(agent.root, 'unseen', 'file'), 'x');
    const heard = async () => JSON.stringify((await messages.next()).value ?? '');
    let last = '';
    while (!last.includes('unseen/file')) last = await heard();
    expect(last).toContain('"created"');
    client.close();
  });
});
