import { type OutputStreams, StaleEntryError } from '@constellation/transport';
import { beforeEach, describe, expect, it } from 'vitest';

/** What every `OutputStreams` promises. */
export const outputStreamsSuite = (name: string, create: () => OutputStreams): void => {
  describe(name, () => {
    let streams: OutputStreams;
    let id: string;
    beforeEach(() => {
      streams = create();
      id = `run_${crypto.randomUUID()}`;
    });

    it('are read from any id on, in order, without gap or repeat', async () => {
      for (const entry of ['1-1', '1-2', '1-9', '1-10', '2-1']) await streams.append(id, entry, { entry });
      const first = await streams.read(id, undefined, 3);
      const rest = await streams.read(id, first.at(-1)?.id, 10);
      expect([...first, ...rest].map((found) => found.id)).toEqual(['1-1', '1-2', '1-9', '1-10', '2-1']);
      expect(first[0]).toEqual({ id: '1-1', value: { entry: '1-1' } });
      expect(await streams.read(id, '2-1', 10)).toEqual([]);
    });

    it('refuse an id twice, and an older generation', async () => {
      await streams.append(id, '2-1', 'new');
      await expect(streams.append(id, '2-1', 'again')).rejects.toBeInstanceOf(StaleEntryError);
      await expect(streams.append(id, '1-99', 'late')).rejects.toBeInstanceOf(StaleEntryError);
    });

    it('are empty until something is appended, each for itself', async () => {
      await streams.append(`${id}x`, '1-1', 'other');
      expect(await streams.read(id, undefined, 10)).toEqual([]);
      expect(await streams.read(id, '5-5', 10)).toEqual([]);
    });
  });
};
