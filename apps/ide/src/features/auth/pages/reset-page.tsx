import { newPasswordSchema, resetPassword } from '@constellation/contracts-identity';
import { Button, Field } from '@constellation/web-ui';
import { Link } from 'react-router';
import { z } from 'zod';
import { useApplication } from '../../../platform/application-context.tsx';
import { FailureNotice } from '../../../platform/page/failure-notice.tsx';
import { useForm } from '../../../platform/use-form.ts';
import { useEnter } from '../api/enter.ts';
import { useFragmentCode } from '../api/use-fragment-code.ts';
import { AuthCard } from '../components/auth-card.tsx';
import { PasswordInput } from '../components/password-input.tsx';

const schema = z.object({ password: newPasswordSchema });

const ResetForm = ({ code }: { code: string }) => {
  const { api } = useApplication();
  const enter = useEnter();
  const form = useForm({
    schema,
    initial: { password: '' },
    fieldOfCode: { 'identity.password_weak': 'password' },
    submit: async ({ password }) => enter(await api.call(resetPassword, { code, password })),
  });
  return (
    <form {...form.form} className="flex flex-col gap-4">
      <Field label="New password" error={form.error('password')} hint="At least 10 characters. Every other session of the account ends.">
        <PasswordInput {...form.control('password')} autoComplete="new-password" autoFocus required />
      </Field>
      {form.failure === undefined ? undefined : <FailureNotice failure={form.failure} />}
      <Button type="submit" variant="primary" size="large" pending={form.pending}>
        Set password
      </Button>
    </form>
  );
};

export const ResetPage = () => {
  const code = useFragmentCode('code');
  return (
    <AuthCard
      title="Reset password"
      foot={
        <Link to="/sign-in" className="text-accent underline underline-offset-2">
          Back to sign in
        </Link>
      }
    >
      {code === undefined ? (
        <p className="text-fg-2">This page needs the link that your administrator made. Open that link again, or ask for a new one.</p>
      ) : (
        <ResetForm code={code} />
      )}
    </AuthCard>
  );
};
