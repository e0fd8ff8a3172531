import { Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceName } from '@constellation/contracts-kernel';
import { startService } from '@constellation/server-http';
import { ServerIdentityModule } from '@constellation/server-identity';
import { ObservabilityModule } from '@constellation/server-observability';
import { TransportModule } from '@constellation/transport';
import { freePort } from '@constellation/testing-stores';
import { errorCodes } from '../edge/error-codes.ts';
import type { KeyFiles } from './key-files.ts';

@Module({})
class TestServiceModule {}

/** A service on the real bus with the given handlers, in place of the real one. */
export const startTestService = async (
  service: ServiceName,
  controllers: Type[],
  stores: { redisUrl: string; keys: KeyFiles },
  prepare: (app: NestFastifyApplication) => void = () => undefined,
): Promise<NestFastifyApplication> => {
  const { redisUrl, keys } = stores;
  const port = await freePort();
  const module = {
    module: TestServiceModule,
    imports: [
      ObservabilityModule.forRoot({ service, level: 'silent' }),
      ServerIdentityModule.forRoot({ service, keysFile: keys.keysFile, privateKeyFile: keys.privateKeyFile(service) }),
      TransportModule.forRoot({ service, redisUrl, http: `http://127.0.0.1:${port}`, version: '0' }),
    ],
    controllers,
  };
  return startService({ module, errors: errorCodes, host: '127.0.0.1', port, prepare });
};
