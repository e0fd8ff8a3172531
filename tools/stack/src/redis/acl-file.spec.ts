import { describe, expect, it } from 'vitest';
import { aclFile } from './acl-file.ts';

const passwords = { launcher: 'l', gateway: 'g', project: 'p', claude: 'c', workspace: 'w' };

describe('the ACL file', () => {
  const lines = aclFile(passwords).trimEnd().split('\n');

  it('has the default user off and one line per user', () => {
    expect(lines.map((line) => line.split(' ')[1])).toEqual(['default', 'launcher', 'gateway', 'project', 'claude', 'workspace']);
    expect(lines[0]).toBe('user default off resetpass resetkeys resetchannels -@all');
  });

  it('limits a service to the keys and channels of the transport and to keys of its own', () => {
    const gateway = lines.find((line) => line.startsWith('user gateway'));
    expect(gateway).toContain(' ~cx1:* ~gw:* resetchannels &cx1:* ');
    expect(gateway).toContain('-@admin -@dangerous');
  });

  it('holds digests, never a password', () => {
    const text = aclFile({ ...passwords, claude: 'open-sesame' });
    expect(text).not.toContain('open-sesame');
    expect(text).toContain('#d7ecdf25eaf3deba0f2628771dbdd22d4138ab6cf38f91ed02a2ca0dec7c8ab7');
  });
});
