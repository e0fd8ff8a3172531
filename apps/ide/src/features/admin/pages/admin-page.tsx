import { EmptyState, Tabs } from '@constellation/web-ui';
import { useNavigate, useParams } from 'react-router';
import { useAccount } from '../../../platform/application-context.tsx';
import { PageBody } from '../../../platform/page/page-body.tsx';
import { InvitationList } from '../components/invitation-list.tsx';
import { InviteForm } from '../components/invite-form.tsx';
import { UserList } from '../components/user-list.tsx';

const Invitations = () => (
  <div className="flex flex-col gap-5 py-5">
    <InviteForm />
    <InvitationList />
  </div>
);

const People = () => (
  <div className="py-5">
    <UserList />
  </div>
);

const sections = [
  { value: 'people', label: 'People', content: <People /> },
  { value: 'invitations', label: 'Invitations', content: <Invitations /> },
];

/** What administrators see to: people and invitations. */
export const AdminPage = () => {
  const account = useAccount();
  const navigate = useNavigate();
  const { section } = useParams();
  const value = sections.find((each) => each.value === section)?.value ?? 'people';
  return (
    <PageBody title="Administration" width="narrow">
      {account.platformRole === 'admin' ? (
        <Tabs
          label="Sections"
          value={value}
          items={sections}
          onValueChange={(next) => void navigate(`/admin/${next}`, { replace: true })}
        />
      ) : (
        <EmptyState title="This page is for administrators.">An administrator of this installation can give you that role.</EmptyState>
      )}
    </PageBody>
  );
};
