import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};
const squeezed = new Set(['.html', '.js', '.mjs', '.css', '.json', '.svg', '.ttf', '.wasm', '.txt', '.map', '.webmanifest']);

export type Coding = 'br' | 'gzip' | 'identity';

export interface IdeFile {
  type: string;
  /** Its name holds a digest of its content, so it never changes. */
  isImmutable: boolean;
  isCompressible: boolean;
  read: (coding: Coding) => Promise<{ body: Buffer; etag: string }>;
}

const compress: Record<Coding, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 6 }),
  identity: (bytes) => Promise.resolve(bytes),
};
const suffix: Record<Coding, string> = { br: '.br', gzip: '.gz', identity: '' };

const describe = (folder: string, path: string, present: ReadonlySet<string>): IdeFile => {
  const kept = new Map<Coding, Promise<{ body: Buffer; etag: string }>>();
  const make = async (coding: Coding) => {
    const isReady = present.has(`${path}${suffix[coding]}`);
    const bytes = await readFile(join(folder, isReady ? `${path}${suffix[coding]}` : path));
    const body = isReady ? bytes : await compress[coding](bytes);
    return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` };
  };
  const read = (coding: Coding) => {
    const held = kept.get(coding) ?? make(coding);
    // What is sent compressed is small; the rest is read when asked for.
    if (coding !== 'identity') kept.set(coding, held);
    held.catch(() => kept.delete(coding));
    return held;
  };
  const extension = extname(path);
  return {
    type: types[extension] ?? 'application/octet-stream',
    isImmutable: path.startsWith('assets/'),
    isCompressible: squeezed.has(extension),
    read,
  };
};

/** The files of the built IDE by their path. Nothing outside of this list is ever read, whatever an address says. */
export const readIdeFiles = async (folder: string): Promise<Map<string, IdeFile>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'));
  const present = new Set(paths);
  return new Map(paths.filter((path) => !/\.(br|gz)$/.test(path)).map((path) => [path, describe(folder, path, present)]));
};
