import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthChecks } from './health-checks.ts';
import { HealthController } from './health-controller.ts';

/** `GET /health/live` and `GET /health/ready` over whatever of MongoDB, Redis and the transport the application has. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false, gracefulShutdownTimeoutMs: 0 })],
  controllers: [HealthController],
  providers: [HealthChecks],
})
export class HealthModule {}
