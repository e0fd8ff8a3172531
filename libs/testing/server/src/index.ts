export * from '@constellation/testing-stores';
