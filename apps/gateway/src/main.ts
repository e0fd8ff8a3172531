import 'reflect-metadata';
import { resetOnHost } from './administration/reset-on-host.ts';
import { type GatewayConfig, readConfig } from './config.ts';
import { startGateway } from './start-gateway.ts';

const printResetLink = async (config: GatewayConfig, email: string): Promise<void> => {
  const url = await resetOnHost(config, email);
  if (url === undefined) throw new Error(`There is no account with the address ${email}.`);
  process.stdout.write(`${url}\n`);
};

const config = readConfig();
const [command, email = ''] = process.argv.slice(2);

try {
  if (command === 'reset-password') await printResetLink(config, email);
  else await startGateway(config);
} catch (error) {
  const stack = error instanceof Error ? error.stack : String(error);
  const failed = command === 'reset-password' ? 'No reset link was made' : 'The gateway could not start';
  process.stderr.write(`${JSON.stringify({ level: 'fatal', time: new Date().toISOString(), msg: failed, stack })}\n`);
  process.exit(1);
}
