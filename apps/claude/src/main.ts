import { runService } from '@constellation/server-http';
import { claudeErrors } from '@constellation/contracts-claude';
import { ClaudeModule } from './claude-module.ts';
import { readConfig } from './config.ts';

const config = readConfig();

await runService({ module: ClaudeModule.forRoot(config), errors: claudeErrors, host: config.INTERNAL_HOST, port: config.INTERNAL_PORT });
