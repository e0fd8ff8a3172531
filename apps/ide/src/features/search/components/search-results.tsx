import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useRef, type KeyboardEvent } from 'react';
import { useSnapshot } from 'valtio';
import type { SearchMatch } from '@constellation/contracts-workspace';
import { useShell } from '../../../shell/shell-context.tsx';
import { cutLine } from '../model/cut-line.ts';
import type { FileMatches, SearchSession } from '../model/search-session.ts';

type Line = { kind: 'file'; path: string; count: number; isCollapsed: boolean } | { kind: 'match'; match: SearchMatch };

const linesOf = (files: readonly FileMatches[], collapsed: Readonly<Record<string, boolean>>): Line[] =>
  files.flatMap(({ path, matches }): Line[] => {
    const isCollapsed = collapsed[path] === true;
    const head: Line = { kind: 'file', path, count: matches.length, isCollapsed };
    return isCollapsed ? [head] : [head, ...matches.map((match): Line => ({ kind: 'match', match }))];
  });

const MatchText = ({ match }: { match: SearchMatch }) => {
  const { before, match: found, after } = cutLine(match.text, match.ranges[0] ?? [0, 0]);
  return (
    <span className="truncate font-mono text-hint">
      {before}
      <mark className="rounded-sm bg-accent/30 text-fg">{found}</mark>
      {after}
    </span>
  );
};

const stepFocus = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  buttons[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  event.preventDefault();
};

/** Matches by file; only those in view are in the page. */
export const SearchResults = ({ session }: { session: SearchSession }) => {
  const { commands } = useShell();
  const { files, collapsed } = useSnapshot(session.state);
  const lines = useMemo(() => linesOf(files as readonly FileMatches[], collapsed), [files, collapsed]);
  const scroller = useRef<HTMLDivElement>(null);
  const isCoarse = window.matchMedia('(pointer: coarse)').matches;
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isCoarse ? 44 : 24),
    overscan: 12,
  });
  return (
    <div ref={scroller} role="group" aria-label="Search results" onKeyDown={stepFocus} className="min-h-0 flex-1 overflow-auto">
      <div className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return undefined;
          const place = { position: 'absolute', top: item.start, left: 0, right: 0, height: item.size } as const;
          if (line.kind === 'file') {
            const Chevron = line.isCollapsed ? ChevronRight : ChevronDown;
            return (
              <button
                key={item.key}
                type="button"
                aria-expanded={!line.isCollapsed}
                style={place}
                className="flex items-center gap-1 px-2 text-left text-work text-fg outline-offset-[-2px] hover:bg-ink-2"
                onClick={() => {
                  session.state.collapsed[line.path] = !line.isCollapsed;
                }}
              >
                <Chevron aria-hidden className="size-4 shrink-0" strokeWidth={1.5} />
                <span className="truncate">{line.path}</span>
                <span className="ml-auto pl-2 text-hint text-fg-3">{line.count}</span>
              </button>
            );
          }
          const column = (line.match.ranges[0]?.[0] ?? 0) + 1;
          return (
            <button
              key={item.key}
              type="button"
              style={place}
              className="flex items-center gap-2 pr-2 pl-7 text-left text-fg-2 outline-offset-[-2px] hover:bg-ink-2 hover:text-fg"
              onClick={() => void commands.run('editor.open', { path: line.match.path, line: line.match.line, column, isPreview: true })}
            >
              <span className="w-8 shrink-0 text-right text-hint text-fg-3">{line.match.line}</span>
              <MatchText match={line.match} />
            </button>
          );
        })}
      </div>
    </div>
  );
};
