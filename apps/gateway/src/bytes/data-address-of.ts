import type { PublicOperation } from '@constellation/contracts-kernel';

const workspaceRoute = '/workspaces/:workspaceId/';

/**
 * The address of a bytes operation on an instance's data plane: the last part of its public route below the workspace's base.
 * Its input is the query, or for a POST the body.
 */
export const dataAddressOf = (base: URL, { name, route }: PublicOperation, input: Record<string, unknown>): URL => {
  if (!route.path.startsWith(workspaceRoute)) throw new Error(`${name} is not below a workspace.`);
  const address = new URL(route.path.slice(workspaceRoute.length), base);
  if (route.method === 'POST') return address;
  for (const [field, value] of Object.entries(input)) {
    if (field !== 'workspaceId' && value !== undefined)
      address.searchParams.set(field, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return address;
};
