import { internalOperation, type Operation, type PersonPrincipal, type Principal, publicOperation } from '@constellation/contracts-kernel';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { authorise } from './authorise.ts';

const common = {
  service: 'project',
  kind: 'query',
  plane: 'message',
  summary: '',
  input: z.object({}),
  output: z.object({}),
  errors: [],
  timeoutMs: 1_000,
} as const;
const route = { method: 'GET', path: '/x' } as const;
const subject = { kind: 'project', field: 'projectId' } as const;

const forAnyone = publicOperation({ ...common, name: 'x.anyone.v1', route, policy: { role: 'person', scope: 'project:read' } });
const forAdmins = publicOperation({ ...common, name: 'x.admins.v1', route, policy: { role: 'admin', scope: 'admin' } });
const forEditors = publicOperation({ ...common, name: 'x.editors.v1', route, policy: { role: 'editor', scope: 'project:write', subject } });
const forWorkspace = internalOperation({ ...common, name: 'x.service.v1', callers: ['workspace'] });
const forClaudesPeople = internalOperation({
  ...common,
  name: 'x.claude.v1',
  callers: ['claude'],
  policy: { role: 'editor', scope: 'ai', subject },
});
const forGatewaysPeople = internalOperation({
  ...common,
  name: 'x.gateway.v1',
  callers: ['gateway'],
  policy: { role: 'editor', scope: 'ai', subject },
});

const person = (more: Partial<PersonPrincipal> = {}): PersonPrincipal => ({
  kind: 'person',
  userId: 'usr_01HZZZZZZZZZZZZZZZZZZZZZZZ',
  name: 'Ada',
  sessionId: 'ses_01HZZZZZZZZZZZZZZZZZZZZZZZ',
  platformRole: 'member',
  ...more,
});
const editor = person({ projectId: 'prj_01HZZZZZZZZZZZZZZZZZZZZZZZ', role: 'editor' });
const viewer = person({ projectId: 'prj_01HZZZZZZZZZZZZZZZZZZZZZZZ', role: 'viewer' });
const claude: PersonPrincipal = {
  ...editor,
  delegation: { actor: 'claude', runId: 'run_01HZZZZZZZZZZZZZZZZZZZZZZZ', mode: 'ask', localCommandsAllowed: false },
};
const workspace: Principal = { kind: 'service', service: 'workspace' };

const allows = (principal: Principal, operation: Operation): boolean => {
  try {
    authorise(principal, operation);
    return true;
  } catch {
    return false;
  }
};

describe('authorise', () => {
  it.each([
    ['a person', person(), forAnyone, true],
    ['a service, where a person is wanted', workspace, forAnyone, false],
    ['a member, where an administrator is wanted', person(), forAdmins, false],
    ['an administrator', person({ platformRole: 'admin' }), forAdmins, true],
    ['an editor', editor, forEditors, true],
    ['a viewer, where an editor is wanted', viewer, forEditors, false],
    ['an administrator without a role in the project', person({ platformRole: 'admin' }), forEditors, false],
    ['a role without its project', person({ role: 'owner' }), forEditors, false],
    ['a listed service', workspace, forWorkspace, true],
    ['another service', { kind: 'service', service: 'claude' }, forWorkspace, false],
    ['a person, where a service is wanted', editor, forWorkspace, false],
    ['Claude for an editor', claude, forClaudesPeople, true],
    ['an editor without Claude', editor, forClaudesPeople, false],
    ['a listed service without a person', { kind: 'service', service: 'claude' }, forClaudesPeople, false],
    ['Claude for a viewer', { ...claude, role: 'viewer' }, forClaudesPeople, false],
    ['an editor through the gateway', editor, forGatewaysPeople, true],
    ['Claude, where only the gateway is listed', claude, forGatewaysPeople, false],
  ] as const)('%s', (_who, principal, operation, expected) => {
    expect(allows(principal, operation)).toBe(expected);
  });
});
