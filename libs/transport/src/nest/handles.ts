import 'reflect-metadata';
import { UseFilters } from '@nestjs/common';
import type { Operation } from '@constellation/contracts-kernel';
import { MessagePattern } from '@nestjs/microservices';
import { PassFailureOn } from './pass-failure-on.ts';

const marked = new WeakSet<object>();

/**
 * Makes a method of a `@Controller()` class the handler of an operation. Its one argument is the parsed input; its result is
 * parsed with `operation.output`. Guards, pipes, interceptors and filters apply as to any message handler.
 */
export const Handles =
  (operation: Operation): MethodDecorator =>
  (target, key, descriptor) => {
    // Before the class' own decorators run, so that filters named there are asked first.
    if (!marked.has(target.constructor)) UseFilters(PassFailureOn)(target.constructor);
    marked.add(target.constructor);
    return MessagePattern(operation.name, { operation })(target, key, descriptor);
  };
