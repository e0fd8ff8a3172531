const partsOf = (id: string): [number, number] => {
  const [generation = '0', sequence = '0'] = id.split('-');
  return [Number(generation), Number(sequence)];
};

/** Negative when `left` is the earlier event. */
export const compareEventIds = (left: string, right: string): number => {
  const [leftGeneration, leftSequence] = partsOf(left);
  const [rightGeneration, rightSequence] = partsOf(right);
  return leftGeneration - rightGeneration || leftSequence - rightSequence;
};

/** Whether nothing can lie between two events. */
export const isNextEventId = (earlier: string, later: string): boolean => {
  const [earlierGeneration, earlierSequence] = partsOf(earlier);
  const [laterGeneration, laterSequence] = partsOf(later);
  return earlierGeneration === laterGeneration && laterSequence === earlierSequence + 1;
};
