/** A name as it is compared: `Café` and `CAFÉ` are the same, however they are encoded. */
export const nameKeyOf = (name: string): string => name.normalize('NFKC').toLowerCase();

/** The text in which a list's search looks. */
export const searchTextOf = (name: string, description: string): string => nameKeyOf(`${name}\n${description}`);
