import { classNames } from '@constellation/web-ui';
import { ChevronDown, ChevronRight, CircleAlert, CircleCheck, CircleHelp, CircleX, LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import { durationInWords, outcomeInWords, toolInWords } from '../model/tool-words.ts';
import type { ToolItem } from '../model/transcript.ts';
import { Proposal } from './proposal.tsx';

const icons = {
  running: { icon: LoaderCircle, ink: 'text-agent animate-spin motion-reduce:animate-none' },
  waiting: { icon: CircleHelp, ink: 'text-accent' },
  denied: { icon: CircleX, ink: 'text-fg-3' },
  done: { icon: CircleCheck, ink: 'text-ok' },
  failed: { icon: CircleX, ink: 'text-bad' },
  unknown: { icon: CircleAlert, ink: 'text-warn' },
} as const;

/** One act of Claude in a line: verb, object, result, time. It opens for what was done and the whole output. */
export const ToolCard = ({ tool, onOpenFile }: { tool: ToolItem; onOpenFile: (path: string) => void }) => {
  const [isOpen, setIsOpen] = useState(false);
  const { verb, object } = toolInWords(tool);
  const { icon: Icon, ink } = icons[tool.phase];
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const path = typeof tool.input === 'object' && tool.input !== null && 'path' in tool.input ? String(tool.input.path) : undefined;
  const isLive = tool.phase === 'running' && tool.effect === 'exec' && tool.output !== '';
  return (
    <div className="rounded-control border border-line bg-ink-1">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="flex min-h-7 w-full items-center gap-1.5 px-2 text-left text-work hover:bg-ink-2 pointer-coarse:min-h-11"
      >
        <Icon aria-hidden className={classNames('size-4 shrink-0', ink)} strokeWidth={1.5} />
        <span className="shrink-0 text-fg">{verb}</span>
        <span className="truncate font-mono text-hint text-fg-2">{object}</span>
        <span
          className={classNames(
            'ml-auto shrink-0 pl-2 text-hint',
            tool.phase === 'failed' || tool.phase === 'unknown' ? 'text-warn' : 'text-fg-3',
          )}
        >
          {outcomeInWords(tool)} {durationInWords(tool.durationMs)}
        </span>
        <Chevron aria-hidden className="size-4 shrink-0 text-fg-3" strokeWidth={1.5} />
      </button>
      {isLive && !isOpen ? (
        <pre className="max-h-20 overflow-hidden border-t border-line px-2 py-1 font-mono text-hint text-fg-2">
          {tool.output.slice(-600)}
        </pre>
      ) : undefined}
      {isOpen ? (
        <div className="flex flex-col gap-2 border-t border-line p-2">
          {tool.effect === 'read' ? undefined : <Proposal tool={tool} />}
          {tool.reason === undefined ? undefined : <p className="text-hint text-fg-2">Reason: {tool.reason}</p>}
          {tool.output === '' ? undefined : (
            <pre
              tabIndex={0}
              aria-label="Output"
              className="max-h-80 overflow-auto rounded-control bg-ink-0 p-2 font-mono text-hint whitespace-pre-wrap text-fg-2"
            >
              {tool.output}
              {tool.isTruncated ? '\n(the output was longer)' : ''}
            </pre>
          )}
          {path === undefined ? undefined : (
            <button type="button" className="self-start text-hint text-accent underline" onClick={() => onOpenFile(path)}>
              Open {path}
            </button>
          )}
        </div>
      ) : undefined}
    </div>
  );
};
