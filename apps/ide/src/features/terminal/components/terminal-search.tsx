import { IconButton, Input } from '@constellation/web-ui';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import type { Terminals } from '../model/terminals.ts';

/** Finds text in what the terminal in front has shown. */
export const TerminalSearch = ({ terminals }: { terminals: Terminals }) => {
  const [text, setText] = useState('');
  const close = () => {
    terminals.state.isSearching = false;
    terminals.activeScreen()?.focus();
  };
  return (
    <div className="absolute top-1 right-3 z-10 flex items-center gap-1 rounded-control border border-line bg-ink-2 p-1">
      <Input
        autoFocus
        aria-label="Find in terminal"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          terminals.activeScreen()?.findNext(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
          if (event.key === 'Enter') terminals.activeScreen()?.[event.shiftKey ? 'findPrevious' : 'findNext'](text);
        }}
      />
      <IconButton icon={ArrowUp} label="Previous match" onClick={() => terminals.activeScreen()?.findPrevious(text)} />
      <IconButton icon={ArrowDown} label="Next match" onClick={() => terminals.activeScreen()?.findNext(text)} />
      <IconButton icon={X} label="Close find" onClick={close} />
    </div>
  );
};
