import { chmod, lchown, lstat, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WorkspacePlaces } from './workspace-places.ts';

const makeOwned = async (path: string, uid: number | undefined): Promise<void> => {
  await mkdir(path, { mode: 0o700 }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  const found = await lstat(path);
  if (!found.isDirectory()) throw new Error(`${path} is no folder.`);
  if (uid !== undefined && found.uid !== uid) await lchown(path, uid, uid);
};

const passwd = (uid: number): string =>
  `root:x:0:0:root:/root:/usr/sbin/nologin\ncoder:x:${String(uid)}:${String(uid)}:Coder:/home/coder:/bin/bash\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n`;
const group = (gid: number): string => `root:x:0:\ncoder:x:${String(gid)}:\nnogroup:x:65534:\n`;

/**
 * Makes what is missing. The top folder stays the service's (0711 with own users, else 0700): only in what lies below it,
 * 0700 and its own, can a workspace swap anything.
 */
export const makeFolders = async (places: WorkspacePlaces, uid: number | undefined): Promise<void> => {
  const shared = uid === undefined ? 0o700 : 0o711;
  for (const folder of [dirname(dirname(places.top)), dirname(places.top), places.top, dirname(places.socketFolder)]) {
    await mkdir(folder, { recursive: true, mode: shared });
    await chmod(folder, shared);
  }
  for (const folder of [dirname(places.record), dirname(places.log)]) await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const folder of [places.files, places.home, places.state]) await makeOwned(folder, uid);
  await rm(places.temporary, { recursive: true, force: true });
  await makeOwned(places.temporary, uid);
  await rm(places.socketFolder, { recursive: true, force: true });
  await makeOwned(places.socketFolder, uid);
  await mkdir(places.etc, { recursive: true, mode: 0o755 });
  const shown = uid ?? process.getuid?.() ?? 65_534;
  await writeFile(join(places.etc, 'passwd'), passwd(shown), { mode: 0o644 });
  await writeFile(join(places.etc, 'group'), group(shown), { mode: 0o644 });
};
