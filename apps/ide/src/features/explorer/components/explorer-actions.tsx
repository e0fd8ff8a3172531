import { IconButton } from '@constellation/web-ui';
import { ChevronsDownUp, FilePlus, FolderPlus, RefreshCw, Upload } from 'lucide-react';
import { useShell } from '../../../shell/shell-context.tsx';

/** The buttons above the tree. */
export const ExplorerActions = ({ canWrite }: { canWrite: boolean }) => {
  const { commands, keys } = useShell();
  const act = (id: string) => ({ keys: keys.labelOf(id), onClick: () => void commands.run(id) });
  return (
    <>
      {canWrite ? (
        <>
          <IconButton icon={FilePlus} label="New file" {...act('explorer.new-file')} />
          <IconButton icon={FolderPlus} label="New folder" {...act('explorer.new-folder')} />
          <IconButton icon={Upload} label="Upload files" {...act('explorer.upload')} />
        </>
      ) : undefined}
      <IconButton icon={RefreshCw} label="Refresh" {...act('explorer.refresh')} />
      <IconButton icon={ChevronsDownUp} label="Collapse all folders" {...act('explorer.collapse-all')} />
    </>
  );
};
