import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { Logger } from 'nestjs-pino';
import { drainOnClose } from './drain-on-close.ts';
import type { ErrorCodes } from './problem.ts';
import { ProblemFilter } from './problem-filter.ts';
import { addRequestContext } from './request-context.ts';
import { addRequestLog } from './add-request-log.ts';

export interface HttpAppOptions {
  module: Type | DynamicModule;
  /** The codes this process may answer, with status and sentence. */
  errors: ErrorCodes;
  /** Largest request body in bytes, where a route says nothing else; 64 KiB unless given. */
  bodyLimit?: number;
  fastify?: FastifyServerOptions;
  /** Adds hooks and body parsers before any route is made. */
  prepare?: (fastify: FastifyInstance) => void;
}

/**
 * A Nest application on Fastify with logs, a call context per request, problem+json errors and graceful stop. It does not
 * listen yet. Rejects when a part cannot be started, such as a database that is away.
 */
export const createHttpApp = async ({
  module,
  errors,
  bodyLimit = 65_536,
  fastify,
  prepare,
}: HttpAppOptions): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAdapter({
    bodyLimit,
    forceCloseConnections: 'idle',
    requestTimeout: 300_000,
    exposeHeadRoutes: false,
    ...fastify,
  } as FastifyServerOptions);
  // Nest types the instance by its own defaults; it is the same object.
  const instance = adapter.getInstance<FastifyInstance>();
  addRequestContext(instance);
  addRequestLog(instance);
  drainOnClose(instance);
  prepare?.(instance);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(Logger));
  app.useGlobalFilters(new ProblemFilter(errors));
  app.enableShutdownHooks(undefined, { useProcessExit: true });
  return app;
};
