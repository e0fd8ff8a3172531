import { Button } from '@constellation/web-ui';

export interface FileNoticeProps {
  title: string;
  text: string;
  reference?: string | undefined;
  action?: { label: string; run: () => void } | undefined;
}

/** What stands in place of a text that cannot be shown. */
export const FileNotice = ({ title, text, reference, action }: FileNoticeProps) => (
  <div role="status" className="flex size-full flex-col items-start gap-2 p-6">
    <h2 className="text-page font-medium text-fg">{title}</h2>
    <p className="max-w-prose text-work text-fg-2">{text}</p>
    {reference === undefined ? undefined : <p className="text-hint text-fg-3">Reference: {reference}</p>}
    {action === undefined ? undefined : <Button onClick={action.run}>{action.label}</Button>}
  </div>
);
