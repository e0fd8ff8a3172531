/** Whether ESLint said that it had no project graph. It then skips the boundary rule and succeeds, which must not pass. */
export const skippedBoundaries = (output: string): boolean => output.includes('No cached ProjectGraph');
