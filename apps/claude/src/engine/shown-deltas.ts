import type { RunEventBody } from '@constellation/contracts-claude';

interface Place {
  turn: number;
  attempt: number;
}

/** Gathers what streams in for some milliseconds, so that a fast model does not become one message per word. */
export class ShownDeltas {
  private text = '';
  private kind: 'text' | 'thinking' = 'text';
  private index = -1;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly place: Place,
    private readonly waitMs: number,
    private readonly show: (body: RunEventBody) => void,
  ) {}

  add(kind: 'text' | 'thinking', index: number, delta: string): void {
    if (kind !== this.kind || index !== this.index) this.flush();
    this.kind = kind;
    this.index = index;
    this.text += delta;
    this.timer ??= setTimeout(() => this.flush(), this.waitMs);
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.text === '') return;
    this.show({ type: `${this.kind}.delta`, ...this.place, index: this.index, text: this.text });
    this.text = '';
  }
}
