import '@constellation/testing-stores';
import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { Broadcasts } from '../core/broadcasts.ts';
import { ChangeFeed } from '../core/change-feed.ts';
import { keys } from '../core/channels.ts';
import { OutputStreams, StaleEntryError } from '../core/output-streams.ts';
import { startCaller } from '../testing/test-service.ts';

let one: INestApplicationContext;
let other: INestApplicationContext;
beforeAll(async () => {
  [one, other] = (await Promise.all([startCaller(inject('redisUrl')), startCaller(inject('redisUrl'))])).map(({ app }) => app) as [
    INestApplicationContext,
    INestApplicationContext,
  ];
});
afterAll(() => Promise.all([one.close(), other.close()]));

describe('an output stream', () => {
  it('is read from any id on, without gap or repeat', async () => {
    const id = randomUUID();
    const [writer, reader] = [one.get(OutputStreams), other.get(OutputStreams)];
    for (let n = 1; n <= 25; n++) await writer.append(id, `1-${n}`, { n });
    const first = await reader.read(id, undefined, 10);
    const rest = await reader.read(id, first.at(-1)?.id, 100);
    expect([...first, ...rest].map(({ value }) => value)).toEqual(Array.from({ length: 25 }, (_, n) => ({ n: n + 1 })));
    expect(rest.at(-1)?.id).toBe('1-25');
    await expect(reader.read(id, '1-25', 10)).resolves.toEqual([]);
  });

  it('refuses a writer of an older generation, and an id twice', async () => {
    const [id, streams] = [randomUUID(), one.get(OutputStreams)];
    await streams.append(id, '1-9', 'old');
    await streams.append(id, '2-1', 'new');
    await expect(streams.append(id, '1-10', 'late')).rejects.toBeInstanceOf(StaleEntryError);
    await expect(streams.append(id, '2-1', 'again')).rejects.toBeInstanceOf(StaleEntryError);
    await expect(streams.read(id, undefined, 10)).resolves.toHaveLength(2);
  });

  it('keeps about the newest 5,000 entries, and none once it expired', async () => {
    const [id, streams] = [randomUUID(), one.get(OutputStreams)];
    const commands = new Redis(inject('redisUrl'));
    for (let start = 0; start < 6_000; start += 500) {
      await Promise.all(Array.from({ length: 500 }, (_, n) => streams.append(id, `1-${start + n + 1}`, n)));
    }
    const kept = await commands.xlen(keys.output(id));
    expect(kept).toBeGreaterThanOrEqual(5_000);
    expect(kept).toBeLessThan(5_300);
    await streams.expire(id, 100);
    expect(await commands.ttl(keys.output(id))).toBeGreaterThan(90);
    commands.disconnect();
  });
});

describe('a broadcast change', () => {
  it('reaches every instance, its own too, and a listener that fails hurts no other', async () => {
    const heard: string[] = [];
    const stop = [one, other].map((app, index) => app.get(ChangeFeed).subscribe(({ id }) => heard.push(`${index} ${id}`)));
    one.get(ChangeFeed).subscribe(() => {
      throw new Error('broken listener');
    });
    const id = 'prj_01JABCDEFGHJKMNPQRSTVWXYZ0' as const;
    one.get(Broadcasts).publish({ resource: 'project', id, version: 2 });
    await vi.waitUntil(() => heard.length === 2);
    expect(heard.toSorted()).toEqual([`0 ${id}`, `1 ${id}`]);
    for (const one of stop) one();
  });
});
