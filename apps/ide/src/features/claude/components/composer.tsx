import type { RunContext } from '@constellation/contracts-claude';
import { runModeSchema } from '@constellation/contracts-kernel';
import { IconButton, Select } from '@constellation/web-ui';
import { ArrowUp, AtSign, Square, X } from 'lucide-react';
import { useState } from 'react';
import { useSnapshot } from 'valtio';
import { useShell } from '../../../shell/shell-context.tsx';
import type { ClaudeSession } from '../model/claude-session.ts';
import { mentionsIn } from '../model/mentions-in.ts';

const modes = [
  { value: 'plan', label: 'Plan: reads only' },
  { value: 'ask', label: 'Ask before changes' },
  { value: 'auto', label: 'Auto: works alone' },
];

export interface ComposerProps {
  session: ClaudeSession;
  /** Without isolation Claude may not work alone. */
  isIsolated: boolean;
  isWorking: boolean;
  selection: () => RunContext | undefined;
}

/** Where one writes to Claude. Enter sends, Shift+Enter makes a new line. */
export const Composer = ({ session, isIsolated, isWorking, selection }: ComposerProps) => {
  const { context: keys, keys: bindings } = useShell();
  const { mode, isSending } = useSnapshot(session.state);
  const [text, setText] = useState('');
  const [attached, setAttached] = useState<RunContext[]>([]);
  const write = (next: string) => {
    setText(next);
    keys.set('claudeComposerEmpty', next.trim() === '');
  };
  const attach = () => {
    const chosen = selection();
    if (chosen !== undefined) setAttached([...attached.filter((other) => other.path !== chosen.path), chosen]);
  };
  const send = async () => {
    if (text.trim() === '' || isSending || isWorking) return;
    const mentioned = mentionsIn(text).map((path): RunContext => ({ kind: 'file', path }));
    if (!(await session.send(text, [...attached, ...mentioned].slice(0, 20)))) return;
    write('');
    setAttached([]);
  };
  return (
    <form
      className="flex shrink-0 flex-col gap-1.5 border-t border-line bg-ink-1 p-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {attached.length === 0 ? undefined : (
        <ul aria-label="Attached" className="flex flex-wrap gap-1">
          {attached.map((item) => (
            <li key={item.path} className="flex items-center gap-1 rounded-control bg-ink-3 pl-2 text-hint text-fg-2">
              {item.path}
              {item.kind === 'selection' ? `:${item.startLine}–${item.endLine}` : ''}
              <IconButton icon={X} label={`Remove ${item.path}`} onClick={() => setAttached(attached.filter((other) => other !== item))} />
            </li>
          ))}
        </ul>
      )}
      <textarea
        aria-label="Message to Claude"
        data-autofocus
        placeholder="Ask Claude. @path adds a file."
        rows={3}
        value={text}
        maxLength={50_000}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void send();
        }}
        className="w-full resize-none rounded-control border border-control-line bg-ink-0 px-2 py-1.5 text-work text-fg placeholder:text-fg-3"
      />
      <div className="flex items-center gap-1">
        <IconButton icon={AtSign} label="Attach the open file or selection" onClick={attach} />
        <Select
          aria-label="Mode"
          value={mode}
          options={modes.filter((other) => isIsolated || other.value !== 'auto')}
          onChange={(event) => {
            session.state.mode = runModeSchema.parse(event.target.value);
          }}
        />
        <span className="ml-auto" />
        {isWorking ? (
          <IconButton icon={Square} label="Stop Claude" keys={bindings.labelOf('claude.stop')} onClick={() => void session.stop()} />
        ) : (
          <IconButton icon={ArrowUp} label="Send" keys="Enter" type="submit" disabled={text.trim() === '' || isSending} />
        )}
      </div>
    </form>
  );
};
