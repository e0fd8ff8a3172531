import { describe, expect, it } from 'vitest';
import { listeningSockets } from './listening-sockets.ts';

const head = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const row = (local: string, state: string, inode: string) =>
  `   0: ${local} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000  1000        0 ${inode} 1 0000000000000000 100 0 0 10 0\n`;

describe('listeningSockets', () => {
  it('reads addresses of both families as people write them', () => {
    const table =
      head +
      row('0100007F:1F90', '0A', '11') +
      row('00000000:0050', '0A', '12') +
      row('00000000000000000000000000000000:0BB8', '0A', '13') +
      row('00000000000000000000000001000000:0BB9', '0A', '14') +
      row('0000000000000000FFFF00000100007F:0BBA', '0A', '15') +
      row('B80D0120000000000000000001000000:0BBB', '0A', '16');
    expect(listeningSockets(table).map(({ address, port, inode }) => `${address} ${port} ${inode}`)).toEqual([
      '127.0.0.1 8080 11',
      '0.0.0.0 80 12',
      ':: 3000 13',
      '::1 3001 14',
      '127.0.0.1 3002 15',
      '2001:0db8:0000:0000:0000:0000:0000:0001 3003 16',
    ]);
  });

  it('leaves out what does not listen, and what has no owner', () => {
    expect(listeningSockets(head + row('0100007F:1F90', '01', '11') + row('0100007F:1F91', '0A', '0') + '\n')).toEqual([]);
  });
});
