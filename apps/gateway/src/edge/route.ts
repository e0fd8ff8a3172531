import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SetMetadata, UseGuards, UseInterceptors } from '@nestjs/common';
import type { PublicOperation } from '@constellation/contracts-kernel';
import { AccessGuard } from '../identity/access-guard.ts';
import { AddressRateGuard } from '../rate/address-rate-guard.ts';
import { PersonRateGuard } from '../rate/person-rate-guard.ts';
import { AnswerInterceptor } from './answer-interceptor.ts';
import { operationKey } from './operation-metadata.ts';
import { OriginGuard } from './origin-guard.ts';
import { PolicyGuard } from './policy-guard.ts';

/** Serves a public operation at its own address below `/api/v1`, behind the guards that let a call in. */
export const Route = (operation: PublicOperation): MethodDecorator => {
  const { method, path, status } = operation.route;
  return applyDecorators(
    SetMetadata(operationKey, operation),
    RequestMapping({ method: RequestMethod[method], path: `/api/v1${path}` }),
    HttpCode(status ?? 200),
    UseGuards(OriginGuard, AddressRateGuard, AccessGuard, PersonRateGuard, PolicyGuard),
    UseInterceptors(AnswerInterceptor),
  );
};
