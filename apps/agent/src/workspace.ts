import { CommandProcesses } from './processes/command-processes.ts';
import type { AgentConfig } from './config.ts';
import { CopyWorkspaceEntry } from './files/copy-workspace-entry.ts';
import { DurableWrite } from './files/durable-write.ts';
import { EtagCache } from './files/etag-cache.ts';
import { ListWorkspace } from './files/list-workspace.ts';
import { MakeWorkspaceFolder } from './files/make-workspace-folder.ts';
import { MoveWorkspaceEntry } from './files/move-workspace-entry.ts';
import { PathLocks } from './files/path-locks.ts';
import { ReadWorkspaceFile } from './files/read-workspace-file.ts';
import { RemoveWorkspaceEntry } from './files/remove-workspace-entry.ts';
import { StatWorkspaceFile } from './files/stat-workspace-file.ts';
import { sweepTemporaries } from './files/sweep-temporaries.ts';
import { WorkspaceRoot } from './files/workspace-root.ts';
import { WriteWorkspaceFile } from './files/write-workspace-file.ts';
import { DialWorkspacePort } from './ports/dial-workspace-port.ts';
import { WorkspacePorts } from './ports/workspace-ports.ts';
import { PortWatch } from './ports/port-watch.ts';
import { SearchWorkspace } from './search/search-workspace.ts';
import { DiffSnapshot } from './snapshots/diff-snapshot.ts';
import { RestoreSnapshot } from './snapshots/restore-snapshot.ts';
import { ShadowGit } from './snapshots/shadow-git.ts';
import { SnapshotUpkeep } from './snapshots/snapshot-upkeep.ts';
import { Snapshots } from './snapshots/snapshots.ts';
import { WorkTree } from './snapshots/work-tree.ts';
import { readFacts } from './system/read-facts.ts';
import { Terminals } from './terminals/terminals.ts';
import { readEventLimit } from './watch/read-event-limit.ts';
import { WorkspaceWatch } from './watch/workspace-watch.ts';

const maxWatchedFolders = 8_192;
const watchBatchMs = 20;

/** All that serves one workspace, wired together. */
export const createWorkspace = (config: AgentConfig) => {
  const { environment } = config;
  const root = new WorkspaceRoot(config.root);
  const etags = new EtagCache();
  const locks = new PathLocks();
  const durableWrite = new DurableWrite(etags, locks);
  const makeFolder = new MakeWorkspaceFolder(root);
  const write = new WriteWorkspaceFile(root, durableWrite, makeFolder);
  const remove = new RemoveWorkspaceEntry(root, etags, locks);
  const git = new ShadowGit(config.state, config.root, environment);
  const workTree = new WorkTree(root, git);
  const store = new Snapshots(git, workTree);
  const workspacePorts = new WorkspacePorts(config.workspace);
  const readPorts = () => workspacePorts.read();
  const startedAtMs = Date.now();
  return {
    config,
    files: {
      stat: new StatWorkspaceFile(root, etags),
      list: new ListWorkspace(root),
      read: new ReadWorkspaceFile(root, etags),
      write,
      makeFolder,
      move: new MoveWorkspaceEntry(root),
      copy: new CopyWorkspaceEntry(root, durableWrite),
      remove,
      watch: new WorkspaceWatch(root, { maxFolders: maxWatchedFolders, eventLimit: readEventLimit(), batchMs: watchBatchMs }),
    },
    terminals: new Terminals(root, environment),
    commands: new CommandProcesses(root, environment),
    search: new SearchWorkspace(root, environment),
    ports: { read: readPorts, watch: new PortWatch(readPorts), dial: new DialWorkspacePort((port) => workspacePorts.find(port)) },
    snapshots: {
      upkeep: new SnapshotUpkeep(git),
      store,
      diff: new DiffSnapshot(git, store, workTree),
      restore: new RestoreSnapshot(root, etags, store, write, remove),
    },
    facts: () => readFacts(startedAtMs),
    sweep: (signal: AbortSignal) => sweepTemporaries(root, environment, signal),
  };
};
export type Workspace = ReturnType<typeof createWorkspace>;
