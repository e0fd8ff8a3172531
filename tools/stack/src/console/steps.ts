/** Prints what the launcher does: a line per step, with the seconds since the command was given. */
export class Steps {
  readonly #startedAt: number;
  readonly #write: (line: string) => void;

  constructor(startedAt: number, write: (line: string) => void) {
    this.#startedAt = startedAt;
    this.#write = write;
  }

  /** Writes to standard error, counting from `CONSTELLATION_STARTED_AT` (seconds since 1970), which the bootstrap sets. */
  static onTerminal(env: NodeJS.ProcessEnv = process.env): Steps {
    const begun = Number(env['CONSTELLATION_STARTED_AT']) * 1000;
    return new Steps(begun > 0 ? begun : Date.now(), (line) => process.stderr.write(line));
  }

  static silent(): Steps {
    return new Steps(Date.now(), () => undefined);
  }

  say(text: string): void {
    this.#write(`[${elapsed(Date.now() - this.#startedAt)}] ${text}\n`);
  }
}

/** Milliseconds as seconds with one digit, right-aligned to seven characters. */
export function elapsed(milliseconds: number): string {
  return `${(Math.max(0, milliseconds) / 1000).toFixed(1)} s`.padStart(7);
}
