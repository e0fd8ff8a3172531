import { Button } from '@constellation/web-ui';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { PageBody } from '../../../platform/page/page-body.tsx';
import type { ProjectFilter } from '../api/project-queries.ts';
import { ProjectList } from '../components/project-list.tsx';
import { ProjectToolbar } from '../components/project-toolbar.tsx';
import { useSettled } from '../components/use-settled.ts';

export const ProjectsPage = () => {
  const navigate = useNavigate();
  const [filter, setFilter] = useState<ProjectFilter>({ search: '', sort: 'opened', state: 'active' });
  const settled = useSettled(filter.search.trim(), 200);
  const asked = { ...filter, search: settled };
  return (
    <PageBody
      title={filter.state === 'deleted' ? 'Deleted projects' : 'Projects'}
      actions={
        <Button variant="primary" size="large" onClick={() => void navigate('/projects/new')}>
          <Plus aria-hidden />
          New project
        </Button>
      }
    >
      <ProjectToolbar filter={filter} onChange={(change) => setFilter((before) => ({ ...before, ...change }))} />
      <ProjectList filter={asked} onClear={() => setFilter((before) => ({ ...before, search: '' }))} />
    </PageBody>
  );
};
