/** Where the transport reports what nobody awaits. `fields` hold `err`, `correlationId` and `operation` where known. */
export interface TransportLog {
  error(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}
