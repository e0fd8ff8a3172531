import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import type { ServiceName } from '@constellation/contracts-kernel';
import { CallAuthenticator, TokenSource } from '@constellation/transport';
import { CallTokenSigner } from './call-token-signer.ts';
import { CallTokenVerifier } from './call-token-verifier.ts';
import { InternalTokenAuthenticator } from './internal-token-authenticator.ts';
import { KeyRing } from './key-ring.ts';
import { ServiceTokenSource } from './service-token-source.ts';
import { StatementSigner } from './statement-signer.ts';
import { StatementVerifier } from './statement-verifier.ts';

export interface ServerIdentityOptions {
  service: ServiceName;
  /** JWKS with the public keys of all services. */
  keysFile: string;
  /** The service's own private JWK. */
  privateKeyFile: string;
}

const providersFor = ({ service, keysFile, privateKeyFile }: ServerIdentityOptions): Provider[] => [
  { provide: KeyRing, useFactory: () => KeyRing.fromFile(keysFile) },
  { provide: StatementSigner, useFactory: () => StatementSigner.fromFile(service, privateKeyFile) },
  { provide: StatementVerifier, inject: [KeyRing], useFactory: (keys: KeyRing) => new StatementVerifier(keys) },
  {
    provide: CallTokenVerifier,
    inject: [StatementVerifier],
    useFactory: (verifier: StatementVerifier) => new CallTokenVerifier(service, verifier),
  },
  { provide: CallTokenSigner, inject: [StatementSigner], useFactory: (signer: StatementSigner) => new CallTokenSigner(signer) },
  InternalTokenAuthenticator,
  ServiceTokenSource,
  { provide: CallAuthenticator, useExisting: InternalTokenAuthenticator },
  { provide: TokenSource, useExisting: ServiceTokenSource },
];

/** Keys, signing and checking of internal tokens; also what the transport asks for (`CallAuthenticator`, `TokenSource`). */
@Global()
@Module({})
export class ServerIdentityModule {
  static forRoot(options: ServerIdentityOptions): DynamicModule {
    return {
      module: ServerIdentityModule,
      providers: providersFor(options),
      exports: [
        KeyRing,
        StatementSigner,
        StatementVerifier,
        CallTokenVerifier,
        CallTokenSigner,
        InternalTokenAuthenticator,
        ServiceTokenSource,
        CallAuthenticator,
        TokenSource,
      ],
    };
  }
}
