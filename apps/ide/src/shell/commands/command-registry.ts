import type { ContextKeys } from '../keys/context-keys.ts';
import { Registry } from '../registry.ts';
import type { Command } from './command.ts';

/** Every command of the page. A failure of one is handed to `onFailure` and never breaks the caller. */
export class CommandRegistry extends Registry<Command> {
  constructor(
    private readonly context: ContextKeys,
    private readonly onFailure: (command: Command, cause: unknown) => void,
  ) {
    super();
  }

  isEnabled(id: string): boolean {
    const command = this.get(id);
    return command !== undefined && this.context.evaluate(command.when);
  }

  /** Runs the command if it exists and its condition holds; answers whether it ran to its end. */
  async run(id: string, argument?: unknown): Promise<boolean> {
    const command = this.get(id);
    if (command === undefined || !this.context.evaluate(command.when)) return false;
    try {
      await command.run(argument);
      return true;
    } catch (cause) {
      this.onFailure(command, cause);
      return false;
    }
  }
}
