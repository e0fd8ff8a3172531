import type { WorkspaceId } from '@constellation/contracts-kernel';
import { FakeDirectory, MemoryLeases, MemoryOwners } from '@constellation/testing-server';
import type { InstanceAddress } from '@constellation/transport';
import { describe, expect, it } from 'vitest';
import { operationCode } from '../operation-code.ts';
import { OwnedWorkspaces } from './owned-workspaces.ts';
import type { WorkspaceRepository } from './workspace.repository.ts';
import type { WorkspaceRow } from './workspace-row.ts';

const id: WorkspaceId = 'wsp_01JD00000000000000000000A1';
const instance = (name: string, http: string): InstanceAddress => ({ instanceId: name, service: 'workspace', http });

/** Redis has the lease before its answer is here. */
class SlowOwners extends MemoryOwners {
  override async claim(key: string, epoch: number): Promise<void> {
    await super.claim(key, epoch);
    await new Promise(setImmediate);
  }
}

/** One row in MongoDB and one Redis, as several instances see them. */
class Installation {
  readonly leases = new MemoryLeases();
  epoch = 0;
  claims = 0;

  join(self: InstanceAddress) {
    const owners = new SlowOwners(self, this.leases);
    const row = () => ({ _id: id, ownerEpoch: this.epoch }) as WorkspaceRow;
    const repository: Pick<WorkspaceRepository, 'get' | 'claim'> = {
      get: () => Promise.resolve(row()),
      claim: async () => {
        this.claims += 1;
        this.epoch += 1;
        await new Promise(setImmediate);
        return row();
      },
    };
    const owned = new OwnedWorkspaces(repository as WorkspaceRepository, owners, new FakeDirectory(self));
    const lost: WorkspaceId[] = [];
    owned.onLost((workspaceId) => lost.push(workspaceId));
    return { owned, lost };
  }
}

describe('the workspaces that an instance holds', () => {
  it('are claimed once, however many ask at the same time, also after the leases were lost', async () => {
    const installation = new Installation();
    const { owned, lost } = installation.join(instance('a', 'http://a'));
    const askMany = async () => {
      const asked: Promise<WorkspaceRow>[] = [];
      for (let moment = 0; moment < 60; moment++) {
        asked.push(owned.own(id));
        await (moment % 10 === 0 ? new Promise(setImmediate) : Promise.resolve());
      }
      return Promise.all(asked);
    };
    expect(new Set((await askMany()).map(({ ownerEpoch }) => ownerEpoch))).toEqual(new Set([1]));
    installation.leases.leases.clear();
    const rows = await askMany();
    expect(new Set(rows.map(({ ownerEpoch }) => ownerEpoch))).toEqual(new Set([2]));
    expect([installation.claims, lost]).toEqual([2, []]);
  });

  it('are not another’s while that one holds them, and are told of when they were taken', async () => {
    const installation = new Installation();
    const first = installation.join(instance('a', 'http://a'));
    const second = installation.join(instance('b', 'http://b'));
    await first.owned.own(id);
    expect(await second.owned.own(id).then(() => 'held', operationCode)).toBe('not_owner');
    await second.owned.take(id);
    expect(first.lost).toEqual([id]);
    expect([first.owned.holds(id), second.owned.holds(id)]).toEqual([false, true]);
  });

  it('pass at once to the next process at the same address, since the one before must be dead', async () => {
    const installation = new Installation();
    await installation.join(instance('killed', 'http://a')).owned.own(id);
    const next = installation.join(instance('next', 'http://a'));
    expect((await next.owned.own(id)).ownerEpoch).toBe(2);
  });

  it('are no longer held once the database says so, whatever the lease does', async () => {
    const installation = new Installation();
    const { owned, lost } = installation.join(instance('a', 'http://a'));
    await owned.own(id);
    installation.epoch = 7;
    expect((await owned.own(id)).ownerEpoch).toBe(8);
    expect(lost).toEqual([id]);
  });
});
