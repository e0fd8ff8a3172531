import { describe, expect, it } from 'vitest';
import { pinAddress } from './pinned-address.ts';

const to =
  (...addresses: string[]) =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: 4 })));

describe('pinAddress', () => {
  it('answers what the name stands for', async () => {
    expect(await pinAddress('https://api.example.com/v1', false, to('1.1.1.1'))).toEqual([{ address: '1.1.1.1', family: 4 }]);
  });

  it('refuses a name when any of its addresses is private', async () => {
    await expect(pinAddress('https://api.example.com', false, to('1.1.1.1', '127.0.0.1'))).rejects.toMatchObject({
      code: 'provider.address_refused',
    });
    expect(await pinAddress('https://api.example.com', true, to('127.0.0.1'))).toHaveLength(1);
  });

  it('refuses private addresses written as such', async () => {
    await expect(pinAddress('http://[::1]:8080', false, to())).rejects.toMatchObject({ code: 'provider.address_refused' });
    await expect(pinAddress('http://0x7f.1', false, to())).rejects.toMatchObject({ code: 'provider.address_refused' });
  });

  it('says when the name is not known', async () => {
    await expect(pinAddress('https://nowhere.example', false, () => Promise.reject(new Error('ENOTFOUND')))).rejects.toMatchObject({
      code: 'provider.test_failed',
    });
  });
});
