import { isIP } from 'node:net';

/** Names that only an inner network resolves; literal addresses are refused as a whole. */
const isPublicName = (host: string): boolean => {
  const bare = host.replaceAll(/^\[|\]$|\.$/g, '');
  return isIP(bare) === 0 && bare.includes('.') && !/\.(local|internal|localhost|lan|home\.arpa)$/.test(bare);
};

/** Whether a project may be cloned from there: public, https, without credentials in the address. */
export const isAllowedGitUrl = (text: string): boolean => {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.hash !== '') return false;
  return url.pathname.length > 1 && isPublicName(url.hostname.toLowerCase());
};

/** Whether git takes it as the name of a branch, and no command line as an option. */
export const isBranchName = (name: string): boolean =>
  /^[^\s~^:?*[\\\p{Cc}]+$/u.test(name) && !/^[-/.]|\.\.|\/\/|@\{|\.lock$|[/.]$/.test(name);
