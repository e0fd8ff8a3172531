/** The folder that holds `path`; `''` for a name at the root and for the root itself. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The last name of `path`; `''` for the root. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Joins a folder (`''` is the root) and a relative path by one `/`. */
export const joinPath = (folder: string, rest: string): string => (folder === '' ? rest : rest === '' ? folder : `${folder}/${rest}`);

/** Whether `path` is `folder` or lies below it. */
export const isWithin = (folder: string, path: string): boolean => folder === '' || path === folder || path.startsWith(`${folder}/`);
