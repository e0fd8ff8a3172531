import type { Connection } from 'mongoose';
import { expect, it } from 'vitest';
import { refuseStandalone, StandaloneServerError } from './refuse-standalone.ts';

const connectionTo = (hello: Record<string, unknown>) =>
  ({ db: { admin: () => ({ command: () => Promise.resolve({ isWritablePrimary: true, ...hello }) }) } }) as unknown as Connection;

it('refuses a standalone server, and takes a member of a replica set or a router', async () => {
  await expect(refuseStandalone(connectionTo({}))).rejects.toThrow(StandaloneServerError);
  await expect(refuseStandalone(connectionTo({ setName: 'rs0' }))).resolves.toBeUndefined();
  await expect(refuseStandalone(connectionTo({ msg: 'isdbgrid' }))).resolves.toBeUndefined();
});
