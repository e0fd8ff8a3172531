/** What the service was configured with, injected where it is needed. */
export class Settings {
  constructor(
    readonly localFor: 'admin' | 'everyone',
    readonly platformPorts: ReadonlySet<number>,
    /** Protocols from which a workspace may be cloned; `http:` only where a test serves the repository on loopback. */
    readonly cloneProtocols: ReadonlySet<string> = new Set(['https:']),
  ) {}
}
