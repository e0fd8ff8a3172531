/** What one run's reader has seen of the provider's clock. */
export interface Ticks {
  /** Milliseconds between the provider's sending of a tick and its arrival. */
  delaysMs: number[];
  /** Ticks that came before an earlier one, or twice. */
  outOfOrder: number;
}

/**
 * Reads the lines of a text that tells the time (ms since 1970) at which each was sent, however the way here has cut and
 * joined them.
 */
export class ClockReader {
  readonly ticks: Ticks = { delaysMs: [], outOfOrder: 0 };
  #rest = '';
  #lastSentMs = 0;

  /** Takes a piece of the text that arrived at `atMs`. */
  read(text: string, atMs: number): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const sentMs = Number(line);
      if (sentMs <= this.#lastSentMs) this.ticks.outOfOrder += 1;
      this.#lastSentMs = sentMs;
      this.ticks.delaysMs.push(atMs - sentMs);
    }
  }
}
