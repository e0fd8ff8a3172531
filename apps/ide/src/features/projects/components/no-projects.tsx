import { Button } from '@constellation/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useApplication } from '../../../platform/application-context.tsx';
import { templatesQuery } from '../api/project-queries.ts';

/** What a person sees before their first project: what a project is, and three ways to begin. */
export const NoProjects = () => {
  const templates = useQuery(templatesQuery(useApplication().api)).data ?? [];
  const navigate = useNavigate();
  return (
    <section className="flex flex-col gap-5 rounded-dialog border border-line bg-ink-0 p-6">
      <div>
        <h2 className="text-title font-semibold">Make your first project</h2>
        <p className="text-fg-2">
          A project is a folder of files with its own workspace: editor, terminals, search, and Claude working beside you.
        </p>
      </div>
      <ul className="grid min-h-28 gap-3 sm:grid-cols-3">
        {[...templates]
          .sort((one, other) => Number(one.slug === 'blank') - Number(other.slug === 'blank'))
          .slice(0, 3)
          .map((template) => (
            <li key={template.slug} className="flex">
              <button
                type="button"
                onClick={() => void navigate(`/projects/new?template=${encodeURIComponent(template.slug)}`)}
                className="flex flex-1 flex-col items-start gap-1 rounded-control border border-line bg-ink-1 p-3 text-left hover:border-control-line hover:bg-ink-2"
              >
                <span className="font-medium">{template.title}</span>
                <span className="text-work text-fg-2">{template.description}</span>
              </button>
            </li>
          ))}
      </ul>
      <Button variant="quiet" className="self-start" onClick={() => void navigate('/projects/new')}>
        All templates, a git repository or a folder of yours
      </Button>
    </section>
  );
};
