import { PageBody } from '../../../platform/page/page-body.tsx';
import { PageSection } from '../../../platform/page/page-section.tsx';
import { PasswordForm } from '../components/password-form.tsx';
import { ProfileForm } from '../components/profile-form.tsx';
import { SessionList } from '../components/session-list.tsx';

export const AccountPage = () => (
  <PageBody title="Account" width="narrow">
    <PageSection title="Profile">
      <ProfileForm />
    </PageSection>
    <PageSection title="Password" lead="Changing it ends every other session.">
      <PasswordForm />
    </PageSection>
    <PageSection
      title="Sessions"
      lead="Every browser that is signed in to this account. Ending a session closes what it has open within a second."
    >
      <SessionList />
    </PageSection>
  </PageBody>
);
