/** Calls back when the network returns, the page is shown again or comes out of the browser's cache. */
export const onPageWake =
  (window: Window) =>
  (listener: () => void): (() => void) => {
    const whenVisible = (): void => {
      if (window.document.visibilityState === 'visible') listener();
    };
    window.addEventListener('online', listener);
    window.addEventListener('pageshow', listener);
    window.document.addEventListener('visibilitychange', whenVisible);
    window.document.addEventListener('resume', listener);
    return () => {
      window.removeEventListener('online', listener);
      window.removeEventListener('pageshow', listener);
      window.document.removeEventListener('visibilitychange', whenVisible);
      window.document.removeEventListener('resume', listener);
    };
  };
