import { createCell, type ReadableCell } from '@constellation/web-api-client';

/** A place in the project: `/p/:id?file=src/a.ts&line=10&view=search`. */
export interface WorkbenchPlace {
  file?: string | undefined;
  /** From 1. */
  line?: number | undefined;
  column?: number | undefined;
  view?: string | undefined;
}

export interface WorkbenchLocation {
  /** Where the address points; changes when a person goes back or forward. */
  readonly place: ReadableCell<WorkbenchPlace>;
  /** Changes parts of the address. `push` makes an entry to come back to, for acts such as opening another file. */
  go: (place: WorkbenchPlace, how?: 'push' | 'replace') => void;
  dispose: () => void;
}

const positive = (text: string | null): number | undefined => {
  const value = Number(text ?? Number.NaN);
  return Number.isInteger(value) && value > 0 ? value : undefined;
};

export const readPlace = (search: string): WorkbenchPlace => {
  const query = new URLSearchParams(search);
  return {
    file: query.get('file') ?? undefined,
    line: positive(query.get('line')),
    column: positive(query.get('column')),
    view: query.get('view') ?? undefined,
  };
};

const written = (place: WorkbenchPlace): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(place)) if (value !== undefined) query.set(name, String(value));
  // Slashes are legal in a query and paths stay readable with them.
  return query.toString().replaceAll('%2F', '/');
};

/** The address as the workbench uses it. It bypasses the router, since only the query changes and nothing is loaded. */
export const createWorkbenchLocation = (window: Window): WorkbenchLocation => {
  const cell = createCell(readPlace(window.location.search));
  const onPop = (): void => cell.set(readPlace(window.location.search));
  window.addEventListener('popstate', onPop);
  return {
    place: cell,
    go: (change, how = 'replace') => {
      const next = { ...cell.get(), ...change };
      const query = written(next);
      if (query === written(cell.get())) return;
      const address = window.location.pathname + (query === '' ? '' : `?${query}`);
      if (how === 'push') window.history.pushState(window.history.state, '', address);
      else window.history.replaceState(window.history.state, '', address);
      cell.set(next);
    },
    dispose: () => window.removeEventListener('popstate', onPop),
  };
};
