import type { Provider } from '@constellation/contracts-claude';
import { Button, ConfirmDialog, notify } from '@constellation/web-ui';
import { useState } from 'react';
import { useApplication } from '../../../platform/application-context.tsx';
import { copyOfFailure } from '../../../platform/failure-copy.ts';
import { forgetProvider, isStored, providersKey, tryProvider, type StoredProvider } from '../api/provider-queries.ts';

const origins: Record<Provider['source'], string> = {
  stored: 'connected here',
  environment: 'set by the operator',
  demo: 'the built-in demo',
};

const useActs = (provider: StoredProvider) => {
  const { api, queries } = useApplication();
  const [pending, setPending] = useState<'test' | 'forget'>();
  const run = async (act: 'test' | 'forget', work: () => Promise<void>) => {
    setPending(act);
    await work().catch((cause: unknown) => notify.error(copyOfFailure(cause).sentence));
    setPending(undefined);
  };
  return {
    pending,
    test: () =>
      run('test', async () => {
        const { ok, message, latencyMs } = await tryProvider(api, provider);
        if (ok) notify.success(`${provider.name} answered in ${latencyMs} ms.`);
        else notify.error(`${provider.name} did not answer as expected`, { description: message });
      }),
    forget: () =>
      run('forget', async () => {
        await forgetProvider(api, provider);
        await queries.invalidateQueries({ queryKey: providersKey });
      }),
  };
};

const Acts = ({ provider }: { provider: StoredProvider }) => {
  const acts = useActs(provider);
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className="flex gap-2">
      <Button pending={acts.pending === 'test'} aria-label={`Test ${provider.name}`} onClick={() => void acts.test()}>
        Test
      </Button>
      <Button variant="quiet" aria-label={`Forget ${provider.name}`} onClick={() => setIsAsking(true)}>
        Forget
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={`Forget ${provider.name}?`}
        description="Its key is removed. Conversations stay; new runs use another provider."
        confirmLabel="Forget provider"
        danger
        pending={acts.pending === 'forget'}
        onConfirm={() => void acts.forget().then(() => setIsAsking(false))}
      />
    </div>
  );
};

/** One provider: what it is, whether runs use it, and what can be done with it. */
export const ProviderRow = ({ provider }: { provider: Provider }) => (
  <li className="flex flex-wrap items-center gap-3 border-b border-line py-2">
    <div className="min-w-0 flex-1">
      <p className="font-medium text-fg">
        {provider.name}
        {provider.isDefault ? <span className="ml-2 text-hint font-normal text-ok">used by new runs</span> : undefined}
      </p>
      <p className="truncate text-hint text-fg-3">
        {provider.model}, {provider.baseUrl}, {origins[provider.source]}
        {provider.credentialHint === undefined ? '' : `, key ends in ${provider.credentialHint}`}
      </p>
    </div>
    {isStored(provider) ? <Acts provider={provider} /> : undefined}
  </li>
);
