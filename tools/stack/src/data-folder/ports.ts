import { join } from 'node:path';
import { freePort } from '../process/free-port.ts';
import { serviceNames, type ServiceName } from '../services/service-name.ts';
import { readJson, writeJson } from './json-file.ts';

/** The loopback ports of the stores. */
export interface StorePorts {
  mongo: number;
  redis: number;
}

/** The loopback ports of one stack. */
export interface Ports extends StorePorts {
  /** Each service's own listener for health, metrics and bytes. */
  internal: Record<ServiceName, number>;
  standIn: number;
}

const preferredInternal: Record<ServiceName, number> = { gateway: 8010, project: 8002, claude: 8001, workspace: 8003 };

/**
 * Chooses the stores' ports of a data folder: those of its first start, unless another program has taken one since.
 */
export async function chooseStorePorts(dataFolder: string, publicPort: number): Promise<StorePorts> {
  const path = join(dataFolder, 'ports.json');
  const known = (readJson(path) as Partial<StorePorts> | undefined) ?? {};
  const mongo = await freePort(known.mongo, new Set([publicPort]));
  const redis = await freePort(known.redis, new Set([publicPort, mongo]));
  writeJson(path, { mongo, redis });
  return { mongo, redis };
}

/**
 * Chooses the services' ports, as late as can be: nobody holds them until the services listen.
 *
 * @param areWellKnown takes the documented ones where these are free; else any.
 */
export async function addServicePorts(stores: StorePorts, publicPort: number, areWellKnown: boolean): Promise<Ports> {
  const taken = new Set([publicPort, stores.mongo, stores.redis]);
  const choose = async (preferred?: number): Promise<number> => {
    const port = await freePort(areWellKnown ? preferred : undefined, taken);
    taken.add(port);
    return port;
  };
  const internal = { ...preferredInternal };
  for (const name of serviceNames) internal[name] = await choose(preferredInternal[name]);
  return { ...stores, internal, standIn: await choose() };
}

/** All of them and the public one, as the workspace service wants them: a workspace may never reach these. */
export function platformPorts(ports: Ports, publicPort: number): string {
  return [publicPort, ports.mongo, ports.redis, ports.standIn, ...Object.values(ports.internal)].join(',');
}
