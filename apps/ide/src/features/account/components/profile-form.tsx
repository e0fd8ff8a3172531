import { personNameSchema, updateMe } from '@constellation/contracts-identity';
import { Button, Field, Input, notify } from '@constellation/web-ui';
import { z } from 'zod';
import { useAccount, useApplication } from '../../../platform/application-context.tsx';
import { FailureNotice } from '../../../platform/page/failure-notice.tsx';
import { useForm } from '../../../platform/use-form.ts';

const schema = z.object({ name: personNameSchema });

/** The name that others see. */
export const ProfileForm = () => {
  const { api, session } = useApplication();
  const account = useAccount();
  const form = useForm({
    schema,
    initial: { name: account.name },
    submit: async ({ name }) => {
      session.replaceAccount(await api.call(updateMe, { ifMatch: String(account.version), name }));
      notify.success('Name saved');
    },
  });
  return (
    <form {...form.form} className="flex max-w-sm flex-col gap-4">
      <Field label="Email" hint="The address you sign in with.">
        <Input value={account.email} readOnly />
      </Field>
      <Field label="Name" error={form.error('name')} hint="As others see it.">
        <Input {...form.control('name')} autoComplete="name" />
      </Field>
      {form.failure === undefined ? undefined : <FailureNotice failure={form.failure} />}
      <Button type="submit" pending={form.pending} className="self-start">
        Save name
      </Button>
    </form>
  );
};
