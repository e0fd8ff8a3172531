import { unmountAfterEach } from './unmount-after-each.ts';

unmountAfterEach();
