import { isPortFree } from './free-port.ts';
import { portHolder } from './port-holder.ts';

/** The port people use is taken; the message names its holder. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

/** Throws `PortTaken` when somebody listens on the port. Another one is never taken instead: it would be another origin, without what the browser has kept. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  if (await isPortFree(port, host)) return;
  const holder = portHolder(port);
  const by = holder ? `process ${holder.pid} (${holder.command})` : 'another process, which this user may not see';
  throw new PortTaken(
    `Port ${port} is in use by ${by}. End it, or choose another port for good with PUBLIC_PORT; a browser keeps what it stored for each port apart.`,
  );
}
