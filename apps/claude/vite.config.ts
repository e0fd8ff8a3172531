import { defineConfig } from 'vite';
import { serviceConfig } from '../../tools/vite/src/service-config.ts';

export default defineConfig(serviceConfig({ root: import.meta.dirname }));
