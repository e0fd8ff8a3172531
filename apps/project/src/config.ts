import { loadConfigOrExit, serviceFields } from '@constellation/server-config';
import { z } from 'zod';

export const configSchema = z.object(serviceFields);

export type ProjectConfig = z.output<typeof configSchema>;

export const readConfig = (): ProjectConfig => loadConfigOrExit(configSchema, process.env);
