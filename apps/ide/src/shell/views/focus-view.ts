/** What receives the focus when a view is shown; without such an element the view's own pane does. */
const wanted = '[data-autofocus]';

/** Moves the focus into a view once it is drawn; a lazy view has up to two seconds to arrive. */
export const focusView = (document: Document, viewId: string, now: () => number = () => performance.now()): void => {
  const deadline = now() + 2_000;
  const attempt = (): void => {
    const pane = document.querySelector<HTMLElement>(`[data-view-id="${CSS.escape(viewId)}"]`);
    const isReady = pane !== null && pane.checkVisibility() && pane.querySelector('[data-view-loading]') === null;
    if (isReady) (pane.querySelector<HTMLElement>(wanted) ?? pane).focus();
    else if (now() < deadline) requestAnimationFrame(attempt);
  };
  attempt();
};
