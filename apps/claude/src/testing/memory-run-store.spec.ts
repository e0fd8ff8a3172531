import { MemoryRunStore } from './memory-run-store.ts';
import { describeRunStore } from './run-store-suite.ts';

const store = new MemoryRunStore();

describeRunStore('MemoryRunStore', () => ({
  store,
  insert: (run) => {
    store.runs.set(run._id, run);
    return Promise.resolve();
  },
}));
