import { proxy } from 'valtio';

export type ClosingAnswer = 'save' | 'discard' | 'keep';

/** The tab with unsaved text that a person is asked about; one at a time. */
export class Closing {
  readonly state = proxy<{ path: string | undefined }>({ path: undefined });
  private answer: ((answer: ClosingAnswer) => void) | undefined;

  readonly ask = (path: string): Promise<ClosingAnswer> => {
    this.settle('keep');
    this.state.path = path;
    return new Promise((resolve) => {
      this.answer = resolve;
    });
  };

  readonly settle = (answer: ClosingAnswer): void => {
    this.state.path = undefined;
    this.answer?.(answer);
    this.answer = undefined;
  };
}
