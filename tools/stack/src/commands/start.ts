import { runInForeground } from './run-in-foreground.ts';

/** `make start`: the whole product in the foreground. */
export async function start(checkout: string): Promise<number> {
  return runInForeground(checkout, {});
}
