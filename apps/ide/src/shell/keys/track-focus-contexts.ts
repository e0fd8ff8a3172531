import type { Disposer } from '../disposer.ts';
import type { ContextKeys } from './context-keys.ts';

const typingSelector = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], .native-edit-context';

/**
 * Keeps the focus keys: while the focus is within an element with `data-focus-context="terminal"`, `terminalFocus` is
 * true; `inputFocus` is true while something that takes text has it.
 */
export const trackFocusContexts = (context: ContextKeys, document: Document): Disposer => {
  let current: string[] = [];
  const update = (): void => {
    const names: string[] = [];
    const active = document.activeElement;
    context.set('inputFocus', active?.matches(typingSelector) ?? false);
    for (let at = active?.closest('[data-focus-context]'); at; at = at.parentElement?.closest('[data-focus-context]'))
      names.push(at.getAttribute('data-focus-context') ?? '');
    for (const name of current) if (!names.includes(name)) context.set(`${name}Focus`, false);
    for (const name of names) context.set(`${name}Focus`, true);
    current = names;
  };
  // After focusout the new element is not focused yet; the focusin that follows settles it.
  const onFocusOut = (event: FocusEvent): void => {
    if (event.relatedTarget === null) queueMicrotask(update);
  };
  document.addEventListener('focusin', update, true);
  document.addEventListener('focusout', onFocusOut, true);
  return () => {
    document.removeEventListener('focusin', update, true);
    document.removeEventListener('focusout', onFocusOut, true);
  };
};
