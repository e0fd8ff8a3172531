const parts = (id: string): [number, number] => {
  const [generation = '0', sequence = '0'] = id.split('-');
  return [Number(generation), Number(sequence)];
};

/** Below zero when `one` comes first. Ids are two numbers, `generation-sequence`, and not to be compared as text. */
export const compareEventIds = (one: string, other: string): number => {
  const [oneGeneration, oneSequence] = parts(one);
  const [otherGeneration, otherSequence] = parts(other);
  return oneGeneration - otherGeneration || oneSequence - otherSequence;
};
