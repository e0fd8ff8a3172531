import { Injectable } from '@nestjs/common';
import type { Operation } from '@constellation/contracts-kernel';
import { TokenSource } from '@constellation/transport';
import { CallTokenSigner } from './call-token-signer.ts';
import { StatementSigner } from './statement-signer.ts';

/** The authority of calls that name no token: the service's own. */
@Injectable()
export class ServiceTokenSource extends TokenSource {
  constructor(
    private readonly tokens: CallTokenSigner,
    private readonly signer: StatementSigner,
  ) {
    super();
  }

  override tokenFor(operation: Operation): Promise<string> {
    return this.tokens.sign({ kind: 'service', service: this.signer.service }, operation.service);
  }
}
