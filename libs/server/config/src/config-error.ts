export interface ConfigFault {
  variable: string;
  fault: string;
}

/** Every fault of an environment, one line each. A process that meets it ends with {@link configExitCode}. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: ConfigFault[]) {
    super(`The configuration is not valid:\n${faults.map(({ variable, fault }) => `  ${variable}: ${fault}`).join('\n')}`);
  }
}

/** `EX_CONFIG` of sysexits: a supervisor need not start the process again before somebody changed its environment. */
export const configExitCode = 78;
