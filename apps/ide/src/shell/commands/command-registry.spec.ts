import { describe, expect, it } from 'vitest';
import { ContextKeys } from '../keys/context-keys.ts';
import { CommandRegistry } from './command-registry.ts';

describe('CommandRegistry', () => {
  it('runs a command only where its condition holds', async () => {
    const context = new ContextKeys();
    const commands = new CommandRegistry(context, () => undefined);
    const ran: unknown[] = [];
    commands.register({ id: 'save', title: 'Save', when: 'canWrite', run: (argument) => void ran.push(argument) });
    expect(await commands.run('save', 1)).toBe(false);
    context.set('canWrite', true);
    expect(await commands.run('save', 2)).toBe(true);
    expect(await commands.run('unknown')).toBe(false);
    expect(ran).toEqual([2]);
  });

  it('hands a failure on instead of throwing it at a key press', async () => {
    const failed: string[] = [];
    const commands = new CommandRegistry(new ContextKeys(), (command) => failed.push(command.id));
    commands.register({ id: 'save', title: 'Save', run: () => Promise.reject(new Error('no')) });
    expect(await commands.run('save')).toBe(false);
    expect(failed).toEqual(['save']);
  });

  it('refuses an id that is taken, and frees it with its owner', () => {
    const commands = new CommandRegistry(new ContextKeys(), () => undefined);
    const remove = commands.register({ id: 'save', title: 'Save', run: () => undefined });
    expect(() => commands.register({ id: 'save', title: 'Other', run: () => undefined })).toThrow(/save/);
    remove();
    remove();
    expect(commands.all()).toEqual([]);
  });
});
