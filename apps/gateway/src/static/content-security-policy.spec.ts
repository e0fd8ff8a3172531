import { expect, it } from 'vitest';
import { contentSecurityPolicy, inlineScriptSources } from './content-security-policy.ts';

it('allows the inline script of the page by its digest, and no other', () => {
  const page = '<head><script>theme()</script><script type="module" crossorigin src="/assets/a.js"></script></head>';
  expect(inlineScriptSources(page)).toEqual(["'sha256-Rfr3GgHZFiXm+TmNr+li+0sZ4J9FGllo8jsXcJF5XZ8='"]);
  expect(inlineScriptSources('<script>other()</script>')).not.toEqual(inlineScriptSources(page));
});

it('is the policy of the design', () => {
  const facts = { scriptSources: ["'sha256-x'"], previews: 'http://*.localhost:8000', isHttps: false };
  expect(contentSecurityPolicy(facts)).toBe(
    "default-src 'self'; script-src 'self' 'sha256-x'; style-src 'self' 'unsafe-inline'; worker-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
      "frame-src http://*.localhost:8000; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  );
  expect(contentSecurityPolicy({ ...facts, isHttps: true })).toContain('upgrade-insecure-requests');
});
