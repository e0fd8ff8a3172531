export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const parentOf = (path: string): string => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '');
export const joinPath = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);
export const isWithin = (path: string, folder: string): boolean => folder === '' || path === folder || path.startsWith(`${folder}/`);

/** Why a name cannot be used, or `undefined`. */
export const faultOfName = (name: string, taken: readonly string[]): string | undefined => {
  if (name.trim() === '') return 'Enter a name.';
  if (name.split('/').some((part) => part === '' || part === '.' || part === '..')) return 'A name has no empty, "." or ".." part.';
  if (name.includes('\0')) return 'A name holds no NUL.';
  if (name.split('/').some((part) => new TextEncoder().encode(part).length > 255)) return 'A name holds at most 255 bytes.';
  return taken.includes(name) ? 'There is already something with this name.' : undefined;
};

/** `notes copy.md`, `notes copy 2.md`: the first that is free. */
export const copyName = (name: string, taken: readonly string[]): string => {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let number = 1; ; number += 1) {
    const candidate = `${stem} copy${number === 1 ? '' : ` ${number}`}${ending}`;
    if (!taken.includes(candidate)) return candidate;
  }
};
