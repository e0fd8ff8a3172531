import type { ClaudeConfig } from '../config.ts';
import { startClaude } from './start-claude.ts';

await startClaude(JSON.parse(process.argv[2] ?? '{}') as ClaudeConfig);
process.send?.('ready');
