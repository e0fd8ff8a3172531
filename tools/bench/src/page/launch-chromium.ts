import { resolve } from 'node:path';
import { findChromium } from '@constellation/stack';
import { type Browser, chromium } from 'playwright-core';

const checkout = resolve(import.meta.dirname, '../../../..');

// Without WebGL, which a machine without a graphics card does not have, the terminal draws rows that can be read.
const flags = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-3d-apis'];

/** The browser of the tests, which finds `host` behind a port of this machine. An interruption is left to the benchmark. */
export const launchChromium = async (host: string, port: number): Promise<Browser> => {
  const { path } = await findChromium(checkout);
  const args = [...flags, `--host-resolver-rules=MAP ${host} 127.0.0.1:${port}`];
  return chromium.launch({ executablePath: path, args, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
};
