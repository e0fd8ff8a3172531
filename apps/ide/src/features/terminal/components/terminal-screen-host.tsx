import { useEffect, useRef } from 'react';
import type { Terminals } from '../model/terminals.ts';

/** The place on the page where the screen of the terminal in front is shown. */
export const TerminalScreenHost = ({ terminals, id, label }: { terminals: Terminals; id: string; label: string }) => {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const screen = terminals.screen(id);
    if (host.current === null || screen === undefined) return;
    screen.mount(host.current);
    const sizes = new ResizeObserver(() => screen.fit());
    sizes.observe(host.current);
    if (host.current.closest('[data-view-id]')?.contains(document.activeElement) === true) screen.focus();
    return () => {
      sizes.disconnect();
      screen.unmount();
    };
  }, [terminals, id]);
  return <div ref={host} role="group" aria-label={label} data-focus-context="terminal" className="size-full overflow-hidden pt-1 pl-2" />;
};
