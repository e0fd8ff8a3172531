import { createSignUpInvitation, emailSchema } from '@constellation/contracts-identity';
import { platformRoleSchema } from '@constellation/contracts-kernel';
import { Button, Field, Input, Select } from '@constellation/web-ui';
import { useState } from 'react';
import { z } from 'zod';
import { useApplication } from '../../../platform/application-context.tsx';
import { FailureNotice } from '../../../platform/page/failure-notice.tsx';
import { useForm } from '../../../platform/use-form.ts';
import { OneTimeLink } from './one-time-link.tsx';

const schema = z.object({
  email: z.union([z.literal(''), emailSchema], { error: 'Enter an email address such as name@example.org, or leave it empty.' }),
  platformRole: platformRoleSchema,
});

const roles = [
  { value: 'member', label: 'Member' },
  { value: 'admin', label: 'Administrator' },
];

/** Makes the link by which one person signs up. No mail is sent: the administrator hands it on. */
export const InviteForm = () => {
  const { api, queries } = useApplication();
  const [made, setMade] = useState<{ url: string; email: string }>();
  const form = useForm({
    schema,
    initial: { email: '', platformRole: 'member' },
    submit: async ({ email, platformRole }) => {
      const { url } = await api.call(createSignUpInvitation, { platformRole, ...(email === '' ? {} : { email }) });
      void queries.invalidateQueries({ queryKey: ['admin', 'invitations'] });
      setMade({ url, email });
      form.set('email', '');
    },
  });
  return (
    <>
      <form {...form.form} className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_10rem_auto]">
        <Field label="Email" error={form.error('email')} hint="Optional: only this address may then use the link.">
          <Input {...form.control('email')} type="email" autoComplete="off" />
        </Field>
        <Field label="Role">
          <Select {...form.control('platformRole')} options={roles} />
        </Field>
        <Button type="submit" variant="primary" pending={form.pending} className="justify-self-start sm:mt-6">
          Make invitation
        </Button>
      </form>
      {form.failure === undefined ? undefined : <FailureNotice failure={form.failure} />}
      {made === undefined ? undefined : (
        <OneTimeLink
          title="Invitation made"
          description={
            made.email === '' ? 'Give this link to the person. No mail is sent.' : `Give this link to ${made.email}. No mail is sent.`
          }
          url={made.url}
          onClose={() => setMade(undefined)}
        />
      )}
    </>
  );
};
