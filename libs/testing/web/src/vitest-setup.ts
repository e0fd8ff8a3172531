import { completeBrowser } from './complete-browser.ts';
import { unmountAfterEach } from './unmount-after-each.ts';

completeBrowser();
unmountAfterEach();
