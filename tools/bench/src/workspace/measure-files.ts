import type { WrittenFile } from '@constellation/contracts-workspace';
import type { Browser } from '../client/browser.ts';

const bytes = 4096;

/** Milliseconds of reading and of durably replacing a file of 4 KB, in turn, so that both meet the same machine. */
export const measureFiles = async (
  browser: Browser,
  workspaceId: string,
  rounds: number,
): Promise<{ reads: number[]; writes: number[] }> => {
  const path = `/workspaces/${workspaceId}/files?path=measured.txt`;
  const body = (round: number): Buffer => Buffer.alloc(bytes, `round ${round}\n`);
  let { tag } = await browser.call<WrittenFile>('PUT', path, { headers: { 'if-none-match': '*' }, body: body(0) });
  const reads: number[] = [];
  const writes: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const begun = performance.now();
    const { status } = await browser.ask('GET', path);
    const read = performance.now();
    if (status !== 200) throw new Error(`Reading was answered ${status}.`);
    ({ tag } = await browser.call<WrittenFile>('PUT', path, { headers: { 'if-match': `"${tag}"` }, body: body(round) }));
    reads.push(read - begun);
    writes.push(performance.now() - read);
  }
  return { reads, writes };
};
