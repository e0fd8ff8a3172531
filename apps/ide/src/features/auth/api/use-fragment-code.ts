import { useState } from 'react';

/**
 * The one-use code of a link, from the page's fragment (`#invitation=…`), which no server log ever sees. It is taken out of
 * the address at once, so that it is neither kept in the history nor copied along with it.
 */
export const useFragmentCode = (name: string): string | undefined =>
  useState(() => {
    const code = new URLSearchParams(window.location.hash.slice(1)).get(name) ?? undefined;
    if (code !== undefined) window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
    return code;
  })[0];
