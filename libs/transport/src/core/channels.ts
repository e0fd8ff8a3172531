import { serviceNameSchema, type ServiceName } from '@constellation/contracts-kernel';

/**
 * Every channel and key of the transport. `cx1` is the protocol's major version; braces are the hash tag that keeps the
 * keys of one script in one slot.
 */
export const channels = {
  inbox: (instanceId: string) => `cx1:i:{${instanceId}}`,
  notices: (service: ServiceName) => `cx1:n:{${service}}`,
  changes: 'cx1:b:{changes}',
};

export const keys = {
  live: (service: ServiceName) => `cx1:{reg:${service}}:live`,
  instances: (service: ServiceName) => `cx1:{reg:${service}}:info`,
  owner: (key: string) => `cx1:{own:${key}}`,
  output: (streamId: string) => `cx1:o:{${streamId}}`,
};

export const allServices: readonly ServiceName[] = serviceNameSchema.options;
