import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Makes what was renamed, made or removed in a folder survive a loss of power. `folder` is a {@link Place.folder}. */
export const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
