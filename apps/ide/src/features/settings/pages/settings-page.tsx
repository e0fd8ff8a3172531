import type { PersonSettings } from '@constellation/contracts-identity';
import { notify, Skeleton, useDelayed } from '@constellation/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useAccount, useApplication } from '../../../platform/application-context.tsx';
import { copyOfFailure } from '../../../platform/failure-copy.ts';
import { noticeOf } from '../../../platform/page/failure-notice.tsx';
import { PageBody } from '../../../platform/page/page-body.tsx';
import { PageSection } from '../../../platform/page/page-section.tsx';
import { changeSettings, settingsQuery } from '../../../platform/person-settings.ts';
import { AppearanceSettings } from '../components/appearance-settings.tsx';
import { EditorSettings } from '../components/editor-settings.tsx';
import { ProviderSettings } from '../components/provider-settings.tsx';

const useChange = () => {
  const application = useApplication();
  return (change: Partial<PersonSettings>): void => {
    // The theme changes under the hand; the server hears of it afterwards.
    if (change.theme !== undefined) application.theme.choose(change.theme);
    changeSettings(application, change).catch((cause: unknown) =>
      notify.error('The setting was not saved', { description: copyOfFailure(cause).sentence }),
    );
  };
};

export const SettingsPage = () => {
  const application = useApplication();
  const account = useAccount();
  const settings = useQuery(settingsQuery(application));
  const isSlow = useDelayed(settings.isPending);
  const change = useChange();
  return (
    <PageBody title="Settings" width="narrow">
      {settings.isPending && isSlow ? <Skeleton className="h-40" /> : undefined}
      {settings.isError ? noticeOf(settings.error, 'The settings could not be loaded.', () => void settings.refetch()) : undefined}
      {settings.data === undefined ? undefined : (
        <>
          <PageSection title="Theme" lead="Kept for you on every device.">
            <AppearanceSettings settings={settings.data} onChange={change} />
          </PageSection>
          <PageSection title="Editor">
            <EditorSettings settings={settings.data} onChange={change} />
          </PageSection>
        </>
      )}
      {account.platformRole === 'admin' ? (
        <PageSection title="AI providers" lead="Whom Claude's runs ask, for everybody on this installation.">
          <ProviderSettings />
        </PageSection>
      ) : undefined}
    </PageBody>
  );
};
