import type { GatewayConfig } from './config.ts';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];
const isLoopbackName = (hostname: string) => loopbackNames.includes(hostname) || hostname.endsWith('.localhost');

/** What follows from the configuration, computed once. */
export class GatewaySettings {
  readonly publicUrl: URL;
  readonly isHttps: boolean;
  /** Whether the installation is reached by a name that only this machine has. */
  readonly isLoopback: boolean;
  /** Exact origins whose pages may call and open sockets. */
  readonly origins: ReadonlySet<string>;
  /** Exact values of the Host header that are answered. */
  readonly hosts: ReadonlySet<string>;
  readonly previewSuffix: string;
  readonly signUp: GatewayConfig['SIGN_UP'];
  readonly ideFolder: string | undefined;

  constructor(config: GatewayConfig) {
    this.publicUrl = new URL(config.PUBLIC_URL);
    this.isHttps = this.publicUrl.protocol === 'https:';
    this.isLoopback = isLoopbackName(this.publicUrl.hostname);
    const port = this.publicUrl.port === '' ? '' : `:${this.publicUrl.port}`;
    const local = this.isLoopback ? loopbackNames.map((name) => `${name}${port}`) : [];
    this.hosts = new Set([this.publicUrl.host, ...local, ...config.ALLOWED_ORIGINS.map((origin) => new URL(origin).host)]);
    this.origins = new Set([
      this.publicUrl.origin,
      ...local.map((host) => `${this.publicUrl.protocol}//${host}`),
      ...config.ALLOWED_ORIGINS,
    ]);
    this.previewSuffix = config.PREVIEW_HOST_SUFFIX.toLowerCase();
    this.signUp = config.SIGN_UP;
    this.ideFolder = config.IDE_DIST;
  }

  /** The refresh cookie; the `__Host-` prefix needs https. */
  get cookieName(): string {
    return this.isHttps ? '__Host-cst' : 'cst';
  }
}
