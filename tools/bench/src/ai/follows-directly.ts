/** Whether a run's event id (`generation-sequence`) comes right after another: nothing was left out or repeated. */
export const followsDirectly = (before: string, id: string): boolean => {
  const [generation = 0, sequence = 0] = before.split('-').map(Number);
  // Whoever takes a run, the first time as well, counts anew.
  return id === `${generation}-${sequence + 1}` || id === `${generation + 1}-1`;
};
