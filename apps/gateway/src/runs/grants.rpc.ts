import { Controller } from '@nestjs/common';
import { exchangeGrant } from '@constellation/contracts-identity';
import type { InputOf, OutputOf } from '@constellation/contracts-kernel';
import { Handles } from '@constellation/transport';
import { ExchangeGrant } from './exchange-grant.ts';

@Controller()
export class GrantsRpc {
  constructor(private readonly exchange: ExchangeGrant) {}

  @Handles(exchangeGrant)
  exchangeGrant(input: InputOf<typeof exchangeGrant>): Promise<OutputOf<typeof exchangeGrant>> {
    return this.exchange.execute(input);
  }
}
