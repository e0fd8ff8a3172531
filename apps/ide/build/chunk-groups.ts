const inPackage = (id: string, ...names: string[]): boolean => names.some((name) => id.includes(`/node_modules/${name}/`));

/** Only the workbench uses these; on a page they would be dead weight. */
const workbenchParts = /\/libs\/web\/(?:ui\/src\/(?:splitter|context-menu|sheet)|api-client\/src\/agent-connection)\./;
/** What stands on Radix or behind the sign-in; the pages before it do without. */
const signedInParts =
  /\/libs\/web\/ui\/src\/(?:tooltip|icon-button|menu|menu-entries|dialog|confirm-dialog|tabs|choice-group)\.|\/apps\/ide\/src\/(?:platform\/page\/(?:page-frame|page-body|page-section|account-menu|use-account-menu-entries|time-ago)\.|features\/(?:projects|account|settings|admin)\/)/;
const firstParts = /\/apps\/ide\/src\/(?:platform|features\/auth)\/|\/libs\/web\/(?:ui|api-client)\/src\//;

/**
 * A page is a handful of files, not forty: what every page needs, what pages with menus need, and the pages themselves. The
 * workbench and its parts stay as they are imported.
 */
export const chunkGroups = [
  {
    name: 'framework',
    priority: 4,
    test: (id: string): boolean =>
      inPackage(id, 'react', 'react-dom', 'scheduler', 'react-router', '@tanstack/query-core', '@tanstack/react-query', 'zod'),
  },
  {
    name: 'controls',
    priority: 3,
    test: (id: string): boolean => inPackage(id, 'radix-ui', '@radix-ui', '@floating-ui', 'aria-hidden', 'react-remove-scroll'),
  },
  { name: 'first', priority: 2, test: (id: string): boolean => firstParts.test(id) && !signedInParts.test(id) && !workbenchParts.test(id) },
  { name: 'pages', priority: 1, test: (id: string): boolean => signedInParts.test(id) },
];
