import {
  acknowledgeProcess,
  type AgentServer,
  attachProcess,
  attachTerminal,
  closeTerminal,
  copyEntry,
  createSnapshot,
  dialPort,
  diffSnapshot,
  inputTerminal,
  killProcess,
  listFolder,
  listPorts,
  listProcesses,
  listSnapshots,
  listTerminals,
  listTree,
  makeFolder,
  moveEntry,
  openTerminal,
  readFile,
  readSnapshot,
  removeEntry,
  renameTerminal,
  resizeTerminal,
  restoreSnapshot,
  searchFiles,
  searchText,
  startProcess,
  statFile,
  systemFacts,
  systemUsage,
  waitProcess,
  watchFiles,
  watchPorts,
  writeFile,
} from '@constellation/agent-protocol';
import { errorFacts, log } from './log.ts';
import { readSnapshotFile } from './snapshots/read-snapshot-file.ts';
import { readUsage } from './system/read-usage.ts';
import { watchWorkspace } from './watch/watch-workspace.ts';
import type { Workspace } from './workspace.ts';

/** Connects each verb of the protocol with what answers it. */
export const registerVerbs = (server: AgentServer, workspace: Workspace): void => {
  const { files, terminals, commands, search, ports, snapshots, config, facts } = workspace;
  server
    .onCall(statFile, (input) => files.stat.execute(input))
    .onStream(listFolder, (input, stream) => files.list.execute({ ...input, cursor: input.cursor, depth: 1, respectIgnore: true }, stream))
    .onStream(listTree, (input, stream) => files.list.execute({ ...input, cursor: input.cursor }, stream))
    .onStream(readFile, (input, stream) => files.read.execute(input, stream))
    .onUpload(writeFile, (input, body) => files.write.execute(input, body))
    .onCall(makeFolder, (input) => files.makeFolder.execute(input))
    .onCall(moveEntry, (input) => files.move.execute(input))
    .onCall(copyEntry, (input, { signal }) => files.copy.execute(input, signal))
    .onCall(removeEntry, (input, { signal }) => files.remove.execute(input, signal))
    .onStream(watchFiles, watchWorkspace(files.watch))
    .onCall(startProcess, (input) => commands.start(input))
    .onCall(waitProcess, (input, context) => commands.wait(input, context))
    .onStream(attachProcess, (input, stream, context) => commands.attach(input, stream, context))
    .onCall(killProcess, (input) => commands.kill(input))
    .onCall(listProcesses, () => ({ processes: commands.list() }))
    .onCall(acknowledgeProcess, (input) => commands.acknowledge(input))
    .onCall(openTerminal, (input) => terminals.open(input))
    .onCall(listTerminals, () => ({ terminals: terminals.list() }))
    .onStream(attachTerminal, (input, stream, context) => terminals.attach(input, stream, context))
    .onCall(inputTerminal, (input) => terminals.input(input))
    .onCall(resizeTerminal, (input) => terminals.resize(input))
    .onCall(renameTerminal, (input) => terminals.rename(input))
    .onCall(closeTerminal, (input) => terminals.close(input))
    .onStream(searchText, (input, stream, context) => search.text(input, stream, context))
    .onStream(searchFiles, (input, stream, context) => search.files(input, stream, context))
    .onCall(listPorts, () => ({ ports: ports.read() }))
    .onStream(watchPorts, (_input, stream, { signal }) => ports.watch.execute(stream, signal))
    .onStream(dialPort, ({ port }, stream, { signal }) => ports.dial.execute(port, stream, signal))
    .onCall(createSnapshot, async (input) => {
      const taken = await snapshots.store.create(input);
      snapshots.upkeep.run().catch((error: unknown) => log('warn', 'snapshots were not packed', errorFacts(error)));
      return taken;
    })
    .onCall(listSnapshots, (input) => snapshots.store.list(input))
    .onStream(diffSnapshot, (input, stream) => snapshots.diff.execute(input, stream))
    .onStream(readSnapshot, readSnapshotFile(snapshots.store))
    .onCall(restoreSnapshot, (input, { signal }) => snapshots.restore.execute(input, signal))
    .onCall(systemFacts, () => facts())
    .onCall(systemUsage, () => ({
      ...readUsage(config.workspace, config.root),
      terminals: terminals.count,
      openStreams: server.openStreams,
    }));
};
