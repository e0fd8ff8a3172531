export interface ListeningSocket {
  port: number;
  address: string;
  inode: string;
}

const listenState = '0A';

/** IPv4 as the kernel prints it: one little-endian word. */
const ipv4 = (hex: string): string => [6, 4, 2, 0].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join('.');

/** IPv6: four little-endian words. Mapped IPv4 and the two usual addresses are written as people do. */
const ipv6 = (hex: string): string => {
  const bytes = [0, 8, 16, 24].flatMap((word) => [6, 4, 2, 0].map((at) => hex.slice(word + at, word + at + 2)));
  const joined = bytes.join('').toLowerCase();
  if (joined === '0'.repeat(32)) return '::';
  if (joined === `${'0'.repeat(31)}1`) return '::1';
  if (joined.startsWith('00000000000000000000ffff'))
    return bytes
      .slice(12)
      .map((byte) => Number.parseInt(byte, 16))
      .join('.');
  return joined.replace(/(.{4})(?!$)/g, '$1:');
};

/** The listening sockets in the text of `/proc/net/tcp` or `tcp6`. */
export const listeningSockets = (table: string): ListeningSocket[] =>
  table
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
      const [address = '', port = ''] = local.split(':');
      if (state !== listenState || inode === '0') return [];
      return [{ port: Number.parseInt(port, 16), address: address.length === 8 ? ipv4(address) : ipv6(address), inode }];
    });
