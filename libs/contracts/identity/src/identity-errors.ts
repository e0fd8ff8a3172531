import { defineErrors } from '@constellation/contracts-kernel';

/** Expected failures of accounts, sessions and tickets. */
export const identityErrors = defineErrors({
  'identity.email_taken': { status: 409, sentence: 'There is already an account with this email. Sign in instead.' },
  'identity.invitation_needed': { status: 403, sentence: 'This installation is by invitation. Ask its administrator for a link.' },
  'identity.invitation_invalid': { status: 403, sentence: 'This invitation was used or has expired. Ask for a new link.' },
  'identity.sign_up_closed': { status: 403, sentence: 'This installation does not take new accounts.' },
  'identity.wrong_credentials': { status: 401, sentence: 'Email or password is not right.' },
  'identity.wrong_password': { status: 403, sentence: 'The current password is not right.' },
  'identity.password_weak': { status: 422, sentence: 'This password is too easy to guess. Take a longer one.' },
  'identity.account_disabled': { status: 403, sentence: 'This account was disabled. Ask your administrator.' },
  'identity.reset_invalid': { status: 403, sentence: 'This link was used or has expired. Ask for a new one.' },
  'identity.session_ended': { status: 401, sentence: 'This session has ended. Sign in again.' },
  'identity.last_admin': { status: 409, sentence: 'There must be at least one administrator.' },
  'identity.grant_refused': { status: 403, sentence: 'Claude may no longer act for you here. Start the run again.' },
});
