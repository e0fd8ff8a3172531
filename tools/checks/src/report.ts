/** Prints each fault on a line of its own and makes the process fail, or prints that all is well. */
export const report = (subject: string, faults: readonly string[], fine: string): void => {
  if (faults.length === 0) {
    console.log(`${subject}: ${fine}`);
    return;
  }
  for (const fault of faults) console.error(`${subject}: ${fault}`);
  process.exitCode = 1;
};
