import 'reflect-metadata';
import { projectErrors } from '@constellation/contracts-project';
import { runService } from '@constellation/server-http';
import { AppModule } from './app.module.ts';
import { readConfig } from './config.ts';

const config = readConfig();

await runService({ module: AppModule.forRoot(config), errors: projectErrors, host: config.INTERNAL_HOST, port: config.INTERNAL_PORT });
