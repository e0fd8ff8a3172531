import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { ListeningPort } from '@constellation/agent-protocol';
import { ownProcesses, readProcessTable, taskVariable, variableOf } from '../processes/process-table.ts';
import { listeningSockets, type ListeningSocket } from './listening-sockets.ts';

const maxPorts = 200;

const socketsOf = (pid: number): string[] => {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
        return inode === undefined ? [] : [inode];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
};

const readTable = (name: string): string => {
  try {
    return readFileSync(`/proc/self/net/${name}`, 'utf8');
  } catch {
    return '';
  }
};

/** TCP ports on which a process of this workspace listens. Sockets of others on the same network are never among them. */
export class WorkspacePorts {
  #inodes = '';
  #ports: ListeningPort[] = [];

  constructor(private readonly workspaceId: string) {}

  /**
   * Looks at the network's tables, and at the processes only when the set of listening sockets is another than before: that
   * look costs a hundred times more, and is taken each second while someone watches.
   */
  read(): ListeningPort[] {
    const sockets = new Map<string, ListeningSocket>();
    for (const table of ['tcp', 'tcp6']) for (const socket of listeningSockets(readTable(table))) sockets.set(socket.inode, socket);
    const inodes = [...sockets.keys()].sort().join();
    if (inodes === this.#inodes && this.#ports.every(({ pid }) => existsSync(`/proc/${pid}`))) return this.#ports;
    this.#ports = this.#look(sockets);
    this.#inodes = inodes;
    return this.#ports;
  }

  #look(sockets: ReadonlyMap<string, ListeningSocket>): ListeningPort[] {
    const table = readProcessTable();
    const names = new Map(table.map(({ pid, name }) => [pid, name]));
    const ports = new Map<number, ListeningPort>();
    for (const pid of ownProcesses(table, this.workspaceId)) {
      for (const inode of socketsOf(pid)) {
        const socket = sockets.get(inode);
        if (socket === undefined || ports.has(socket.port)) continue;
        const startedBy = variableOf(pid, taskVariable);
        ports.set(socket.port, {
          port: socket.port,
          address: socket.address,
          pid,
          process: names.get(pid) ?? '',
          ...(startedBy === undefined ? {} : { startedBy: startedBy.slice(0, 100) }),
        });
      }
    }
    return [...ports.values()].sort((first, second) => first.port - second.port).slice(0, maxPorts);
  }
}
