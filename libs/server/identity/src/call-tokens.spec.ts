import { type OperationError, type PersonPrincipal, type ServiceName } from '@constellation/contracts-kernel';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { CallTokenSigner } from './call-token-signer.ts';
import { CallTokenVerifier } from './call-token-verifier.ts';
import { KeyRing } from './key-ring.ts';
import { StatementSigner } from './statement-signer.ts';
import { StatementVerifier } from './statement-verifier.ts';

const person: PersonPrincipal = {
  kind: 'person',
  userId: 'usr_01HZZZZZZZZZZZZZZZZZZZZZZZ',
  name: 'Ada',
  sessionId: 'ses_01HZZZZZZZZZZZZZZZZZZZZZZZ',
  platformRole: 'member',
};

let now = 1_800_000_000_000;
const clock = () => now;
const signers = new Map<ServiceName, StatementSigner>();
let keys: KeyRing;

const signerOf = (service: ServiceName): StatementSigner => {
  const signer = signers.get(service);
  if (signer === undefined) throw new Error(`No key for ${service}.`);
  return signer;
};
const verifierOf = (service: ServiceName) => new CallTokenVerifier(service, new StatementVerifier(keys, clock), clock);

beforeAll(async () => {
  const pairs = await Promise.all(
    (['gateway', 'claude'] as const).map(async (service) => ({ service, ...(await generateKeyPair('EdDSA')) })),
  );
  keys = new KeyRing(new Map(pairs.map(({ service, publicKey }) => [service, publicKey])));
  for (const { service, privateKey } of pairs) signers.set(service, new StatementSigner(service, privateKey, clock));
});

const unauthenticated = expect.objectContaining({ name: 'OperationError', code: 'unauthenticated', executed: 'no' }) as OperationError;

describe('call tokens', () => {
  it('carry a person from the gateway to the service they were made for', async () => {
    const token = await new CallTokenSigner(signerOf('gateway'), clock).sign(person, 'project');
    await expect(verifierOf('project').verify(token)).resolves.toEqual(person);
  });

  it('are refused by every other service', async () => {
    const token = await new CallTokenSigner(signerOf('gateway'), clock).sign(person, 'project');
    await expect(verifierOf('workspace').verify(token)).rejects.toEqual(unauthenticated);
  });

  it('never let a service speak for a person or for another service', async () => {
    const signer = new CallTokenSigner(signerOf('claude'), clock);
    const verifier = verifierOf('project');
    await expect(verifier.verify(await signer.sign(person, 'project'))).rejects.toEqual(unauthenticated);
    await expect(verifier.verify(await signer.sign({ kind: 'service', service: 'gateway' }, 'project'))).rejects.toEqual(unauthenticated);
    await expect(verifier.verify(await signer.sign({ kind: 'service', service: 'claude' }, 'project'))).resolves.toBeDefined();
  });

  it('end after a minute, also where the token was already known', async () => {
    const token = await new CallTokenSigner(signerOf('gateway'), clock).sign(person, 'project');
    const verifier = verifierOf('project');
    await verifier.verify(token);
    now += 63_000;
    await expect(verifier.verify(token)).rejects.toEqual(unauthenticated);
  });

  it('are made once per principal and audience until shortly before their end', async () => {
    const signer = new CallTokenSigner(signerOf('gateway'), clock);
    const first = await signer.sign(person, 'project');
    expect(await signer.sign({ ...person }, 'project')).toBe(first);
    expect(await signer.sign({ ...person, role: 'owner' }, 'project')).not.toBe(first);
    now += 46_000;
    expect(await signer.sign(person, 'project')).not.toBe(first);
  });

  it('are refused without a signature, with a shared secret, with another kind and with a key that is not the issuer’s', async () => {
    const verifier = verifierOf('project');
    const claims = { principal: person };
    const unsigned = new UnsecuredJWT(claims)
      .setIssuer('gateway')
      .setAudience('project')
      .setIssuedAt(now / 1000)
      .setExpirationTime(now / 1000 + 60)
      .encode();
    const shared = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'cst-call+jwt', kid: 'gateway' })
      .setIssuer('gateway')
      .setAudience('project')
      .setIssuedAt(now / 1000)
      .setExpirationTime(now / 1000 + 60)
      .sign(new TextEncoder().encode('a secret that everybody shares..'));
    const grant = await signerOf('gateway').sign({ kind: 'grant', audience: 'project', claims, expiresInSeconds: 60 });
    const { privateKey } = await generateKeyPair('EdDSA');
    const foreign = await new StatementSigner('gateway', privateKey, clock).sign({
      kind: 'call',
      audience: 'project',
      claims,
      expiresInSeconds: 60,
    });
    for (const token of [unsigned, shared, grant, foreign, '', 'x.y.z'])
      await expect(verifier.verify(token)).rejects.toEqual(unauthenticated);
  });
});
