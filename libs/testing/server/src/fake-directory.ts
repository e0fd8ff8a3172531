import type { ServiceName } from '@constellation/contracts-kernel';
import { Directory, type InstanceAddress } from '@constellation/transport';

/** `Directory` of the instances that the test names. */
export class FakeDirectory extends Directory {
  constructor(
    override readonly self: InstanceAddress,
    readonly others: InstanceAddress[] = [],
  ) {
    super();
  }

  override live(service: ServiceName): InstanceAddress[] {
    return [this.self, ...this.others].filter((instance) => instance.service === service);
  }
}
