import { describe, expect, it } from 'vitest';
import { labelOfKeys } from './label-of-keys.ts';
import { parseKeys, strokeOf, type KeyPress } from './key-stroke.ts';

const press = (key: string, code: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...modifiers,
});

describe('strokeOf', () => {
  it.each([
    ['a letter as the layout labels it', press('a', 'KeyQ', { ctrlKey: true }), 'Ctrl+A'],
    ['a letter of a layout without Latin letters by its place', press('з', 'KeyP', { ctrlKey: true }), 'Ctrl+P'],
    ['a letter that Alt changed by its place', press('π', 'KeyP', { altKey: true }), 'Alt+P'],
    ['a digit under Shift', press('!', 'Digit1', { shiftKey: true, ctrlKey: true }), 'Ctrl+Shift+1'],
    ['the backquote', press('`', 'Backquote', { ctrlKey: true }), 'Ctrl+`'],
    ['the backquote under Shift', press('~', 'Backquote', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+`'],
    ['a named key', press('ArrowUp', 'ArrowUp', { altKey: true }), 'Alt+ArrowUp'],
    ['the space bar', press(' ', 'Space', { ctrlKey: true }), 'Ctrl+Space'],
  ])('reads %s', (_name, event, stroke) => {
    expect(strokeOf(event)).toBe(stroke);
  });

  it('is nothing while only a modifier is down', () => {
    expect(strokeOf(press('Control', 'ControlLeft', { ctrlKey: true }))).toBeUndefined();
  });
});

describe('parseKeys', () => {
  it('reads Mod for the system and splits pairs', () => {
    expect(parseKeys('Mod+Shift+P', false)).toEqual(['Ctrl+Shift+P']);
    expect(parseKeys('Mod+K Mod+S', true)).toEqual(['Meta+K', 'Meta+S']);
    expect(parseKeys('Ctrl+`', true)).toEqual(['Ctrl+`']);
    expect(parseKeys('Mod++', false)).toEqual(['Ctrl++']);
  });
});

describe('labelOfKeys', () => {
  it('writes keys as the keyboard of the system does', () => {
    expect(labelOfKeys('Mod+Shift+P', true)).toBe('⇧⌘P');
    expect(labelOfKeys('Mod+K Mod+S', false)).toBe('Ctrl+K Ctrl+S');
    expect(labelOfKeys('Alt+ArrowUp', false)).toBe('Alt+↑');
    expect(labelOfKeys('Mod+Enter', false)).toBe('Ctrl+Enter');
  });
});
