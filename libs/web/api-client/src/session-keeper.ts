import { OperationError } from '@constellation/contracts-kernel';
import { createCell, type ReadableCell } from './cell.ts';
import { hasCode } from './client-errors.ts';

/** What signing in and refreshing answer. */
export interface SignedInReply<Account> {
  accessToken: string;
  expiresAt: string;
  account: Account;
}

export type SessionState<Account> =
  /** Not asked yet, or the server could not be reached. */
  { status: 'unknown' } | { status: 'signed-in'; account: Account } | { status: 'signed-out'; reason?: string };

export interface SessionKeeperOptions<Account> {
  /** Trades the cookie for a token; rejects with `identity.session_ended` or `unauthenticated` when there is no session. */
  refresh: () => Promise<SignedInReply<Account>>;
  /** Runs one refresh at a time over all tabs. */
  exclusively: <Value>(work: () => Promise<Value>) => Promise<Value>;
  now: () => number;
  /** Tells the other tabs, and hears from them. */
  channel?: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'> | undefined;
}

const marginMs = 20_000;

/** Holds the access token (in memory alone) and knows who is signed in. */
export class SessionKeeper<Account> {
  private readonly cell = createCell<SessionState<Account>>({ status: 'unknown' });
  private token: { value: string; endsAt: number } | undefined;
  private refreshing: Promise<string> | undefined;

  constructor(private readonly options: SessionKeeperOptions<Account>) {
    options.channel?.addEventListener('message', (event) => {
      if ((event as MessageEvent<unknown>).data === 'signed-out') this.forget('elsewhere');
    });
  }

  get state(): ReadableCell<SessionState<Account>> {
    return this.cell;
  }

  /** A token that holds for at least some seconds more; refreshes when needed. Rejects with `unauthenticated` when signed out. */
  async accessToken(): Promise<string> {
    if (this.token !== undefined && this.token.endsAt - marginMs > this.options.now()) return this.token.value;
    return this.renew();
  }

  /** Gets a new token, whatever the old one; several callers share one refresh. */
  renew(): Promise<string> {
    this.refreshing ??= this.options
      .exclusively(this.options.refresh)
      .then((reply) => this.accept(reply))
      .catch((cause: unknown) => {
        if (hasCode(cause, 'identity.session_ended', 'unauthenticated', 'identity.account_disabled')) this.forget(cause.code);
        throw cause;
      })
      .finally(() => {
        this.refreshing = undefined;
      });
    return this.refreshing;
  }

  /** Takes over what a sign-in answered; answers the token. */
  accept(reply: SignedInReply<Account>): string {
    this.token = { value: reply.accessToken, endsAt: Date.parse(reply.expiresAt) };
    this.cell.set({ status: 'signed-in', account: reply.account });
    return reply.accessToken;
  }

  /** The account changed, such as its name. */
  replaceAccount(account: Account): void {
    if (this.cell.get().status === 'signed-in') this.cell.set({ status: 'signed-in', account });
  }

  /** Signed out here: this tab forgets, the others are told. */
  signedOut(): void {
    this.forget('asked');
    this.options.channel?.postMessage('signed-out');
  }

  /** Throws `unauthenticated` unless someone is, or may be, signed in. */
  assertMayAsk(): void {
    if (this.cell.get().status === 'signed-out') throw new OperationError('unauthenticated', { executed: 'no' });
  }

  private forget(reason: string): void {
    this.token = undefined;
    this.cell.set({ status: 'signed-out', reason });
  }
}
