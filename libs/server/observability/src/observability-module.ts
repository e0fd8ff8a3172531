import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { HandlerMetrics } from './handler-metrics.ts';
import { loggerOptions, type LogSettings } from './logger-options.ts';
import { MetricsController } from './metrics-controller.ts';
import { collectProcessMetrics } from './collect-process-metrics.ts';

/**
 * Logs as JSON lines and `GET /metrics`: process, event loop, HTTP, message handlers, and whatever other kits add.
 * Requests are logged by `@constellation/server-http`, not by a middleware.
 */
@Global()
@Module({})
export class ObservabilityModule {
  static forRoot(settings: LogSettings): DynamicModule {
    collectProcessMetrics();
    return {
      module: ObservabilityModule,
      imports: [LoggerModule.forRoot({ pinoHttp: { ...loggerOptions(settings), autoLogging: false }, forRoutes: [] })],
      controllers: [MetricsController],
      providers: [{ provide: APP_INTERCEPTOR, useClass: HandlerMetrics }],
    };
  }
}
