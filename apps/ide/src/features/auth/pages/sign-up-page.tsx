import { signUp } from '@constellation/contracts-identity';
import { Button, Field, Input, Skeleton, useDelayed } from '@constellation/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from 'react-router';
import { useApplication, useSession } from '../../../platform/application-context.tsx';
import { FailureNotice, noticeOf } from '../../../platform/page/failure-notice.tsx';
import { useForm } from '../../../platform/use-form.ts';
import { signUpStateQuery } from '../api/sign-up-state-query.ts';
import { useEnter } from '../api/enter.ts';
import { useFragmentCode } from '../api/use-fragment-code.ts';
import { AuthCard } from '../components/auth-card.tsx';
import { PasswordInput } from '../components/password-input.tsx';

const schema = signUp.input.pick({ name: true, email: true, password: true });

const SignUpForm = ({ invitation }: { invitation: string | undefined }) => {
  const { api } = useApplication();
  const enter = useEnter();
  const form = useForm({
    schema,
    initial: { name: '', email: '', password: '' },
    fieldOfCode: { 'identity.email_taken': 'email', 'identity.password_weak': 'password' },
    submit: async (values) => enter(await api.call(signUp, { ...values, ...(invitation === undefined ? {} : { invitation }) })),
  });
  return (
    <form {...form.form} className="flex flex-col gap-4">
      <Field label="Name" error={form.error('name')} hint="As others will see it.">
        <Input {...form.control('name')} autoComplete="name" autoFocus required />
      </Field>
      <Field label="Email" error={form.error('email')}>
        <Input {...form.control('email')} type="email" autoComplete="username" required />
      </Field>
      <Field label="Password" error={form.error('password')} hint="At least 10 characters.">
        <PasswordInput {...form.control('password')} autoComplete="new-password" required />
      </Field>
      {form.failure === undefined ? undefined : <FailureNotice failure={form.failure} />}
      <Button type="submit" variant="primary" size="large" pending={form.pending}>
        Create account
      </Button>
    </form>
  );
};

const Waiting = () => (
  <div aria-busy="true" className="flex flex-col gap-4 py-1">
    <Skeleton className="h-12" />
    <Skeleton className="h-12" />
    <Skeleton className="h-12" />
  </div>
);

export const SignUpPage = () => {
  const { api } = useApplication();
  const session = useSession();
  const invitation = useFragmentCode('invitation');
  const state = useQuery(signUpStateQuery(api));
  const isSlow = useDelayed(state.isPending);
  if (session.status === 'signed-in') return <Navigate replace to="/projects" />;
  const known = state.data;
  const isOpen =
    known !== undefined && (known.firstPerson || known.signUp === 'open' || (known.signUp === 'invite' && invitation !== undefined));
  const lead =
    known?.firstPerson === true ? 'Nobody has signed up here yet: you become the administrator of this installation.' : undefined;
  return (
    <AuthCard
      title="Create your account"
      lead={lead}
      foot={
        <>
          Already have an account?{' '}
          <Link to="/sign-in" className="text-accent underline underline-offset-2">
            Sign in
          </Link>
        </>
      }
    >
      {state.isError ? noticeOf(state.error, 'The page could not be prepared.', () => void state.refetch()) : undefined}
      {isSlow ? <Waiting /> : undefined}
      {isOpen ? <SignUpForm invitation={invitation} /> : undefined}
      {known === undefined || isOpen ? undefined : (
        <p className="text-fg-2">
          {known.signUp === 'closed'
            ? 'This installation does not take new accounts.'
            : 'This installation is by invitation. Ask its administrator for a link and open it in this browser.'}
        </p>
      )}
    </AuthCard>
  );
};
