/** When the parts of the workbench could be seen, in milliseconds from the start of the navigation. */
export interface Readiness {
  /** A row of the explorer. */
  shellMs?: number;
  /** A row of the explorer, and coloured text in the editor. */
  editorMs?: number;
  /** A shell's prompt in the terminal. */
  promptMs?: number;
}

declare global {
  interface Window {
    readiness: Readiness;
  }
}

/** Runs in the page, before anything of it: looks once per frame. It may use nothing from outside itself. */
export const watchReadiness = (): void => {
  const readiness: Readiness = {};
  window.readiness = readiness;
  const look = (): void => {
    const hasRow = document.querySelector('[role=treeitem]') !== null;
    if (hasRow) readiness.shellMs ??= performance.now();
    const isColoured = document.querySelector('.view-line span span[class*="mtk"]:not(.mtk1)') !== null;
    if (hasRow && isColoured) readiness.editorMs ??= performance.now();
    if (/[$#]\s*$/.test(document.querySelector('.xterm-rows')?.textContent ?? '')) readiness.promptMs ??= performance.now();
    if (readiness.editorMs === undefined || readiness.promptMs === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
