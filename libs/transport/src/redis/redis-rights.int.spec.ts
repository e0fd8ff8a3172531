import { startRedis } from '@constellation/testing-stores';
import { Redis } from 'ioredis';
import { describe, expect, it, vi } from 'vitest';
import { OutputStreams } from '../core/output-streams.ts';
import { Owners } from '../core/owners.ts';
import { TransportHealth } from '../core/transport-health.ts';
import { count } from '../testing/test-operations.ts';
import { startCaller, startReplica } from '../testing/test-service.ts';

/** What README.md says that a service's user needs. */
const rights = ['~cx1:*', 'resetchannels', '&cx1:*', '+@read', '+@write', '+@pubsub', '+@scripting', '+@connection', '+time', '+info'];

describe('a Redis user with the rights of the README', () => {
  it('can do all that the transport does', async () => {
    const redis = await startRedis();
    const operator = new Redis(redis.url);
    await operator.call('ACL', 'SETUSER', 'service', 'on', '>secret', ...rights);
    const url = redis.url.replace('redis://', 'redis://service:secret@');
    const [replica, caller] = await Promise.all([startReplica(url), startCaller(url)]);
    await expect(caller.rpc.call(count, { n: 1 })).resolves.toMatchObject({ n: 1 });
    await replica.app.get(Owners).claim('ws:1', 1);
    await expect(caller.app.get(Owners).ownerOf('ws:1')).resolves.toBeDefined();
    await replica.app.get(Owners).release('ws:1');
    await replica.app.get(OutputStreams).append('run', '1-1', {});
    await replica.app.get(OutputStreams).expire('run', 60);
    await expect(caller.app.get(OutputStreams).read('run', undefined, 1)).resolves.toHaveLength(1);
    await vi.waitUntil(() => caller.app.get(TransportHealth).isHealthy(), { timeout: 5_000 });
    await Promise.all([replica.app.close(), caller.app.close()]);
    const refusals = (await operator.call('ACL', 'LOG')) as unknown[];
    expect(refusals).toEqual([]);
    operator.disconnect();
    await redis.stop();
  });
});
