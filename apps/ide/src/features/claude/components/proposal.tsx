import { proposedLines } from '../model/tool-words.ts';
import type { ToolItem } from '../model/transcript.ts';

const Lines = ({ text, sign }: { text: string; sign: '+' | '−' }) =>
  text === ''
    ? undefined
    : text.split('\n').map((line, at) => (
        <div key={at} className={sign === '+' ? 'bg-ok/10' : 'bg-bad/10'}>
          <span aria-hidden className={sign === '+' ? 'text-ok' : 'text-bad'}>
            {sign}{' '}
          </span>
          <span className="sr-only">{sign === '+' ? 'added: ' : 'removed: '}</span>
          {line}
        </div>
      ));

/** Exactly what a person is asked to allow: the lines of an edit, or the whole command. */
export const Proposal = ({ tool }: { tool: Pick<ToolItem, 'tool' | 'input'> }) => {
  const lines = proposedLines(tool);
  const command = tool.tool === 'bash' ? (tool.input as { command?: string }).command : undefined;
  return (
    <pre
      tabIndex={0}
      aria-label="What will be done"
      className="max-h-64 overflow-auto rounded-control border border-line bg-ink-0 p-2 font-mono text-hint text-fg"
    >
      {lines === undefined ? (
        (command ?? JSON.stringify(tool.input, undefined, 2))
      ) : (
        <>
          <Lines text={lines.removed} sign="−" />
          <Lines text={lines.added} sign="+" />
        </>
      )}
    </pre>
  );
};
