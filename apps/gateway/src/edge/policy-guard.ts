import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Admission } from '../access/admission.ts';
import { sessionOfRequest } from '../identity/access-guard.ts';
import { callOriginOf } from './call-origin-of.ts';
import { rememberCall } from './edge-call.ts';
import { operationOf } from './operation-metadata.ts';
import { rawInputOf } from './raw-input.ts';

/** Parses the input and lets the caller in, or not, by the operation's policy. */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(private readonly admission: Admission) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const operation = operationOf(context);
    const admitted = await this.admission.admit(operation, () => rawInputOf(operation, request), sessionOfRequest(request));
    rememberCall(request, { ...admitted, operation, origin: callOriginOf(request), http: { request, reply } });
    return true;
  }
}
