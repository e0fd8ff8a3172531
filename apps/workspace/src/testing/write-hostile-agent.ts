import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A program in the agent's place that does what the file `deed` in its root says: never greets, greets as another workspace,
 * sends what is no frame, answers with the wrong shape, or answers nothing.
 */
const source = `
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
const at = (name) => process.argv[process.argv.indexOf(name) + 1];
const deed = () => { try { return readFileSync(at('--root') + '/deed', 'utf8').trim(); } catch { return 'wrong-shape'; } };
const frame = (type, stream, value) => {
  const payload = Buffer.from(JSON.stringify(value));
  const head = Buffer.alloc(9);
  head.writeUInt32BE(5 + payload.length); head.writeUInt8(type, 4); head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
};
process.on('SIGTERM', () => process.exit(0));
createServer((socket) => {
  socket.on('error', () => {});
  let greeted = false;
  let held = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    held = Buffer.concat([held, chunk]);
    while (held.length >= 4 && held.length >= 4 + held.readUInt32BE(0)) {
      const size = 4 + held.readUInt32BE(0);
      const got = held.subarray(0, size);
      held = held.subarray(size);
      if (!greeted) {
        greeted = true;
        if (deed() === 'silent') continue;
        if (deed() === 'garbage') { socket.write(Buffer.alloc(1000, 0xff)); continue; }
        const workspaceId = deed() === 'another' ? 'wsp_01JD00000000000000000000ZZ' : at('--workspace');
        socket.write(frame(1, 0, { protocol: 1, role: 'agent', agentVersion: '0', workspaceId, generation: Number(at('--generation')), bootId: 'hostile-boot', features: [], ownerEpoch: 0 }));
        continue;
      }
      if (got[4] === 9) { socket.write(frame(10, 0, {})); continue; }
      if (got[4] === 2 && deed() === 'wrong-shape') socket.write(frame(3, got.readUInt32BE(5), { ports: 'all of them' }));
    }
  });
}).listen(at('--socket'));
`;

export const writeHostileAgent = (folder: string): string => {
  const bundle = join(folder, 'hostile-agent');
  mkdirSync(bundle, { recursive: true, mode: 0o755 });
  writeFileSync(join(bundle, 'main.js'), source);
  writeFileSync(join(bundle, 'package.json'), '{"type":"module"}');
  return bundle;
};
