import { Button, Dialog } from '@constellation/web-ui';
import { useSnapshot } from 'valtio';
import type { Closing } from '../state/closing.ts';

/** Asks what becomes of unsaved text before its tab closes. */
export const ClosingDialog = ({ closing }: { closing: Closing }) => {
  const { path } = useSnapshot(closing.state);
  const name = path?.slice(path.lastIndexOf('/') + 1) ?? '';
  return (
    <Dialog
      open={path !== undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) closing.settle('keep');
      }}
      title={`Save ${name}?`}
      description="It has changes that are not in the workspace yet. Without saving they are lost."
      footer={
        <>
          <Button onClick={() => closing.settle('keep')}>Keep open</Button>
          <Button variant="danger" onClick={() => closing.settle('discard')}>
            Discard changes
          </Button>
          <Button variant="primary" onClick={() => closing.settle('save')}>
            Save and close
          </Button>
        </>
      }
    />
  );
};
