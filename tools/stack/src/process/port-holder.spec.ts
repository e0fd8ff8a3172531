import { expect, it } from 'vitest';
import { listeningInodes } from './port-holder.ts';

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 41234 1 0000 100 0 0 10 0
   1: 0100007F:1F40 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 41299 1 0000 20 4 30 10 -1
   2: 0100007F:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 51234 1 0000 100 0 0 10 0
`;

it('finds the socket that listens on a port, not those that are connected to it', () => {
  expect(listeningInodes(table, 8000)).toEqual(['41234']);
  expect(listeningInodes(table, 80)).toEqual(['51234']);
  expect(listeningInodes(table, 81)).toEqual([]);
});
