import { projectDescriptionSchema, projectNameSchema, type Project } from '@constellation/contracts-project';
import { Button, Dialog, Field, Input, notify, Textarea } from '@constellation/web-ui';
import { z } from 'zod';
import { useApplication } from '../../../platform/application-context.tsx';
import { FailureNotice } from '../../../platform/page/failure-notice.tsx';
import { useForm } from '../../../platform/use-form.ts';
import { saveProject } from '../api/change-project.ts';
import { projectKeys } from '../api/project-queries.ts';

const schema = z.object({ name: projectNameSchema, description: projectDescriptionSchema });

export interface EditProjectDialogProps {
  project: Project;
  /** Which field has the focus first. */
  field: 'name' | 'description';
  onClose: () => void;
}

/** Name and description. A name that is taken and a change by somebody else are told; what was typed stays. */
export const EditProjectDialog = ({ project, field, onClose }: EditProjectDialogProps) => {
  const application = useApplication();
  const form = useForm({
    schema,
    initial: { name: project.name, description: project.description },
    fieldOfCode: { 'project.name_taken': 'name' },
    submit: async (values) => {
      await saveProject(application, project, values);
      notify.success(values.name === project.name ? 'Description saved' : `Renamed to ${values.name}`);
      onClose();
    },
  });
  const isStale = form.failure?.code === 'precondition_failed';
  const reload = (): void => {
    void application.queries.invalidateQueries({ queryKey: projectKeys.all });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={field === 'name' ? 'Rename project' : 'Describe project'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form.form.id} variant="primary" pending={form.pending}>
            Save
          </Button>
        </>
      }
    >
      <form {...form.form} className="flex flex-col gap-4">
        <Field label="Project name" error={form.error('name')}>
          <Input {...form.control('name')} autoFocus={field === 'name'} autoComplete="off" onFocus={(event) => event.target.select()} />
        </Field>
        <Field label="Description" error={form.error('description')}>
          <Textarea {...form.control('description')} autoFocus={field === 'description'} rows={3} />
        </Field>
        {form.failure === undefined ? undefined : <FailureNotice failure={form.failure} onRetry={isStale ? reload : undefined} />}
      </form>
    </Dialog>
  );
};
