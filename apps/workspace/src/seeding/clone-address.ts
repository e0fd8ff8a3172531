import { OperationError } from '@constellation/contracts-kernel';

/** The address as git may have it: of an allowed protocol, without a password, and no option in disguise. */
export const cloneAddress = (raw: string, protocols: ReadonlySet<string>): string => {
  const refuse = (message: string) => new OperationError('workspace.clone_failed', { message });
  if (!URL.canParse(raw)) throw refuse('The address is not valid.');
  const url = new URL(raw);
  if (!protocols.has(url.protocol)) throw refuse('Only public https addresses can be cloned.');
  if (url.username !== '' || url.password !== '') throw refuse('An address with a name or password in it is not cloned.');
  return url.href;
};
