import { emailSchema, passwordSchema, signIn } from '@constellation/contracts-identity';
import { Button, Field, Input } from '@constellation/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useSearchParams } from 'react-router';
import { z } from 'zod';
import { useApplication, useSession } from '../../../platform/application-context.tsx';
import { FailureNotice } from '../../../platform/page/failure-notice.tsx';
import { useForm } from '../../../platform/use-form.ts';
import { safeNext, useEnter } from '../api/enter.ts';
import { signUpStateQuery } from '../api/sign-up-state-query.ts';
import { AuthCard } from '../components/auth-card.tsx';
import { PasswordInput } from '../components/password-input.tsx';

const schema = z.object({ email: emailSchema, password: passwordSchema });

const endings: Record<string, string | undefined> = {
  'identity.session_ended': 'Your session has ended. Sign in again.',
  'identity.account_disabled': 'This account was disabled. Ask your administrator.',
  elsewhere: 'You signed out in another tab.',
};

export const SignInPage = () => {
  const { api } = useApplication();
  const session = useSession();
  const enter = useEnter();
  const [query] = useSearchParams();
  const form = useForm({
    schema,
    initial: { email: '', password: '' },
    submit: async (values) => enter(await api.call(signIn, values)),
  });
  const signUpState = useQuery(signUpStateQuery(api));
  if (session.status === 'signed-in') return <Navigate replace to={safeNext(query.get('next'))} />;
  // Nobody has an account yet: whoever comes first makes one.
  if (signUpState.data?.firstPerson === true) return <Navigate replace to="/sign-up" />;
  // Somebody who never was signed in here needs no news of an ended session.
  const ending = session.status === 'signed-out' && query.has('next') ? endings[session.reason ?? ''] : undefined;
  return (
    <AuthCard
      title="Sign in"
      lead={ending}
      foot={
        <>
          No account yet?{' '}
          <Link to="/sign-up" className="text-accent underline underline-offset-2">
            Sign up
          </Link>
          . Forgotten the password? Your administrator can make a link to set a new one.
        </>
      }
    >
      <form {...form.form} className="flex flex-col gap-4">
        <Field label="Email" error={form.error('email')}>
          <Input {...form.control('email')} type="email" autoComplete="username" autoFocus required />
        </Field>
        <Field label="Password" error={form.error('password')}>
          <PasswordInput {...form.control('password')} autoComplete="current-password" required />
        </Field>
        {form.failure === undefined ? undefined : <FailureNotice failure={form.failure} />}
        <Button type="submit" variant="primary" size="large" pending={form.pending}>
          Sign in
        </Button>
      </form>
    </AuthCard>
  );
};
