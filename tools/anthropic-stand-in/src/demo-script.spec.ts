import { describe, expect, it } from 'vitest';
import { demoScript } from './demo-script.ts';
import { messageRequestSchema, type MessageRequest } from './message-request.ts';
import type { ScriptedTurn } from './script.ts';

const names = ['read', 'glob', 'grep', 'edit', 'write', 'bash'];

const requestWith = (results: { text: string; isError?: boolean }[], tools = names): MessageRequest => {
  const request = messageRequestSchema.parse({
    model: 'constellation-demo',
    max_tokens: 1,
    messages: [{ role: 'user', content: 'Help me' }],
    tools: tools.map((name) => ({ name, input_schema: { type: 'object' } })),
  });
  results.forEach(({ text, isError = false }, index) => {
    const call = demoScript(request).reply?.find((block) => block.type === 'tool_use');
    if (call?.type !== 'tool_use') throw new Error('No tool was called.');
    request.messages.push(
      { role: 'assistant', content: [{ type: 'tool_use', id: `toolu_${index}`, name: call.name, input: call.input ?? {} }] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: `toolu_${index}`, content: text, is_error: isError }] },
    );
  });
  return request;
};

const callOf = (turn: ScriptedTurn) => turn.reply?.find((block) => block.type === 'tool_use');
const words = (turn: ScriptedTurn) => turn.reply?.map((block) => (block.type === 'text' ? block.text : '')).join('\n');

const listing = { text: 'README.md\nsrc/main.ts\nsrc/main.test.ts\npackage.json' };
const readMe = { text: '     1\t# Todo\n     2\t\n     3\tA small list.\n' };

describe('demoScript', () => {
  it('looks at the workspace first', () => {
    expect(callOf(demoScript(requestWith([])))).toMatchObject({ name: 'glob' });
  });

  it('reads the README and proposes an edit that fits what it read', () => {
    expect(callOf(demoScript(requestWith([listing])))).toMatchObject({ name: 'read', input: { path: 'README.md' } });
    expect(callOf(demoScript(requestWith([listing, readMe])))).toMatchObject({
      name: 'edit',
      input: {
        path: 'README.md',
        oldText: 'A small list.',
        newText: 'A small list.\n\n## Contents\n\n- `README.md`\n- `package.json`\n- `src/`',
      },
    });
  });

  it('writes a README where there is none', () => {
    expect(callOf(demoScript(requestWith([{ text: 'main.py' }])))).toMatchObject({ name: 'write', input: { path: 'README.md' } });
  });

  it('says what became of the change, that it is a demo, and how to connect a provider', () => {
    expect(words(demoScript(requestWith([listing, readMe, { text: 'Edited README.md' }])))).toMatch(
      /Done: .*README\.md[^]*demo[^]*ANTHROPIC_API_KEY/,
    );
    expect(words(demoScript(requestWith([listing, readMe, { text: 'Denied: not now', isError: true }])))).toContain(
      'was not made: Denied: not now',
    );
  });

  it('changes nothing where it may only read', () => {
    expect(callOf(demoScript(requestWith([listing, readMe], ['read', 'glob', 'grep'])))).toBeUndefined();
  });

  it('has nothing to add a second time', () => {
    expect(callOf(demoScript(requestWith([listing, { text: '1\t# Todo\n2\t## Contents\n' }])))).toBeUndefined();
  });

  it('begins anew when the person writes again', () => {
    const request = requestWith([listing, readMe, { text: 'Edited' }]);
    request.messages.push({ role: 'assistant', content: 'Done' }, { role: 'user', content: 'Again' });
    expect(callOf(demoScript(request))).toMatchObject({ name: 'glob' });
  });
});
