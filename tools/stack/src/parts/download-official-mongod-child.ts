import { MongoBinary } from 'mongodb-memory-server-core/lib/util/MongoBinary.js';

// Runs as a child process: the downloader and what it loads then cost the launcher no memory.
const [folder = '', online] = process.argv.slice(2);
process.env['MONGOMS_RUNTIME_DOWNLOAD'] = online ?? 'false';
process.env['MONGOMS_PREFER_GLOBAL_PATH'] = 'false';
const path = await MongoBinary.getPath({ downloadDir: folder, systemBinary: '' }).catch(() => undefined);
if (path) process.send?.(path);
process.disconnect();
