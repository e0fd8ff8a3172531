import { createContext, use, type ReactNode } from 'react';
import { useSnapshot } from 'valtio';
import type { LayoutState } from './layout/layout-store.ts';
import type { Shell } from './shell.ts';

const ShellContext = createContext<Shell | undefined>(undefined);

export const ShellProvider = ({ shell, children }: { shell: Shell; children: ReactNode }) => (
  <ShellContext value={shell}>{children}</ShellContext>
);

/** The shell around this component; only inside the workbench. */
export const useShell = (): Shell => {
  const shell = use(ShellContext);
  if (shell === undefined) throw new Error('There is no shell around this component');
  return shell;
};

/** The layout, drawn again for the parts that are read. */
export const useLayout = (): LayoutState => useSnapshot(useShell().layout);
