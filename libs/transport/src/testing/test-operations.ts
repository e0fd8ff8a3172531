import { internalOperation } from '@constellation/contracts-kernel';
import { z } from 'zod';

const shared = { service: 'project', plane: 'message', timeoutMs: 5_000, callers: ['gateway'] } as const;

/** Answers which instance ran, and counts. */
export const count = internalOperation({
  ...shared,
  name: 'test.count.v1',
  summary: '',
  kind: 'command',
  input: z.object({ n: z.number() }),
  output: z.object({ n: z.number(), instanceId: z.string() }),
  errors: ['test.odd'],
});

/** Takes `ms` and stops early when its signal aborts. */
export const wait = internalOperation({
  ...shared,
  name: 'test.wait.v1',
  summary: '',
  kind: 'command',
  input: z.object({ ms: z.number() }),
  output: z.object({ instanceId: z.string() }),
  errors: [],
});

/** As `wait`, but a query. */
export const look = internalOperation({
  ...shared,
  name: 'test.look.v1',
  summary: '',
  kind: 'query',
  input: wait.input,
  output: wait.output,
  errors: [],
});

/** Two at a time. */
export const narrow = internalOperation({
  ...shared,
  name: 'test.narrow.v1',
  summary: '',
  kind: 'command',
  input: wait.input,
  output: wait.output,
  errors: [],
  maxInFlight: 2,
});

/** Goes to the owner of the key. */
export const owned = internalOperation({
  ...shared,
  name: 'test.owned.v1',
  summary: '',
  kind: 'command',
  input: z.object({ key: z.string(), epoch: z.number() }),
  output: z.object({ instanceId: z.string() }),
  errors: [],
  owner: ({ key }) => key,
});

/** What the handler was told of the call. */
export const describe = internalOperation({
  ...shared,
  name: 'test.describe.v1',
  summary: '',
  kind: 'query',
  input: z.object({}),
  output: z.object({ correlationId: z.string(), remainingMs: z.number(), principal: z.unknown() }),
  errors: [],
});
