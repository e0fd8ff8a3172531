import { Injectable } from '@nestjs/common';
import type { SignedIn } from '@constellation/contracts-identity';
import { type EdgeCall, httpOf } from '../edge/edge-call.ts';
import { GatewaySettings } from '../gateway-settings.ts';
import { sessionIdleMs } from './session-lifetimes.ts';

/** The value of one cookie of a Cookie header. */
export const cookieIn = (header: string | undefined, name: string): string | undefined =>
  header
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** The cookie that holds a browser's refresh token; no script can read it, and no other site sends it. */
@Injectable()
export class RefreshCookie {
  constructor(private readonly settings: GatewaySettings) {}

  read(call: EdgeCall): string | undefined {
    return cookieIn(httpOf(call).request.headers.cookie, this.settings.cookieName);
  }

  /** Hands the refresh token to the browser and leaves the rest for the body. */
  answer(call: EdgeCall, { refreshToken, ...signedIn }: SignedIn & { refreshToken: string }): SignedIn {
    this.set(call, refreshToken, Math.floor(sessionIdleMs / 1000));
    return signedIn;
  }

  clear(call: EdgeCall): void {
    this.set(call, '', 0);
  }

  private set(call: EdgeCall, value: string, maxAge: number): void {
    const { cookieName, isHttps } = this.settings;
    const attributes = ['Path=/', `Max-Age=${maxAge}`, 'HttpOnly', 'SameSite=Strict', ...(isHttps ? ['Secure'] : [])];
    void httpOf(call).reply.header('set-cookie', `${cookieName}=${value}; ${attributes.join('; ')}`);
  }
}
