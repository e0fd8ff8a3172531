import type { Template } from '@constellation/contracts-project';
import { ChoiceGroup, Skeleton } from '@constellation/web-ui';
import { FileCode2, FolderUp, GitBranch, Globe, SquareDashed, type LucideIcon } from 'lucide-react';
import type { Origin } from './origin.ts';

const icons: Record<string, LucideIcon | undefined> = { blank: SquareDashed, 'static-site': Globe };

const Card = ({ icon: Icon, title, text }: { icon: LucideIcon; title: string; text: string }) => (
  <span className="flex items-start gap-3">
    <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-fg-3" strokeWidth={1.5} />
    <span className="flex flex-col">
      <span className="font-medium text-fg">{title}</span>
      <span className="text-work text-fg-2">{text}</span>
    </span>
  </span>
);

export interface OriginGalleryProps {
  templates: readonly Template[] | undefined;
  value: Origin;
  onChange: (origin: Origin) => void;
}

/** Templates, a repository or a folder: one is always chosen; arrow keys move. */
export const OriginGallery = ({ templates, value, onChange }: OriginGalleryProps) => (
  <ChoiceGroup<Origin>
    label="Where the files come from"
    value={value}
    onValueChange={onChange}
    className="grid content-start gap-2 sm:grid-cols-2"
    itemClassName="h-auto min-h-20 items-start justify-start border-line p-3 text-page whitespace-normal bg-ink-0"
    choices={[
      ...(templates ?? []).map((template) => ({
        value: `template:${template.slug}` as const,
        title: template.title,
        label: <Card icon={icons[template.slug] ?? FileCode2} title={template.title} text={template.description} />,
      })),
      {
        value: 'git' as const,
        title: 'Git repository',
        label: <Card icon={GitBranch} title="Git repository" text="Clone a public repository by its https address." />,
      },
      {
        value: 'upload' as const,
        title: 'Folder of yours',
        label: <Card icon={FolderUp} title="Folder of yours" text="Upload a folder from this computer." />,
      },
    ]}
  />
);

/** The gallery before the templates are known. */
export const OriginGallerySkeleton = () => (
  <div role="status" aria-busy="true" aria-label="Loading templates" className="grid content-start gap-2 sm:grid-cols-2">
    {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
      <Skeleton key={key} className="h-20" />
    ))}
  </div>
);
