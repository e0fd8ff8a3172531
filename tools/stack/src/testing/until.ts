import { setTimeout as delay } from 'node:timers/promises';

/** Waits until `condition` holds. Rejects when it does not within `limitMs`. */
export async function until(condition: () => boolean | Promise<boolean>, limitMs = 60_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Not so within ${limitMs} ms: ${condition.toString()}`);
    await delay(10);
  }
}
