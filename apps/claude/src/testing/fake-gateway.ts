import { exchangeGrant } from '@constellation/contracts-identity';
import { OperationError, type InputOf, type PersonPrincipal } from '@constellation/contracts-kernel';
import { CallTokenSigner } from '@constellation/server-identity';
import { Handles } from '@constellation/transport';
import { Controller } from '@nestjs/common';

/** For whom grants are good. A grant here is the JSON of the principal. */
export class GrantBook {
  isRefused = false;
  exchanged = 0;
}

/** The part of the gateway that trades grants. */
@Controller()
export class FakeGateway {
  constructor(
    private readonly book: GrantBook,
    private readonly signer: CallTokenSigner,
  ) {}

  @Handles(exchangeGrant)
  async exchange({ grant, audience }: InputOf<typeof exchangeGrant>) {
    if (this.book.isRefused) throw new OperationError('identity.grant_refused');
    this.book.exchanged += 1;
    const principal = JSON.parse(grant) as PersonPrincipal;
    return { token: await this.signer.sign(principal, audience), expiresInMs: 60_000 };
  }
}
