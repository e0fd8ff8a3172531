export * from '@constellation/testing-stores';
export { FakeBroadcasts, FakeChangeFeed } from './fake-changes.ts';
export { FakeDirectory } from './fake-directory.ts';
export { FakeRpc, type RecordedCall } from './fake-rpc.ts';
export { MemoryLeases, MemoryOwners } from './memory-owners.ts';
export { MemoryOutputStreams } from './memory-output-streams.ts';
export { describeWorkspaceDriver, type DriverUnderTest, type DriverWorld } from './describe-workspace-driver.ts';
export * from './key-files.ts';
