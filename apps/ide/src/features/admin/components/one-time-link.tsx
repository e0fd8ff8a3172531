import { Button, Dialog, Field, Input, notify } from '@constellation/web-ui';

export interface OneTimeLinkProps {
  title: string;
  /** For whom, and until when. */
  description: string;
  url: string;
  onClose: () => void;
}

/** Shows a link that cannot be shown again, ready to be copied. */
export const OneTimeLink = ({ title, description, url, onClose }: OneTimeLinkProps) => {
  const copy = (): void => {
    navigator.clipboard.writeText(url).then(
      () => notify.success('Link copied'),
      () => notify.warning('The browser did not allow copying. Copy the marked link by hand.'),
    );
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>Done</Button>
          <Button variant="primary" onClick={copy}>
            Copy link
          </Button>
        </>
      }
    >
      <Field label="Link" hint="It is shown once and works once.">
        <Input readOnly autoFocus value={url} className="font-mono" onFocus={(event) => event.target.select()} />
      </Field>
    </Dialog>
  );
};
