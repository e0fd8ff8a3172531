import { describe, expect, it } from 'vitest';
import { countBrowserTests, countVerified } from './count-tests.ts';

describe('counting what verify ran', () => {
  it('adds up the tests of every run', () => {
    const output = [
      'test: Test Files  40 passed (40)',
      'test: Tests  300 passed (300)',
      'test:int: Tests  2 failed | 50 passed | 1 skipped (53)',
    ];
    expect(countVerified([...output, '', 'verify: failed: test:int'].join('\n'))).toEqual({ passed: 350, failed: 2 });
  });

  it('counts a step that is no test run as one failure', () => {
    expect(countVerified('test: Tests  3 passed (3)\nverify: failed: lint, deps')).toEqual({ passed: 3, failed: 2 });
  });

  it('counts a test run that broke down before its tests as one failure', () => {
    expect(countVerified('verify: failed: test:int')).toEqual({ passed: 0, failed: 1 });
  });
});

describe('counting the browser tests', () => {
  it('takes a test that passed on a second try as failed', () => {
    expect(countBrowserTests({ stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 0 } })).toEqual({ passed: 7, failed: 2 });
  });

  it('takes a run without a report as failed', () => {
    expect(countBrowserTests(undefined)).toEqual({ passed: 0, failed: 1 });
  });
});
