import { internalOperation, OperationError } from '@constellation/contracts-kernel';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FakeRpc } from './fake-rpc.ts';

const greet = internalOperation({
  name: 'test.greet.v1',
  summary: '',
  service: 'project',
  kind: 'query',
  plane: 'message',
  timeoutMs: 1_000,
  callers: [],
  errors: ['test.shy'],
  input: z.object({ name: z.string().default('world') }),
  output: z.object({ text: z.string() }),
});

describe('scripted calls', () => {
  it('answer as scripted, with parsed inputs, and are remembered as they were sent', async () => {
    const rpc = new FakeRpc().on(greet, ({ name }) => ({ text: `Hello, ${name}!` }));
    await expect(rpc.call(greet, {}, { token: 'mine' })).resolves.toEqual({ text: 'Hello, world!' });
    expect(rpc.calls).toEqual([{ operation: 'test.greet.v1', input: {}, options: { token: 'mine' } }]);
    expect(rpc.inputsOf(greet)).toEqual([{}]);
  });

  it('keep to the contract: inputs, outputs and codes', async () => {
    const rpc = new FakeRpc();
    await expect(rpc.call(greet, {})).rejects.toMatchObject({ code: 'unavailable', executed: 'no' });
    rpc.on(greet, () => ({ text: 1 }) as never);
    await expect(rpc.call(greet, { name: 1 } as never)).rejects.toMatchObject({ code: 'invalid_input', issues: [{ pointer: '/name' }] });
    await expect(rpc.call(greet, {})).rejects.toMatchObject({ code: 'internal' });
    rpc.on(greet, () => {
      throw new OperationError('test.shy');
    });
    await expect(rpc.call(greet, {})).rejects.toMatchObject({ code: 'test.shy' });
    rpc.on(greet, () => {
      throw new OperationError('test.undeclared');
    });
    await expect(rpc.call(greet, {})).rejects.toMatchObject({ code: 'internal' });
  });
});
