import type { InstanceAddress, Owners } from '@constellation/transport';
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** One instance's view of the leases. */
export interface Claimant {
  owners: Owners;
  self: InstanceAddress;
}

/** What every `Owners` promises. `create` answers two instances that share their leases. */
export const ownersSuite = (name: string, create: () => readonly [Claimant, Claimant]): void => {
  describe(name, () => {
    let one: Claimant;
    let other: Claimant;
    let key: string;
    beforeEach(() => {
      [one, other] = create();
      key = `ws:${crypto.randomUUID()}`;
    });

    it('are found by both once claimed, and by nobody once given back', async () => {
      await one.owners.claim(key, 1);
      expect([one.owners.holds(key), other.owners.holds(key)]).toEqual([true, false]);
      expect(await other.owners.ownerOf(key)).toEqual(one.self);
      await one.owners.release(key);
      expect(one.owners.holds(key)).toBe(false);
      expect(await other.owners.ownerOf(key)).toBeUndefined();
    });

    it('refuse a claim with the same or a lower epoch while the holder lives', async () => {
      await one.owners.claim(key, 2);
      for (const epoch of [1, 2]) await expect(other.owners.claim(key, epoch)).rejects.toMatchObject({ code: 'not_owner' });
      await expect(one.owners.claim(key, 2)).resolves.toBeUndefined();
    });

    it('go to a higher epoch, and the former holder is told', async () => {
      const lost: string[] = [];
      const stop = one.owners.onLost((found) => lost.push(found));
      await one.owners.claim(key, 1);
      await other.owners.claim(key, 2);
      expect(await one.owners.ownerOf(key)).toEqual(other.self);
      await vi.waitUntil(() => lost.includes(key), { timeout: 10_000 });
      expect(one.owners.holds(key)).toBe(false);
      stop();
    });

    it('are not given back by one that does not hold them', async () => {
      await one.owners.claim(key, 1);
      await other.owners.release(key);
      expect(await other.owners.ownerOf(key)).toEqual(one.self);
    });
  });
};
