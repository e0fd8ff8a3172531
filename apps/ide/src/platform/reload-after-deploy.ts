const key = 'cst.reloaded-at';
const pauseMs = 30_000;

/** A chunk that is gone after an update of the server: load the page again, once, instead of failing. */
export const reloadAfterDeploy = (window: Window): void => {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(window.sessionStorage.getItem(key) ?? 0);
    if (Date.now() - last < pauseMs) return;
    event.preventDefault();
    window.sessionStorage.setItem(key, String(Date.now()));
    window.location.reload();
  });
};
