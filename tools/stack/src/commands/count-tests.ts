/** How many tests passed and failed. */
export interface TestCount {
  passed: number;
  failed: number;
}

/**
 * Reads the closing lines of `npm run verify`: the tests of each Vitest run, and the steps that failed. A step that
 * failed without a failing test, such as lint, counts as one failure.
 */
export function countVerified(output: string): TestCount {
  const runs = [...output.matchAll(/^([\w:-]+): Tests\s+(.*)$/gm)].map(([, step, line = '']) => ({
    step,
    passed: numberBefore('passed', line),
    failed: numberBefore('failed', line),
  }));
  const failedSteps = /^verify: failed: (.*)$/m.exec(output)?.[1]?.split(', ') ?? [];
  const other = failedSteps.filter((step) => !runs.some((run) => run.step === step && run.failed > 0));
  return {
    passed: sum(runs.map(({ passed }) => passed)),
    failed: sum(runs.map(({ failed }) => failed)) + other.length,
  };
}

/** Reads the statistics of Playwright's JSON report. A test that passed on a second try has failed; a run without a report is one failure. */
export function countBrowserTests(report: unknown): TestCount {
  const stats = (report as { stats?: { expected: number; unexpected: number; flaky: number } } | undefined)?.stats;
  return stats ? { passed: stats.expected, failed: stats.unexpected + stats.flaky } : { passed: 0, failed: 1 };
}

function numberBefore(word: string, line: string): number {
  return Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
