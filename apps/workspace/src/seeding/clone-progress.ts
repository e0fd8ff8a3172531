/** Reads git's progress, which rewrites one line with carriage returns. Keeps the last lines for when it fails. */
export class CloneProgress {
  private readonly decoder = new TextDecoder();
  private rest = '';
  private readonly last: string[] = [];

  /** The latest whole line, such as `Receiving objects: 43% (430/1000), 1.2 MiB | 2.4 MiB/s`. */
  push(bytes: Uint8Array): string | undefined {
    const parts = (this.rest + this.decoder.decode(bytes, { stream: true })).split(/[\r\n]/);
    this.rest = (parts.pop() ?? '').slice(-2_000);
    const lines = parts.map((line) => line.trim()).filter((line) => line !== '');
    for (const line of lines) if (!/\d+%/.test(line)) this.last.push(line);
    this.last.splice(0, Math.max(0, this.last.length - 5));
    return lines.at(-1)?.slice(0, 200);
  }

  /** What git said last that is no progress: why it failed. */
  get reason(): string {
    return [...this.last, this.rest.trim()]
      .filter((line) => line !== '')
      .join(' ')
      .slice(0, 400);
  }
}
