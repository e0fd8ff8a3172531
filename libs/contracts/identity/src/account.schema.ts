import { instantSchema, platformRoleSchema, userIdSchema, versionSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ message: 'Enter an email address such as name@example.org.' }));
export const personNameSchema = z.string().trim().min(1, 'Enter your name.').max(80, 'At most 80 characters.');
/** 10 to 256 characters; no rule of composition. Commonly used ones are refused as `identity.password_weak`. */
export const newPasswordSchema = z.string().min(10, 'At least 10 characters.').max(256, 'At most 256 characters.');
/** A password as typed: any length up to the limit, so that an old one can still be checked. */
export const passwordSchema = z.string().min(1, 'Enter your password.').max(256);

export const accountSchema = z.object({
  id: userIdSchema,
  email: z.string(),
  name: z.string(),
  platformRole: platformRoleSchema,
  disabled: z.boolean(),
  createdAt: instantSchema,
  version: versionSchema,
});
export type Account = z.output<typeof accountSchema>;

/** The answer to every act that signs a person in. The refresh token travels in the cookie alone. */
export const signedInSchema = z.object({
  accessToken: z.string(),
  /** When the access token ends; refresh some seconds before. */
  expiresAt: instantSchema,
  account: accountSchema,
});
export type SignedIn = z.output<typeof signedInSchema>;
