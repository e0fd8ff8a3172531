import { z } from 'zod';

const ulidPattern = '[0-7][0-9A-HJKMNP-TV-Z]{25}';

/**
 * An identifier such as `prj_01J…`: a prefix that names the resource, then a ULID (Crockford base 32, 26 characters).
 * The prefix is the brand, so that a workspace's id cannot be passed where a project's is wanted.
 */
export const prefixedId = <Prefix extends string>(prefix: Prefix) =>
  z.templateLiteral([z.literal(`${prefix}_`), z.string().regex(new RegExp(ulidPattern))]).meta({ id: `${prefix}Id` });

export const userIdSchema = prefixedId('usr');
export type UserId = z.output<typeof userIdSchema>;
export const sessionIdSchema = prefixedId('ses');
export type SessionId = z.output<typeof sessionIdSchema>;
export const projectIdSchema = prefixedId('prj');
export type ProjectId = z.output<typeof projectIdSchema>;
export const workspaceIdSchema = prefixedId('wsp');
export type WorkspaceId = z.output<typeof workspaceIdSchema>;
export const conversationIdSchema = prefixedId('cnv');
export type ConversationId = z.output<typeof conversationIdSchema>;
export const runIdSchema = prefixedId('run');
export type RunId = z.output<typeof runIdSchema>;
