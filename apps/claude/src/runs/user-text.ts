import type { RunContext } from '@constellation/contracts-claude';

const describe = (context: RunContext): string =>
  context.kind === 'file'
    ? `- the file ${context.path}`
    : `- lines ${context.startLine} to ${context.endLine} of ${context.path}:\n\`\`\`\n${context.text}\n\`\`\``;

/** What a person wrote, with what they pointed at, as the model gets it. */
export const userText = (text: string, context: RunContext[]): string =>
  context.length === 0 ? text : `${text}\n\nI am pointing at:\n${context.map(describe).join('\n')}`;
