import { proxy } from 'valtio';

export interface TerminalTab {
  readonly id: string;
  name: string;
  /** `lost`: the workspace was restarted, its programs are gone. */
  phase: 'connecting' | 'attached' | 'waiting' | 'ended' | 'lost';
  exit: { exitCode: number | undefined; signal: string | undefined } | undefined;
}

export interface TerminalsState {
  phase: 'loading' | 'ready' | 'failed';
  tabs: TerminalTab[];
  activeId: string | undefined;
  failure: string | undefined;
  isSearching: boolean;
}

export const newTerminalsState = (): TerminalsState =>
  proxy<TerminalsState>({ phase: 'loading', tabs: [], activeId: undefined, failure: undefined, isSearching: false });

/** The lowest number that no terminal is named by. */
export const nextTerminalName = (names: readonly string[]): string => {
  let number = 1;
  while (names.includes(String(number))) number += 1;
  return String(number);
};

export const removeTerminal = (state: TerminalsState, id: string): void => {
  const at = state.tabs.findIndex((tab) => tab.id === id);
  if (at === -1) return;
  state.tabs.splice(at, 1);
  if (state.activeId === id) state.activeId = (state.tabs[at] ?? state.tabs[at - 1])?.id;
};

/** How an ended terminal says how it ended: "exited with 0". */
export const exitInWords = (exit: TerminalTab['exit']): string => {
  if (exit?.signal !== undefined) return `ended by ${exit.signal}`;
  return exit?.exitCode === undefined ? 'ended' : `exited with ${exit.exitCode}`;
};
