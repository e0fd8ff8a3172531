import { createTicket, refreshSession, type Account } from '@constellation/contracts-identity';
import { liveSubprotocol } from '@constellation/contracts-kernel';
import {
  ApiClient,
  type Connection,
  hasCode,
  LiveClient,
  onPageWake,
  openSocket,
  Reconnector,
  SessionKeeper,
} from '@constellation/web-api-client';
import type { QueryClient } from '@tanstack/react-query';
import { createQueryClient } from './create-query-client.ts';
import { safeStorage } from './safe-storage.ts';
import { createTheme, type Theme } from './theme.ts';

/** What the whole page shares: the API, who is signed in, the live socket, the cache of what the server said. */
export interface Application {
  readonly api: ApiClient;
  readonly session: SessionKeeper<Account>;
  readonly live: LiveClient;
  /** The state of the one `/ws` of this tab, and its reconnection. */
  readonly liveLink: Reconnector;
  readonly queries: QueryClient;
  readonly theme: Theme;
  readonly storage: ReturnType<typeof safeStorage>;
  /** Finds out at the start who is signed in, again while the server cannot be reached. */
  readonly restoring: Reconnector;
  /** Keeps another connection open, as the live socket is; the caller starts and stops it. */
  reconnector: (connect: (signal: AbortSignal) => Promise<Connection>) => Reconnector;
  /** Opens a WebSocket of this server with a ticket. */
  openSocket: (socket: { path: string; subprotocol: string; ticket: string; signal: AbortSignal }) => Promise<WebSocket>;
}

const exclusively =
  (locks: LockManager | undefined) =>
  async <Value>(work: () => Promise<Value>): Promise<Value> =>
    // Over plain http only loopback has Web Locks; without them the server's grace for the last token covers two tabs.
    locks === undefined ? work() : locks.request('cst-refresh', work);

export interface Surroundings {
  window: Window;
  fetch: typeof globalThis.fetch;
  WebSocket: typeof globalThis.WebSocket;
  /** Tells the other tabs of a sign-out. */
  channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;
}

/** Puts the parts together for a window. Nothing is asked before `session.renew()` or the first call. */
export const createApplication = ({ window, fetch, WebSocket, channel }: Surroundings): Application => {
  const session: SessionKeeper<Account> = new SessionKeeper<Account>({
    refresh: () => api.call(refreshSession, {}),
    exclusively: exclusively((window.navigator as { locks?: LockManager }).locks),
    now: Date.now,
    channel,
  });
  const api = new ApiClient({ origin: '', fetch, session });
  const live = new LiveClient();
  const socketOrigin = window.location.origin.replace(/^http/, 'ws');
  const timers = {
    setTimeout: (work: () => void, ms: number): unknown => window.setTimeout(work, ms),
    clearTimeout: (timer: unknown) => window.clearTimeout(timer as number | undefined),
  };
  const open: Application['openSocket'] = ({ path, ...socket }) => openSocket({ ...socket, WebSocket, url: socketOrigin + path });
  const reconnector: Application['reconnector'] = (connect) =>
    new Reconnector({
      ...timers,
      connect,
      now: Date.now,
      random: Math.random,
      onWake: onPageWake(window),
      shouldRetry: (cause) => !hasCode(cause, 'unauthenticated', 'identity.session_ended', 'not_found', 'forbidden'),
    });
  return {
    api,
    session,
    live,
    queries: createQueryClient(),
    theme: createTheme(window),
    storage: safeStorage(window),
    restoring: reconnector(async () => {
      await session.renew();
      return { ended: new Promise(() => undefined), close: () => undefined };
    }),
    liveLink: reconnector(async (signal) => {
      const { ticket } = await api.call(createTicket, { resource: { kind: 'live' } }, { signal });
      const socket = await open({ path: '/ws', subprotocol: liveSubprotocol, ticket, signal });
      return live.attach(socket, timers);
    }),
    reconnector,
    openSocket: open,
  };
};
