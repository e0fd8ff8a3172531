import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { chunkGroups } from './build/chunk-groups.ts';
import { compressOutput } from './build/compress-output.ts';
import { firstPaint } from './build/first-paint.ts';

const gateway = 'http://127.0.0.1:8000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), firstPaint(), compressOutput()],
  resolve: { conditions: ['@constellation/source', 'module', 'browser', 'development|production'] },
  server: {
    host: '127.0.0.1',
    port: 3000,
    strictPort: true,
    proxy: { '/api': { target: gateway }, '/ws': { target: gateway, ws: true } },
  },
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: 'hidden',
    // A font as data: URL would need a weaker content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 5_000,
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
});
