import { Skeleton, useDelayed } from '@constellation/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useApplication } from '../../../platform/application-context.tsx';
import { noticeOf } from '../../../platform/page/failure-notice.tsx';
import { providersQuery } from '../api/provider-queries.ts';
import { ProviderForm } from './provider-form.tsx';
import { ProviderRow } from './provider-row.tsx';

/** The AI providers of the installation, for administrators. */
export const ProviderSettings = () => {
  const { api } = useApplication();
  const providers = useQuery(providersQuery(api));
  const isSlow = useDelayed(providers.isPending);
  return (
    <div className="flex flex-col gap-4">
      {providers.isPending && isSlow ? <Skeleton className="h-12" /> : undefined}
      {providers.isError ? noticeOf(providers.error, 'The providers could not be loaded.', () => void providers.refetch()) : undefined}
      {providers.data === undefined ? undefined : (
        <ul aria-label="AI providers">
          {providers.data.map((provider) => (
            <ProviderRow key={provider.id} provider={provider} />
          ))}
        </ul>
      )}
      <ProviderForm />
    </div>
  );
};
