import { join } from 'node:path';
import { freePort } from '../process/free-port.ts';
import { serviceNames, type ServiceName } from '../services/service-name.ts';
import { readJson, writeJson } from './json-file.ts';

/** The loopback ports of one stack. */
export interface Ports {
  mongo: number;
  redis: number;
  /** Each service's own listener for health, metrics and bytes. */
  internal: Record<ServiceName, number>;
  standIn: number;
}

const preferredInternal: Record<ServiceName, number> = { gateway: 8010, project: 8002, claude: 8001, workspace: 8003 };

/**
 * Chooses the ports of a data folder. The stores keep theirs from the first start on, unless another program has
 * taken it since; the services take their well-known ones where these are free.
 */
export async function choosePorts(dataFolder: string, publicPort: number): Promise<Ports> {
  const path = join(dataFolder, 'ports.json');
  const known = (readJson(path) as Partial<Pick<Ports, 'mongo' | 'redis'>> | undefined) ?? {};
  const taken = new Set([publicPort]);
  const choose = async (preferred?: number): Promise<number> => {
    const port = await freePort(preferred, taken);
    taken.add(port);
    return port;
  };
  const mongo = await choose(known.mongo);
  const redis = await choose(known.redis);
  const internal = { ...preferredInternal };
  for (const name of serviceNames) internal[name] = await choose(preferredInternal[name]);
  writeJson(path, { mongo, redis });
  return { mongo, redis, internal, standIn: await choose() };
}

/** All of them and the public one, as the workspace service wants them: a workspace may never reach these. */
export function platformPorts(ports: Ports, publicPort: number): string {
  return [publicPort, ports.mongo, ports.redis, ports.standIn, ...Object.values(ports.internal)].join(',');
}
