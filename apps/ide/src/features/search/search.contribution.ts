import { Search } from 'lucide-react';
import { createElement, lazy } from 'react';
import type { WorkbenchContribution } from '../../workbench/workbench-contribution.ts';
import { SearchSession } from './model/search-session.ts';

/** Search in files. */
export const contribution: WorkbenchContribution = {
  id: 'search',
  activate: ({ shell, workspace }) => {
    const session = new SearchSession(workspace.api, workspace.workspaceId);
    shell.addView({
      id: 'search',
      title: 'Search',
      place: 'side',
      icon: Search,
      order: 20,
      keys: ['Mod+Shift+F'],
      component: lazy(async () => {
        const { SearchView } = await import('./components/search-view.tsx');
        return { default: () => createElement(SearchView, { session }) };
      }),
    });
    shell.commands.register({
      id: 'search.in-folder',
      title: 'Search in folder',
      inPalette: false,
      run: async (folder) => {
        session.state.areFiltersShown = true;
        if (typeof folder === 'string') session.change({ include: `${folder}/**` });
        await shell.commands.run('view.search');
      },
    });
    return () => session.cancel();
  },
};
