import type { UserConfig } from 'vite';
import { copyNatives } from './copy-natives.ts';
import { modulePackage } from './module-package.ts';
import { mongooseDefaultImport } from './mongoose-default-import.ts';
import { noVendorMap } from './no-vendor-map.ts';

export interface ServiceOptions {
  /** The project's folder: `import.meta.dirname` of its `vite.config.ts`. */
  root: string;
  /** Packages that bring binaries; they are copied to `dist/node_modules` instead of bundled. */
  natives?: readonly string[];
  /** `linked` leaves dependencies to node_modules, for watch builds: 0.3 s instead of 3 s. `all` unless given or in the variable BUNDLE. */
  bundle?: 'all' | 'linked';
}

const bundleOfEnvironment = (): 'all' | 'linked' => (process.env['BUNDLE'] === 'linked' ? 'linked' : 'all');

/**
 * How every Node program of the repository is built: `src/main.ts` and all that it imports become `dist/main.js`,
 * `dist/vendor-*.js` and `dist/package.json`, which run in any folder with Node 24 and no node_modules.
 * Decorator options come from the project's own tsconfig.json.
 */
export const serviceConfig = ({ root, natives = [], bundle = bundleOfEnvironment() }: ServiceOptions): UserConfig => {
  const conditions = ['@constellation/source', 'module', 'node', 'development|production'];
  return {
    root,
    plugins: [mongooseDefaultImport, noVendorMap, modulePackage, copyNatives(natives, root)],
    resolve: { conditions },
    ssr: {
      target: 'node',
      resolve: { conditions },
      external: [...natives],
      noExternal: bundle === 'all' ? true : [/^@constellation\//],
    },
    build: {
      ssr: 'src/main.ts',
      outDir: 'dist',
      emptyOutDir: true,
      target: 'node24',
      sourcemap: true,
      minify: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 20_000,
      rolldownOptions: {
        output: { entryFileNames: 'main.js', codeSplitting: { groups: [{ name: 'vendor', test: /node_modules/ }] } },
      },
    },
  };
};
