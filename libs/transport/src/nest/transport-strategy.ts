import type { Operation, ServiceName } from '@constellation/contracts-kernel';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { HandledCall } from '../core/handled-call.ts';
import type { RegisteredHandler } from '../core/handle-call.ts';
import type { RedisTransport } from '../redis/redis-transport.ts';
import { expectedFailure } from './expected-failure.ts';
import { MessageContext } from './message-context.ts';

/**
 * Answers the operations that this app's controllers handle:
 * `app.connectMicroservice({ strategy: app.get(TransportStrategy) }, { inheritAppConfig: true })`, then `app.startAllMicroservices()`.
 */
export class TransportStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('constellation');
  private readonly registered = new Map<string, RegisteredHandler>();

  constructor(
    private readonly service: ServiceName,
    private readonly transport: RedisTransport,
  ) {
    super();
  }

  /** Throws when an operation is handled twice, or is not this service's. */
  override addHandler(pattern: unknown, callback: MessageHandler, isEventHandler = false, extras: Record<string, unknown> = {}): void {
    const operation = extras['operation'] as Operation | undefined;
    if (operation === undefined) throw new Error(`${String(pattern)}: message handlers are declared with @Handles(operation)`);
    const { name, service, plane } = operation;
    if (this.registered.has(name)) throw new Error(`${name} is handled twice`);
    if (service !== this.service) throw new Error(`${name} belongs to the service ${service}, not to ${this.service}`);
    if (plane !== 'message') throw new Error(`${name} travels on the plane ${plane}, not as a message`);
    super.addHandler(pattern, callback, isEventHandler, extras);
    this.registered.set(name, { operation, run: (input, call) => this.run(callback, operation, input, call) });
  }

  /** The names of the operations that are handled here. */
  get operations(): string[] {
    return [...this.registered.keys()];
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      await this.transport.serve(this.registered.values());
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** See `RedisTransport.drain`; an app that stops calls this first, before anything that its handlers need is closed. */
  drain(): Promise<void> {
    return this.transport.drain();
  }

  async close(): Promise<void> {
    await this.transport.drain();
  }

  override on(): never {
    throw new Error('The transport has no events to listen to');
  }

  override unwrap(): never {
    throw new Error('What lies beneath is not for the app');
  }

  private run(handler: MessageHandler, operation: Operation, input: unknown, call: HandledCall): Promise<unknown> {
    const context = new MessageContext([operation, call]);
    return new Promise((resolve) => {
      this.runWithProcessingHooks(context, async (runEndHook) => {
        // A promise that rejects settles this one; a throw here would be NestJS' to report, not the caller's to hear.
        resolve(this.outputOf(handler, input, context).finally(runEndHook));
      });
    });
  }

  private async outputOf(handler: MessageHandler, input: unknown, context: MessageContext): Promise<unknown> {
    try {
      const result: unknown = await handler(input, context);
      return isObservable(result) ? await lastValueFrom(result, { defaultValue: undefined }) : result;
    } catch (failure) {
      throw expectedFailure(failure);
    }
  }
}
