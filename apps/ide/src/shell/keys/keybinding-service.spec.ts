import { describe, expect, it } from 'vitest';
import { CommandRegistry } from '../commands/command-registry.ts';
import type { Command } from '../commands/command.ts';
import { ContextKeys } from './context-keys.ts';
import { KeybindingService } from './keybinding-service.ts';

const scene = (surroundings = { isMac: false, isStandalone: false }) => {
  const context = new ContextKeys();
  const commands = new CommandRegistry(context, () => undefined);
  const keys = new KeybindingService(commands, context, surroundings);
  const target = new EventTarget();
  keys.attach(target);
  const ran: string[] = [];
  return {
    context,
    commands,
    keys,
    ran,
    add: (id: string, command: Partial<Command>) => commands.register({ id, title: id, run: () => void ran.push(id), ...command }),
    press: (key: string, init: KeyboardEventInit = {}): KeyboardEvent => {
      const event = new KeyboardEvent('keydown', {
        key,
        code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
        cancelable: true,
        ...init,
      });
      target.dispatchEvent(event);
      return event;
    },
  };
};

describe('KeybindingService', () => {
  it('runs the command of a key and keeps the key from everybody else', () => {
    const { add, press, ran } = scene();
    add('palette', { keys: ['Mod+P'] });
    expect(press('p', { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(press('q', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(ran).toEqual(['palette']);
  });

  it('chooses the last registered command whose condition holds', () => {
    const { add, press, ran, context } = scene();
    add('one', { keys: ['Mod+P'] });
    add('two', { keys: ['Mod+P'], when: 'editorFocus' });
    press('p', { ctrlKey: true });
    context.set('editorFocus', true);
    press('p', { ctrlKey: true });
    expect(ran).toEqual(['one', 'two']);
  });

  it('waits for the second stroke of a pair and says so', () => {
    const { add, press, ran, keys } = scene();
    add('shortcuts', { keys: ['Mod+K Mod+S'] });
    expect(press('k', { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(keys.waitingFor()).toBe('Ctrl+K');
    press('s', { ctrlKey: true });
    expect(ran).toEqual(['shortcuts']);
    expect(keys.waitingFor()).toBeUndefined();
  });

  it('swallows a second stroke that belongs to nothing, so that it types nothing', () => {
    const { add, press, ran, keys } = scene();
    add('shortcuts', { keys: ['Mod+K Mod+S'] });
    press('k', { ctrlKey: true });
    expect(press('x').defaultPrevented).toBe(true);
    expect(press('x').defaultPrevented).toBe(false);
    expect(ran).toEqual([]);
    expect(keys.waitingFor()).toBeUndefined();
  });

  it('leaves keys alone while an input method composes', () => {
    const { add, press, ran } = scene();
    add('enter', { keys: ['Enter'] });
    expect(press('Enter', { isComposing: true }).defaultPrevented).toBe(false);
    expect(ran).toEqual([]);
  });

  it('lets the terminal have its keys, except those that no shell uses and those meant for both', () => {
    const { add, press, ran, context } = scene();
    add('sidebar', { keys: ['Mod+B'] });
    add('panel', { keys: ['Mod+J'], inTerminal: true });
    add('palette', { keys: ['Mod+Shift+P'] });
    context.set('terminalFocus', true);
    expect(press('b', { ctrlKey: true }).defaultPrevented).toBe(false);
    press('j', { ctrlKey: true });
    press('P', { ctrlKey: true, shiftKey: true });
    expect(ran).toEqual(['panel', 'palette']);
  });

  it('shows the key that a person can press here', () => {
    const { add, keys } = scene();
    add('close', { keys: ['Mod+W', 'Alt+W'] });
    expect(keys.labelOf('close')).toBe('Alt+W');
    const app = scene({ isMac: true, isStandalone: true });
    app.add('close', { keys: ['Mod+W', 'Alt+W'] });
    expect(app.keys.labelOf('close')).toBe('⌘W');
    expect(keys.labelOf('unknown')).toBeUndefined();
  });
});
