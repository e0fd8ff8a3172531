import * as claude from '@constellation/contracts-claude';
import * as identity from '@constellation/contracts-identity';
import * as kernel from '@constellation/contracts-kernel';
import * as project from '@constellation/contracts-project';
import * as workspace from '@constellation/contracts-workspace';
import { describe, expect, it } from 'vitest';
import { collectContracts } from './collect-contracts.ts';
import { registryFaults } from './registry-faults.ts';

const registry = collectContracts([kernel, identity, project, workspace, claude]);

describe('the contracts', () => {
  it('agree with themselves', () => {
    expect(registryFaults(registry)).toEqual([]);
  });

  it('are all there', () => {
    const domains = registry.operations.map(({ name }) => name.split('.')[0]);
    expect([...new Set(domains)]).toEqual(expect.arrayContaining(['claude', 'identity', 'project', 'workspace']));
    expect(registry.errors.length).toBeGreaterThanOrEqual(5);
  });
});
