import { z } from 'zod';

const environmentSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8004),
  /** A folder of scripts. Without it only the demo is played and nothing is recorded. */
  STAND_IN_SCRIPTS: z.string().min(1).optional(),
});
export type StandInConfig = z.output<typeof environmentSchema>;

/** Reads the environment once; throws with every fault. */
export const readConfig = (): StandInConfig => environmentSchema.parse(process.env);
