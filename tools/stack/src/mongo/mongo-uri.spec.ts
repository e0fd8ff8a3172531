import { describe, expect, it } from 'vitest';
import { mongoUri } from './mongo-uri.ts';

describe('the connection string of a service', () => {
  it('keeps the hosts and options and puts in the user and database', () => {
    expect(mongoUri('mongodb://127.0.0.1:27017/?replicaSet=rs0', 'project', 'p/w')).toBe(
      'mongodb://project:p%2Fw@127.0.0.1:27017/constellation_project?replicaSet=rs0',
    );
  });

  it('drops the administrator of the given one, and where he is known', () => {
    const given = 'mongodb+srv://root:secret@cluster.example.org/admin?authSource=admin&tls=true';
    expect(mongoUri(given, 'claude', 'x')).toBe('mongodb+srv://claude:x@cluster.example.org/constellation_claude?tls=true');
  });

  it('keeps all members of a set', () => {
    expect(mongoUri('mongodb://a:1,b:2,c:3', 'gateway', 'x')).toBe('mongodb://gateway:x@a:1,b:2,c:3/constellation_gateway');
  });

  it('refuses anything else', () => {
    expect(() => mongoUri('postgres://a', 'gateway', 'x')).toThrow('MONGODB_URI is no MongoDB connection string.');
  });
});
