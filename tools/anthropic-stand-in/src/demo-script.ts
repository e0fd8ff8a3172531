import { toolResults, resultText, userText } from './expectations.ts';
import { blocksOf, type MessageRequest } from './message-request.ts';
import type { ReplyBlock, ScriptedTurn } from './script.ts';
import { contentsSection, fileLines, topLevelNames } from './workspace-contents.ts';

const paced = (reply: ReplyBlock[]): ScriptedTurn => ({ reply, chunkSize: 8, delayMs: 12 });
const text = (words: string): ReplyBlock => ({ type: 'text', text: words });
const call = (name: string, input: Record<string, unknown>): ReplyBlock => ({ type: 'tool_use', name, input });

const connecting = [
  'To work with a real model, connect a provider: an administrator opens **Settings → AI providers** and enters an address, a key and a model,',
  'or starts the server with `ANTHROPIC_API_KEY` set. Anything that speaks the Messages API works too, such as Ollama or llama.cpp on your own machine.',
].join(' ');

interface Step {
  tool: string;
  input: Record<string, unknown>;
  result: string;
  isError: boolean;
}

const steps = (request: MessageRequest): Step[] => {
  const start = request.messages.findLastIndex(
    (message) => message.role === 'user' && userText(message) !== '' && toolResults(message).length === 0,
  );
  const turn = request.messages.slice(start + 1);
  const results = turn.flatMap(toolResults);
  return turn.flatMap(blocksOf).flatMap((block) => {
    const result = block.type === 'tool_use' ? results.find((candidate) => candidate.tool_use_id === block.id) : undefined;
    return block.type === 'tool_use' && result
      ? [{ tool: block.name, input: block.input, result: resultText(result), isError: result.is_error ?? false }]
      : [];
  });
};

const introduction = paced([
  text(
    'I am the built-in demo: I follow a script, I am not a model. What I do is real, though: I use the same tools, and you decide about every change. Let me look at your workspace.',
  ),
  call('glob', { pattern: '**/*' }),
]);

const propose = (names: string[], readMe: Step | undefined): ScriptedTurn => {
  const section = contentsSection(names);
  if (!readMe)
    return paced([
      text('There is no README yet. I propose one that lists what is here:'),
      call('write', { path: 'README.md', content: `# Read me\n\n${section}\n` }),
    ]);
  const lines = fileLines(readMe.result);
  const last = lines.findLast((line) => line.trim() !== '' && lines.filter((other) => other.includes(line)).length === 1);
  if (lines.some((line) => line.startsWith('## Contents')) || !last) {
    return paced([text(`I read your README; it already says what is here, so I have nothing to add.\n\n${connecting}`)]);
  }
  return paced([
    text('I read your README. I propose to add a short list of what the workspace holds, so that a newcomer finds their way:'),
    call('edit', { path: readMe.input.path, oldText: last, newText: `${last}\n\n${section}` }),
  ]);
};

const conclude = (step: Step): ScriptedTurn => {
  const outcome = step.isError
    ? `The change to \`${String(step.input.path)}\` was not made: ${step.result.split('\n')[0] ?? ''}`
    : `Done: \`${String(step.input.path)}\` now lists what the workspace holds. You can look at the difference under **Changes** and take it back there.`;
  return paced([text(`${outcome}\n\nThat was the demo. ${connecting}`)]);
};

/** Plays when no script is chosen: looks at the workspace, proposes one small edit, and says how to connect a provider. */
export const demoScript = (request: MessageRequest): ScriptedTurn => {
  const tools = (request.tools ?? []).map((tool) => tool.name);
  const done = steps(request);
  const [listing] = done;
  if (!tools.includes('glob')) return paced([text(`I am the built-in demo, not a model. ${connecting}`)]);
  if (!listing) return introduction;
  const change = done.find((step) => step.tool === 'edit' || step.tool === 'write');
  if (change) return conclude(change);
  const names = topLevelNames(listing.isError ? '' : listing.result);
  const readMe = done.find((step) => step.tool === 'read');
  const readMeName = names.find((name) => name.toLowerCase() === 'readme.md');
  if (readMeName && !readMe)
    return paced([text(`I see ${names.length} entries at the top. I read \`${readMeName}\` first.`), call('read', { path: readMeName })]);
  if (!tools.includes('edit'))
    return paced([
      text(`You chose to plan only, so I change nothing. I would add a list of what the workspace holds to the README.\n\n${connecting}`),
    ]);
  return propose(names, readMe);
};
