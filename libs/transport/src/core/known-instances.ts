import type { ServiceName } from '@constellation/contracts-kernel';
import { Directory, type InstanceAddress } from './directory.ts';
import type { InstanceView } from './instance-view.ts';

/** `Directory` from what this process believes of the others. */
export class KnownInstances extends Directory {
  constructor(
    override readonly self: InstanceAddress,
    private readonly view: InstanceView,
  ) {
    super();
  }

  override live(service: ServiceName): InstanceAddress[] {
    return this.view.takingCalls(service).map(({ instanceId, http }) => ({ instanceId, service, http }));
  }
}
