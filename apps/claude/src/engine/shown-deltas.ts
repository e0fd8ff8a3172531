import type { RunEventBody } from '@constellation/contracts-claude';

interface Place {
  turn: number;
  attempt: number;
}

/**
 * Shows what streams in: the first piece at once, and what follows within some milliseconds together, so that a fast model
 * does not become one message per word.
 */
export class ShownDeltas {
  private text = '';
  private kind: 'text' | 'thinking' = 'text';
  private index = -1;
  private pause: NodeJS.Timeout | undefined;

  constructor(
    private readonly place: Place,
    private readonly pauseMs: number,
    private readonly show: (body: RunEventBody) => void,
  ) {}

  add(kind: 'text' | 'thinking', index: number, delta: string): void {
    if (kind !== this.kind || index !== this.index) this.send();
    this.kind = kind;
    this.index = index;
    this.text += delta;
    if (this.pause === undefined) this.sendAndPause();
  }

  /** Shows the rest; nothing comes after it. */
  flush(): void {
    clearTimeout(this.pause);
    this.pause = undefined;
    this.send();
  }

  private sendAndPause(): void {
    this.send();
    this.pause = setTimeout(() => {
      this.pause = undefined;
      if (this.text !== '') this.sendAndPause();
    }, this.pauseMs);
  }

  private send(): void {
    if (this.text === '') return;
    this.show({ type: `${this.kind}.delta`, ...this.place, index: this.index, text: this.text });
    this.text = '';
  }
}
