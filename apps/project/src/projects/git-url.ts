import { isIP } from 'node:net';

export class GitUrlRules {
  /** `allowLoopback`: addresses of this machine may be cloned, by http too. */
  constructor(readonly allowLoopback: boolean) {}
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.');

/** Names that only an inner network resolves; literal addresses are refused as a whole. */
const isPublicName = (host: string): boolean => {
  const bare = host.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 && host.includes('.') && !/\.(local|internal|localhost|lan|home\.arpa)$/.test(host);
};

/** Whether a project may be cloned from there: public, https, without credentials in the address. */
export const isAllowedGitUrl = (text: string, { allowLoopback }: GitUrlRules): boolean => {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '' || url.pathname.length < 2) return false;
  const host = url.hostname.toLowerCase();
  if (isLoopback(host)) return allowLoopback && (url.protocol === 'http:' || url.protocol === 'https:');
  return url.protocol === 'https:' && isPublicName(host);
};

/** Whether git takes it as the name of a branch, and no command line as an option. */
export const isBranchName = (name: string): boolean =>
  /^[^\s~^:?*[\\\p{Cc}]+$/u.test(name) && !/^[-/.]|\.\.|\/\/|@\{|\.lock$|[/.]$/.test(name);
