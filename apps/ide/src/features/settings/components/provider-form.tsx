import { createProvider } from '@constellation/contracts-claude';
import { Button, Field, Input } from '@constellation/web-ui';
import { z } from 'zod';
import { useApplication } from '../../../platform/application-context.tsx';
import { FailureNotice } from '../../../platform/page/failure-notice.tsx';
import { useForm } from '../../../platform/use-form.ts';
import { connectProvider, providersKey } from '../api/provider-queries.ts';

const { name, baseUrl, model } = createProvider.input.shape;
const schema = z.object({ name, baseUrl, model, credential: z.string().max(500) });

/** Connects an AI provider. It is tested before it is stored; the key is never shown again. */
export const ProviderForm = () => {
  const { api, queries } = useApplication();
  const form = useForm({
    schema,
    initial: { name: 'Anthropic', baseUrl: 'https://api.anthropic.com', model: '', credential: '' },
    submit: async (values) => {
      await connectProvider(api, values);
      form.set('credential', '');
      await queries.invalidateQueries({ queryKey: providersKey });
    },
    fieldOfCode: { 'provider.name_taken': 'name', 'provider.address_refused': 'baseUrl' },
  });
  return (
    <form {...form.form} className="grid gap-3 sm:grid-cols-2">
      <Field label="Provider name" error={form.error('name')}>
        <Input {...form.control('name')} autoComplete="off" />
      </Field>
      <Field label="Model" error={form.error('model')} hint="As the provider names it.">
        <Input {...form.control('model')} autoComplete="off" spellCheck={false} />
      </Field>
      <Field label="Address" error={form.error('baseUrl')} hint="Anthropic, or anything that speaks its Messages API.">
        <Input {...form.control('baseUrl')} type="url" autoComplete="off" spellCheck={false} />
      </Field>
      <Field label="Key" error={form.error('credential')} hint="Stored encrypted. Leave empty where none is needed.">
        <Input {...form.control('credential')} type="password" autoComplete="off" />
      </Field>
      {form.failure === undefined ? undefined : (
        <div className="sm:col-span-2">
          <FailureNotice failure={form.failure} />
        </div>
      )}
      <Button type="submit" variant="primary" pending={form.pending} className="justify-self-start">
        Test and connect
      </Button>
    </form>
  );
};
