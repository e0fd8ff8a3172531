import type { Account } from '@constellation/contracts-identity';
import { sampleAccount, sampleSignedIn, type FakeApi } from '@constellation/testing-web';
import { dismissNotices } from '@constellation/web-ui';
import { render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { createMemoryRouter } from 'react-router';
import { createApplication, type Application } from '../platform/application.ts';
import { Root } from '../root.tsx';
import { routes } from '../routes.tsx';

/** A socket that never opens: pages work without one. */
class SilentSocket extends EventTarget {
  readonly readyState = 0;
  readonly close = (): void => undefined;
}

export interface RenderedPage {
  user: UserEvent;
  application: Application;
  /** Path and query of the address now. */
  address: () => string;
}

/** Draws the whole app at an address over a fake server, as this person, or as nobody. */
export const renderPage = (path: string, fake: FakeApi, person: Account | 'nobody' = sampleAccount()): RenderedPage => {
  // Notices live beside React and would outlive the test that caused them.
  dismissNotices();
  const application = createApplication({
    window,
    fetch: fake.fetch,
    WebSocket: SilentSocket as unknown as typeof WebSocket,
    channel: { postMessage: () => undefined, addEventListener: () => undefined },
  });
  if (person === 'nobody') application.session.signedOut();
  else application.session.accept(sampleSignedIn(person));
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  render(<Root application={application} router={router} />);
  return {
    application,
    user: userEvent.setup({ delay: null }),
    address: () => router.state.location.pathname + router.state.location.search,
  };
};
