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

/**
 * TCP ports on which a process of this workspace listens. Sockets of others on the same network are never among them. Whose a
 * socket is gets looked up once, by its inode: looking through all processes costs a hundred times more than the network's tables.
 */
export class WorkspacePorts {
  /** Listening sockets by inode; undefined for those of others. */
  readonly #known = new Map<string, ListeningPort | undefined>();

  constructor(private readonly workspaceId: string) {}

  read(): ListeningPort[] {
    const sockets = readSockets();
    for (const inode of this.#known.keys()) if (!sockets.has(inode)) this.#known.delete(inode);
    this.#learn([...sockets.values()]);
    const ports = new Map<number, ListeningPort>();
    for (const inode of sockets.keys()) {
      const found = this.#known.get(inode);
      if (found !== undefined && !ports.has(found.port)) ports.set(found.port, found);
    }
    return [...ports.values()].sort((first, second) => first.port - second.port).slice(0, maxPorts);
  }

  /** The workspace's own listener on a port. */
  find(port: number): ListeningPort | undefined {
    const sockets = [...readSockets().values()].filter((socket) => socket.port === port);
    this.#learn(sockets);
    return sockets.map(({ inode }) => this.#known.get(inode)).find((found) => found !== undefined);
  }

  #learn(sockets: readonly ListeningSocket[]): void {
    const unknown = new Map(sockets.filter((socket) => !this.#isKnown(socket.inode)).map((socket) => [socket.inode, socket]));
    if (unknown.size === 0) return;
    const table = readProcessTable();
    const names = new Map(table.map(({ pid, name }) => [pid, name]));
    for (const inode of unknown.keys()) this.#known.set(inode, undefined);
    for (const pid of ownProcesses(table, this.workspaceId)) {
      for (const inode of socketsOf(pid)) {
        const socket = unknown.get(inode);
        if (socket !== undefined && this.#known.get(inode) === undefined)
          this.#known.set(inode, describe(socket, pid, names.get(pid) ?? ''));
      }
    }
  }

  /** A listener whose process ended may live on in a child of it. */
  #isKnown(inode: string): boolean {
    const found = this.#known.get(inode);
    return found === undefined ? this.#known.has(inode) : existsSync(`/proc/${found.pid}`);
  }
}

const readSockets = (): Map<string, ListeningSocket> =>
  new Map(['tcp', 'tcp6'].flatMap((table) => listeningSockets(readTable(table))).map((socket) => [socket.inode, socket]));

const describe = ({ port, address }: ListeningSocket, pid: number, process: string): ListeningPort => {
  const startedBy = variableOf(pid, taskVariable);
  return { port, address, pid, process, ...(startedBy === undefined ? {} : { startedBy: startedBy.slice(0, 100) }) };
};
