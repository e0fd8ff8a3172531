import { defineErrors } from '@constellation/contracts-kernel';

/** Expected failures of conversations, runs and providers. */
export const claudeErrors = defineErrors({
  'run.active': { status: 409, sentence: 'Claude is already working in this project. Wait for it, or stop it first.' },
  'run.ended': { status: 409, sentence: 'This run has ended.' },
  'run.mode_refused': {
    status: 403,
    sentence: 'This workspace is not isolated, so Claude may not work there without asking. Take the mode "ask" instead.',
  },
  'run.no_workspace': { status: 409, sentence: 'The project has no running workspace. Open it first.' },
  'approval.decided': { status: 409, sentence: 'This was already decided.' },
  'approval.input_differs': { status: 409, sentence: 'What was shown is not what Claude asks for now. Look at it again.' },
  'changes.unavailable': { status: 409, sentence: 'This run kept no version of the files to compare with.' },
  'provider.none': { status: 409, sentence: 'No AI provider is connected. An administrator can connect one in the settings.' },
  'provider.address_refused': {
    status: 422,
    sentence: 'This address is not allowed. Private addresses need AI_PRIVATE_PROVIDERS=true on the server.',
  },
  'provider.test_failed': { status: 422, sentence: 'The provider did not answer as expected. Check address, key and model.' },
  'provider.name_taken': { status: 409, sentence: 'There is already a provider with this name.' },
});
