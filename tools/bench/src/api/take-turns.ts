/** Goes through a list again and again, so that the same one comes as late as can be. */
export const takeTurns = <Item>(items: readonly Item[]): (() => Item) => {
  let next = 0;
  return () => {
    const item = items[next % items.length];
    next += 1;
    if (item === undefined) throw new Error('Nobody is there to take a turn.');
    return item;
  };
};
