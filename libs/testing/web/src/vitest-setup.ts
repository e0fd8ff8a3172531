import { configure } from '@testing-library/react';
import { vi } from 'vitest';
import { completeBrowser } from './complete-browser.ts';
import { unmountAfterEach } from './unmount-after-each.ts';

completeBrowser();
unmountAfterEach();
// Pages come as chunks of their own, which take a moment to be transformed on a machine that has much to do.
configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });
