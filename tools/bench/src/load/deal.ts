/** What to deal, and how many parts of the whole it makes up. */
export type Shares<Kind extends string> = Record<Kind, number>;

/**
 * `count` kinds in a shuffled order, each as often as its share of the sum says: exact, so that two runs ask the same
 * number of everything. What does not come out even goes to the kinds named first.
 */
export const deal = <Kind extends string>(count: number, shares: Shares<Kind>, random: () => number): Kind[] => {
  const kinds = Object.keys(shares) as Kind[];
  const sum = kinds.reduce((total, kind) => total + shares[kind], 0);
  const deck = kinds.flatMap((kind) => Array.from({ length: Math.floor((count * shares[kind]) / sum) }, () => kind));
  for (let next = 0; deck.length < count; next += 1) deck.push(kinds[next % kinds.length] as Kind);
  for (let last = deck.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [deck[last], deck[other]] = [deck[other] as Kind, deck[last] as Kind];
  }
  return deck;
};
