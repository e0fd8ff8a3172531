import { signOut as signOutOperation } from '@constellation/contracts-identity';
import { isOffline } from '@constellation/web-api-client';
import { dismissNotices, notify } from '@constellation/web-ui';
import type { Application } from './application.ts';

/** Ends the session here and on the server. Without a connection nothing is ended, since the cookie would sign in again. */
export const signOut = async ({ api, session, liveLink, queries }: Application): Promise<void> => {
  try {
    await api.call(signOutOperation, {});
  } catch (cause) {
    if (!isOffline(cause)) throw cause;
    notify.error('You are still signed in', { description: 'The server cannot be reached. Sign out again when the connection is back.' });
    return;
  }
  liveLink.stop();
  session.signedOut();
  queries.clear();
  dismissNotices();
};
