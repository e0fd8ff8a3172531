import { changePassword } from '@constellation/contracts-identity';
import { Button, Field, Input, notify } from '@constellation/web-ui';
import { useState } from 'react';
import { useApplication } from '../../../platform/application-context.tsx';
import { FailureNotice } from '../../../platform/page/failure-notice.tsx';
import { useForm } from '../../../platform/use-form.ts';

const PasswordFields = ({ onDone }: { onDone: () => void }) => {
  const { api, session, queries } = useApplication();
  const form = useForm({
    schema: changePassword.input,
    initial: { current: '', next: '' },
    fieldOfCode: { 'identity.wrong_password': 'current', 'identity.password_weak': 'next' },
    submit: async (values) => {
      session.accept(await api.call(changePassword, values));
      void queries.invalidateQueries({ queryKey: ['sessions'] });
      notify.success('Password changed', { description: 'Your other sessions have ended.' });
      onDone();
    },
  });
  return (
    <form {...form.form} className="flex max-w-sm flex-col gap-4">
      <Field label="Current password" error={form.error('current')}>
        <Input {...form.control('current')} type="password" autoComplete="current-password" />
      </Field>
      <Field label="New password" error={form.error('next')} hint="At least 10 characters.">
        <Input {...form.control('next')} type="password" autoComplete="new-password" />
      </Field>
      {form.failure === undefined ? undefined : <FailureNotice failure={form.failure} />}
      <Button type="submit" pending={form.pending} className="self-start">
        Change password
      </Button>
    </form>
  );
};

/** Changes the password; the fields are empty again afterwards. */
export const PasswordForm = () => {
  const [round, setRound] = useState(0);
  return <PasswordFields key={round} onDone={() => setRound(round + 1)} />;
};
