/** The run stops here until a person does something; then it goes on. */
export class RunPaused extends Error {
  override readonly name = 'RunPaused';

  constructor(
    readonly state: 'paused' | 'waiting_user',
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The run cannot go on. */
export class RunFailed extends Error {
  override readonly name = 'RunFailed';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A person is asked, and the run gave its lease back. */
export class RunWaits extends Error {
  override readonly name = 'RunWaits';
}

/** A person cancelled; what they saw of an unfinished answer is kept. */
export class RunCancelled extends Error {
  override readonly name = 'RunCancelled';

  constructor(readonly texts: string[] = []) {
    super();
  }
}
