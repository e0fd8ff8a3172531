import type { Disposer } from '../disposer.ts';
import { parseWhen, type WhenTest } from './when-clause.ts';

export type ContextValue = string | number | boolean | undefined;

/** Facts about the page, such as `editorFocus` or `activeView`, that the conditions of commands and views read. */
export class ContextKeys {
  private readonly values = new Map<string, ContextValue>();
  private readonly tests = new Map<string, WhenTest>();
  private readonly listeners = new Set<() => void>();
  private revision = 0;

  set(key: string, value: ContextValue): void {
    if (this.values.get(key) === value) return;
    this.values.set(key, value);
    this.revision += 1;
    for (const listener of this.listeners) listener();
  }

  get(key: string): ContextValue {
    return this.values.get(key);
  }

  /** Without a condition the answer is yes. A condition that cannot be read throws where it is first used. */
  evaluate(when: string | undefined): boolean {
    if (when === undefined) return true;
    let test = this.tests.get(when);
    if (test === undefined) {
      test = parseWhen(when);
      this.tests.set(when, test);
    }
    return test((key) => this.values.get(key));
  }

  /** Counts the changes; for `useSyncExternalStore`. */
  readonly version = (): number => this.revision;

  readonly subscribe = (listener: () => void): Disposer => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}
