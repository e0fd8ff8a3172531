import { internalOperation } from '@constellation/contracts-kernel';
import { describe, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import type { Rpc } from './rpc.ts';

const rename = internalOperation({
  name: 'test.rename.v1',
  summary: '',
  service: 'project',
  kind: 'command',
  plane: 'message',
  timeoutMs: 1_000,
  callers: [],
  errors: [],
  input: z.object({ id: z.string(), limit: z.number().default(3) }),
  output: z.object({ at: z.string().transform((text) => new Date(text)) }),
});
declare const rpc: Rpc;

describe('a call', () => {
  it('takes what the contract lets be sent and answers what it gives', () => {
    expectTypeOf(rpc.call(rename, { id: 'x' })).resolves.toEqualTypeOf<{ at: Date }>();
  });

  it('does not take what is missing or of another type', () => {
    type Sent = Parameters<typeof rpc.call<typeof rename>>[1];
    expectTypeOf<Sent>().toEqualTypeOf<{ id: string; limit?: number | undefined }>();
  });
});
