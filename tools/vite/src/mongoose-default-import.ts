import type { Plugin } from 'vite';

/**
 * @nestjs/mongoose calls methods on `import * as mongoose`; bundled, that namespace is a getter-only copy of the
 * CommonJS object, and connecting fails with "Cannot set property nextConnectionId".
 */
export const mongooseDefaultImport: Plugin = {
  name: 'mongoose-default-import',
  enforce: 'pre',
  transform: {
    filter: { id: /@nestjs\/mongoose\/dist\// },
    handler: (code) => ({ code: code.replaceAll("import * as mongoose from 'mongoose'", "import mongoose from 'mongoose'"), map: null }),
  },
};
