import type { Link } from './link.ts';
import type { Loopback } from './loopback.ts';
import { TransportHealth } from './transport-health.ts';

export class LinkHealth extends TransportHealth {
  constructor(
    private readonly link: Link,
    private readonly loopback: Loopback,
    private readonly isDraining: () => boolean,
  ) {
    super();
  }

  override isHealthy(): boolean {
    return !this.isDraining() && this.link.isReady() && this.loopback.isFresh();
  }
}
