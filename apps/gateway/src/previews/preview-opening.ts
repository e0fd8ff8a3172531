/** The one path of a preview's host that the gateway answers itself. */
export const openingPath = '/.constellation/open';

/** The code of an opening address. */
export const openingCode = (url: string | undefined): string | undefined => {
  const address = new URL(url ?? '/', 'http://preview');
  return address.pathname === openingPath ? (address.searchParams.get('code') ?? '') : undefined;
};
