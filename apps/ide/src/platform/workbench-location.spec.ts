import { afterEach, describe, expect, it } from 'vitest';
import { createWorkbenchLocation, readPlace } from './workbench-location.ts';

describe('workbench location', () => {
  afterEach(() => window.history.replaceState(null, '', '/'));

  it('reads what the address says and overlooks nonsense', () => {
    expect(readPlace('?file=src/a.ts&line=10&view=search')).toEqual({ file: 'src/a.ts', line: 10, column: undefined, view: 'search' });
    expect(readPlace('?line=-3')).toMatchObject({ file: undefined, line: undefined });
  });

  it('writes parts of it and keeps the others', () => {
    window.history.replaceState(null, '', '/p/1?view=search');
    const location = createWorkbenchLocation(window);
    location.go({ file: 'src/a b.ts', line: 2 });
    expect(window.location.pathname + window.location.search).toBe('/p/1?file=src/a+b.ts&line=2&view=search');
    location.go({ file: undefined, line: undefined, view: undefined });
    expect(window.location.search).toBe('');
    location.dispose();
  });

  it('tells when a person goes back', () => {
    window.history.replaceState(null, '', '/p/1?file=a.ts');
    const location = createWorkbenchLocation(window);
    const files: (string | undefined)[] = [];
    location.place.subscribe(() => files.push(location.place.get().file));
    window.history.replaceState(null, '', '/p/1?file=b.ts');
    window.dispatchEvent(new PopStateEvent('popstate'));
    expect(files).toEqual(['b.ts']);
    location.dispose();
  });
});
