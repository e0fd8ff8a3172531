import { runVerify } from './run-verify.ts';

/** `make verify`: every check that needs no browser. */
export async function verify(checkout: string): Promise<number> {
  return (await runVerify(checkout)).code;
}
