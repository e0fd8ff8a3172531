import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { PublicOperation } from '@constellation/contracts-kernel';
import type { EdgeCall } from './edge-call.ts';
import { operationKey } from './operation-metadata.ts';
import { publicOperations } from './public-operations.ts';

export interface RouteEntry {
  operation: PublicOperation;
  handle: (call: EdgeCall) => unknown;
}

/** Which method serves which operation. The start fails unless each public operation has exactly one. */
@Injectable()
export class RouteTable implements OnApplicationBootstrap {
  private readonly entries = new Map<string, RouteEntry>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    for (const { instance } of this.discovery.getControllers()) this.addController(instance as object);
    const missing = publicOperations.filter(({ name }) => !this.entries.has(name)).map(({ name }) => name);
    if (missing.length > 0) throw new Error(`No route serves ${missing.join(', ')}.`);
  }

  find(name: string): RouteEntry | undefined {
    return this.entries.get(name);
  }

  private addController(controller: object): void {
    const prototype = Object.getPrototypeOf(controller) as Record<string, (this: object, call: EdgeCall) => unknown>;
    for (const name of this.scanner.getAllMethodNames(prototype)) {
      const method = prototype[name];
      const operation = method && (Reflect.getMetadata(operationKey, method) as PublicOperation | undefined);
      if (method === undefined || operation === undefined) continue;
      if (this.entries.has(operation.name)) throw new Error(`Two routes serve ${operation.name}.`);
      this.entries.set(operation.name, { operation, handle: (call) => method.call(controller, call) });
    }
  }
}
