import { createServer } from 'vite';

/**
 * Imports a source file as the build would see it: packages of the repository resolve to their sources, and syntax
 * that Node cannot strip is compiled. Answers its exports.
 */
export const importSource = async (file: string): Promise<Record<string, unknown>> => {
  const conditions = ['@constellation/source', 'module', 'node', 'development|production'];
  const server = await createServer({
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
    resolve: { conditions },
    ssr: { resolve: { conditions }, noExternal: [/^@constellation\//] },
  });
  try {
    return await server.ssrLoadModule(file);
  } finally {
    await server.close();
  }
};
