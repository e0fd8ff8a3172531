import { z } from 'zod';

/**
 * A path inside the workspace, relative to its root, with `/`; the root itself is `''` or `.`. The agent resolves it without
 * ever leaving the root. A path over 4,096 bytes or a name over 255 is `name_too_long`; hence the schema is generous.
 */
export const pathSchema = z.string().max(16_384);
