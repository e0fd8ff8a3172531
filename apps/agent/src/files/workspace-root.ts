import { closeSync, constants, openSync, readlinkSync } from 'node:fs';
import { AgentError } from '@constellation/agent-protocol';
import { errnoOf, failureOf } from './failure-of.ts';
import { joinPath, pathNames } from './path-names.ts';

/** Linux' O_PATH, which Node does not name: a handle on a folder that needs no right to read it. */
const pathOnly = 0o10000000;
const folderFlags = pathOnly | constants.O_NOFOLLOW | constants.O_DIRECTORY;
const maxLinks = 40;

/** A name in an open folder. Used through {@link Place.at}, it cannot lead elsewhere, whatever is swapped meanwhile. */
export interface Place {
  /** Relative to the root, links resolved; `''` for the root itself. */
  path: string;
  /** The last name; `.` for the root. */
  name: string;
  /** `/proc/self/fd/N/name`. Never to be followed: open it with O_NOFOLLOW. */
  at: string;
  /** `/proc/self/fd/N/.`, the folder it is in. */
  folder: string;
}

interface Step {
  fd: number;
  name: string;
}

const inFolder = (fd: number, name: string): string => `/proc/self/fd/${fd}/${name}`;

/**
 * Resolves paths below one folder without ever leaving it. Each name is opened relative to the folder before it and never followed
 * by the kernel; links are read and walked here, so that one which leads out is `outside_root`, and swapping a folder for a link
 * while we look gains nothing.
 */
export class WorkspaceRoot {
  readonly #fd: number;

  constructor(readonly folder: string) {
    this.#fd = openSync(folder, pathOnly | constants.O_DIRECTORY);
  }

  /** Finds the folder that `path`'s last name is in, and works on that name. The place is valid until `work` settles. */
  async at<Result>(path: string, options: { follow: boolean }, work: (place: Place) => Promise<Result> | Result): Promise<Result> {
    const opened: number[] = [];
    try {
      return await work(this.#walk(pathNames(path), options.follow, opened));
    } catch (error) {
      throw failureOf(error);
    } finally {
      for (const fd of opened) closeSync(fd);
    }
  }

  #walk(names: string[], follow: boolean, opened: number[]): Place {
    const steps: Step[] = [{ fd: this.#fd, name: '' }];
    const left = [...names];
    let links = 0;
    for (;;) {
      const name = left.shift();
      const here = steps[steps.length - 1];
      if (here === undefined) throw new AgentError('outside_root');
      if (name === undefined) return this.#folderPlace(steps);
      if (name === '..') {
        steps.pop();
        if (steps.length === 0) throw new AgentError('outside_root');
        continue;
      }
      const isLast = left.length === 0;
      if (isLast && !follow) return placeOf(steps, here, name);
      const target = readLink(here.fd, name);
      if (target !== undefined) {
        links += 1;
        if (links > maxLinks) throw new AgentError('not_found', { message: 'links in a circle' });
        if (target.startsWith('/')) steps.length = 1;
        left.unshift(...this.#namesOfTarget(target));
        continue;
      }
      if (isLast) return placeOf(steps, here, name);
      const fd = openSync(inFolder(here.fd, name), folderFlags);
      opened.push(fd);
      steps.push({ fd, name });
    }
  }

  /** An absolute link counts from the root's own place, or leads out. */
  #namesOfTarget(target: string): string[] {
    const isAbsolute = target.startsWith('/');
    if (isAbsolute && target !== this.folder && !target.startsWith(`${this.folder}/`)) {
      throw new AgentError('outside_root', { message: 'a link leads out of the workspace' });
    }
    return (isAbsolute ? target.slice(this.folder.length) : target).split('/').filter((name) => name !== '' && name !== '.');
  }

  /** The path ended in a folder that is already open, by `..` or because it is the root. */
  #folderPlace(steps: Step[]): Place {
    const here = steps[steps.length - 1];
    if (here === undefined) throw new AgentError('outside_root');
    return placeOf(steps, here, '.');
  }
}

const placeOf = (steps: Step[], here: Step, name: string): Place => {
  const folder = steps
    .slice(1)
    .map((step) => step.name)
    .join('/');
  return { path: name === '.' ? folder : joinPath(folder, name), name, at: inFolder(here.fd, name), folder: inFolder(here.fd, '.') };
};

const readLink = (fd: number, name: string): string | undefined => {
  try {
    return readlinkSync(inFolder(fd, name));
  } catch (error) {
    // EINVAL: it is no link. ENOENT of a last name is the caller's to judge: it may want to create it.
    if (errnoOf(error) === 'EINVAL' || errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};
