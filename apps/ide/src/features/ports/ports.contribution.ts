import { Radio } from 'lucide-react';
import { createElement, lazy } from 'react';
import { useSnapshot } from 'valtio';
import type { WorkbenchContribution } from '../../workbench/workbench-contribution.ts';
import { Ports } from './model/ports.ts';

/** Ports and their previews. */
export const contribution: WorkbenchContribution = {
  id: 'ports',
  activate: ({ shell, workspace }) => {
    if (!workspace.canWrite) return undefined;
    const ports = new Ports(workspace.api, workspace.workspaceId, workspace.agent);
    shell.addView({
      id: 'ports',
      title: 'Ports',
      place: 'bottom',
      icon: Radio,
      order: 30,
      useBadge: () => useSnapshot(ports.state).rows.length,
      component: lazy(async () => {
        const { PortsView } = await import('./components/ports-view.tsx');
        return { default: () => createElement(PortsView, { ports }) };
      }),
    });
    return () => ports.dispose();
  },
};
