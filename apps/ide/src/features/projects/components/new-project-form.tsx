import { projectDescriptionSchema, projectNameSchema, type ProjectSource } from '@constellation/contracts-project';
import { Button, Field, Input } from '@constellation/web-ui';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { useApplication } from '../../../platform/application-context.tsx';
import { FailureNotice } from '../../../platform/page/failure-notice.tsx';
import { useForm } from '../../../platform/use-form.ts';
import { makeProject } from '../api/make-project.ts';
import { attemptKeys } from '../api/attempt-keys.ts';
import { FolderField, type ChosenFolder } from './folder-field.tsx';
import type { Origin } from './origin.ts';
import { nameOfRepository, suggestName } from './suggest-name.ts';

const needed = 'Enter the address of the repository.';
const schemaFor = (origin: Origin) =>
  z.object({
    url:
      origin === 'git'
        ? z
            .string()
            .trim()
            .min(1, needed)
            .regex(/^https:\/\/\S+$/, 'Enter an address that begins with https://.')
        : z.string(),
    branch: z.string().trim().max(200),
    name: projectNameSchema,
    description: projectDescriptionSchema,
  });

export interface NewProjectFormProps {
  origin: Origin;
  /** What the name is made of until the person writes their own. */
  wish: string;
  taken: readonly string[];
}

/** Name and what the chosen origin needs. Enter creates. */
export const NewProjectForm = ({ origin, wish, taken }: NewProjectFormProps) => {
  const application = useApplication();
  const navigate = useNavigate();
  const [isOwnName, setOwnName] = useState(false);
  const [folder, setFolder] = useState<ChosenFolder>();
  const [isFolderMissing, setFolderMissing] = useState(false);
  const [keyOf] = useState(() => attemptKeys());
  const form = useForm({
    schema: schemaFor(origin),
    initial: { url: '', branch: '', name: suggestName(wish, taken), description: '' },
    fieldOfCode: { 'project.name_taken': 'name', 'project.git_url_refused': 'url' },
    submit: async ({ url, branch, name, description }) => {
      if (origin === 'upload' && folder === undefined) {
        setFolderMissing(true);
        return;
      }
      const source: ProjectSource =
        origin === 'git'
          ? { kind: 'git', url, ...(branch === '' ? {} : { branch }) }
          : origin === 'upload'
            ? { kind: 'upload' }
            : { kind: 'template', template: origin.slice('template:'.length) };
      const files = origin === 'upload' ? (folder?.files ?? []) : [];
      const project = await makeProject(application, {
        name,
        description,
        source,
        files,
        idempotencyKey: keyOf({ name, description, source }),
      });
      void navigate(`/p/${project.id}`);
    },
  });
  const rename = (from: string): void => {
    if (!isOwnName && from !== '') form.set('name', suggestName(from, taken));
  };
  // Another template brings its name, unless the person wrote one.
  const [named, setNamed] = useState(wish);
  if (named !== wish) {
    setNamed(wish);
    rename(wish);
  }
  return (
    <form {...form.form} aria-label="New project" className="flex flex-col gap-4">
      {origin === 'git' ? (
        <>
          <Field
            label="Repository address"
            error={form.error('url')}
            hint="Such as https://github.com/owner/name. Public repositories only."
          >
            <Input
              {...form.control('url')}
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => {
                form.set('url', event.target.value);
                rename(nameOfRepository(event.target.value));
              }}
            />
          </Field>
          <Field label="Branch" error={form.error('branch')} hint="The repository's own main branch unless given.">
            <Input {...form.control('branch')} autoComplete="off" spellCheck={false} />
          </Field>
        </>
      ) : undefined}
      {origin === 'upload' ? (
        <FolderField
          folder={folder}
          error={isFolderMissing && folder === undefined ? 'Choose a folder.' : undefined}
          onChoose={(chosen) => {
            setFolder(chosen);
            rename(chosen.name);
          }}
        />
      ) : undefined}
      <Field label="Project name" error={form.error('name')}>
        <Input
          {...form.control('name')}
          autoComplete="off"
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setOwnName(event.target.value !== '');
            form.set('name', event.target.value);
          }}
        />
      </Field>
      <Field label="Description" error={form.error('description')} hint="Optional.">
        <Input {...form.control('description')} autoComplete="off" />
      </Field>
      {form.failure === undefined ? undefined : <FailureNotice failure={form.failure} />}
      <Button type="submit" variant="primary" size="large" pending={form.pending} className="self-start">
        Create project
      </Button>
    </form>
  );
};
