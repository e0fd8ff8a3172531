import 'reflect-metadata';
import { workspaceErrors } from '@constellation/contracts-workspace';
import { runService } from '@constellation/server-http';
import { AppModule } from './app.module.ts';
import { DataPlane } from './data-plane/data-plane.ts';
import { readConfig } from './config.ts';

const config = readConfig();
const { INTERNAL_HOST: host, INTERNAL_PORT: port } = config;

await runService({
  module: AppModule.forRoot(config, '0.1.0', `http://${host}:${String(port)}`),
  errors: workspaceErrors,
  host,
  port,
  prepare: (app) => app.get(DataPlane).addTo(app.getHttpAdapter().getInstance()),
});
