import * as contracts from '@constellation/contracts-workspace';
import type { Operation } from '@constellation/contracts-kernel';
import { TransportStrategy } from '@constellation/transport';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WorkspaceRig } from './testing/workspace-rig.ts';

const rig = new WorkspaceRig();
beforeAll(() => rig.start());
afterAll(() => rig.stop());

const isOperation = (value: unknown): value is Operation => typeof value === 'object' && value !== null && 'exposure' in value;

it('answers each message operation of its contract, and no other', () => {
  const declared = Object.values(contracts)
    .filter((value) => isOperation(value))
    .filter(({ service, plane }) => service === 'workspace' && plane === 'message');
  expect(rig.service?.get(TransportStrategy).operations.toSorted()).toEqual(declared.map(({ name }) => name).toSorted());
});
