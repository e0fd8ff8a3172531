import { MemoryLeases, MemoryOwners } from './memory-owners.ts';
import { MemoryOutputStreams } from './memory-output-streams.ts';
import { outputStreamsSuite } from './output-streams-suite.ts';
import { ownersSuite } from './owners-suite.ts';

outputStreamsSuite('output streams in memory', () => new MemoryOutputStreams());

ownersSuite('owners in memory', () => {
  const leases = new MemoryLeases();
  const claimant = (instanceId: string) => {
    const self = { instanceId, service: 'workspace', http: 'http://127.0.0.1:1' } as const;
    return { self, owners: new MemoryOwners(self, leases) };
  };
  return [claimant('workspace-1'), claimant('workspace-2')];
});
