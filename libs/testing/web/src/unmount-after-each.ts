import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

/** Specs of the browser share one document within a worker, so each test takes its tree away. */
export const unmountAfterEach = (): void => {
  afterEach(cleanup);
};
