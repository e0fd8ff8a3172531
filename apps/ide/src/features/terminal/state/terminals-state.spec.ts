import { describe, expect, it } from 'vitest';
import { exitInWords, newTerminalsState, nextTerminalName, removeTerminal } from './terminals-state.ts';

describe('terminals', () => {
  it('takes the lowest free number for a new one', () => {
    expect(nextTerminalName(['1', 'server', '3'])).toBe('2');
  });

  it('brings the neighbour to front when the active one closes', () => {
    const state = newTerminalsState();
    state.tabs = ['a', 'b', 'c'].map((id) => ({ id, name: id, phase: 'attached', exit: undefined }));
    state.activeId = 'b';
    removeTerminal(state, 'b');
    expect(state.activeId).toBe('c');
    removeTerminal(state, 'c');
    expect(state.activeId).toBe('a');
  });

  it('names the signal before the code', () => {
    expect(exitInWords({ exitCode: undefined, signal: 'SIGKILL' })).toBe('ended by SIGKILL');
    expect(exitInWords({ exitCode: 1, signal: undefined })).toBe('exited with 1');
  });
});
