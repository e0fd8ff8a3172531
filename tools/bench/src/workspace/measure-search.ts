import type { Browser } from '../client/browser.ts';
import { runInWorkspace } from '../client/run-in-workspace.ts';

const files = 100;
const needle = 'a needle in a hundred megabytes';
const make = [
  'mkdir -p text && cd text',
  `yes 'const answer = await service.call(operation, { input, signal }); // as ever' | head -c 1048576 > file-1.ts`,
  `for number in $(seq 2 ${files}); do cp file-1.ts file-$number.ts; done`,
  `echo '${needle}' >> file-77.ts`,
].join(' && ');

/** Milliseconds of searching 100 MB of text in 100 files for one line, to the end of the answer. */
export const measureSearch = async (browser: Browser, workspaceId: string, rounds: number): Promise<number[]> => {
  await runInWorkspace(browser, workspaceId, make);
  const path = `/workspaces/${workspaceId}/search?query=${encodeURIComponent(needle)}&include=text/**`;
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    const { body } = await browser.ask('GET', path);
    took.push(performance.now() - begun);
    const text = body.toString('utf8');
    if (!text.includes('text/file-77.ts') || !text.includes('"end"')) throw new Error(`The search answered ${text.slice(0, 500)}`);
  }
  return took;
};
