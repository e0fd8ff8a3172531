import { noBlockingRedis } from './no-blocking-redis.ts';
import { testRule } from './test-rule.ts';

const filename = 'apps/claude/src/tail.ts';

testRule('no-blocking-redis', noBlockingRedis, {
  valid: [
    { code: "await redis.xread('COUNT', 10, 'STREAMS', key, after);", filename },
    { code: 'await redis.lpop(key);', filename },
    { code: 'await child.wait();', filename },
    { code: "await rpc.call(renameProject, { name: 'x' });", filename },
    {
      code: "await redis.xreadgroup('GROUP', g, c, 'BLOCK', 5000, 'STREAMS', key, '>');",
      filename: 'libs/transport/src/events/consume.ts',
    },
  ],
  invalid: [
    { code: 'await redis.blpop(key, 0);', filename, errors: ['blocks'] },
    { code: "await redis.xread('BLOCK', 0, 'STREAMS', key, '$');", filename, errors: ['blocks'] },
    { code: "await redis.xreadgroup('GROUP', g, c, 'block', 1, 'STREAMS', key, '>');", filename, errors: ['blocks'] },
    { code: "await redis.call('BZPOPMIN', key, 0);", filename, errors: ['blocks'] },
    { code: 'await redis.wait(1, 100);', filename, errors: ['blocks'] },
  ],
});
