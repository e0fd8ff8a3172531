import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Who listens on a TCP port: its pid and command line, as far as this user may see them. */
export interface PortHolder {
  pid: number;
  command: string;
}

/** The process that listens on a TCP port of this machine, from /proc. Undefined when it may not be seen or there is none. */
export function portHolder(port: number): PortHolder | undefined {
  const inodes = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningInodes(readText(table), port)));
  if (inodes.size === 0) return undefined;
  for (const entry of readFolder('/proc')) {
    const pid = Number(entry);
    if (Number.isInteger(pid) && holdsSocket(pid, inodes)) return { pid, command: commandOf(pid) };
  }
  return undefined;
}

/** Whether this process listens on a TCP port, so that an answer there is its own. True where there is no /proc to tell. */
export function listensOn(pid: number, port: number): boolean {
  const inodes = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningInodes(readText(table), port)));
  return readFolder('/proc').length === 0 || holdsSocket(pid, inodes);
}

/** The socket inodes that listen on `port` in the text of `/proc/net/tcp` or `tcp6`. */
export function listeningInodes(table: string, port: number): string[] {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const rows = table
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(/\s+/));
  return rows.flatMap(([, local, , state, , , , , , inode]) => (state === '0A' && local?.endsWith(`:${hexPort}`) && inode ? [inode] : []));
}

function holdsSocket(pid: number, inodes: ReadonlySet<string>): boolean {
  return readFolder(`/proc/${pid}/fd`).some((descriptor) => {
    try {
      const match = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${descriptor}`));
      return match?.[1] !== undefined && inodes.has(match[1]);
    } catch {
      return false;
    }
  });
}

function commandOf(pid: number): string {
  return readText(`/proc/${pid}/cmdline`).split('\0').join(' ').trim().slice(0, 200);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function readFolder(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
