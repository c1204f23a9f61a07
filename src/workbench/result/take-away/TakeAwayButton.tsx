import { useMemo, useState } from 'react';
import { failureDetails } from '#base/failure.ts';
import type { Run } from '#state/run.ts';
import type { Task } from '#tasks/task.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Notice } from '#ui/Notice.tsx';
import { fileNameOf, saveFile } from '#viewers/save-file.ts';
import { useWorkbench } from '../../useWorkbench.ts';
import { type TakeAwayFile, takeAwayFiles } from './take-away-files.ts';
import './TakeAwayButton.css';

interface TakeAwayProps {
  readonly task: Task;
  readonly run: Run;
}

/** Opens the list of files that a run can be saved as. */
export function TakeAwayButton({ task, run }: TakeAwayProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button icon="save" onPress={() => setIsOpen(true)}>
        Take away
      </Button>
      {isOpen && <TakeAwayDialog task={task} run={run} onClose={() => setIsOpen(false)} />}
    </>
  );
}

interface TakeAwayDialogProps extends TakeAwayProps {
  readonly onClose: () => void;
}

function TakeAwayDialog({ task, run, onClose }: TakeAwayDialogProps) {
  const chemistry = useWorkbench((state) => state.chemistry);
  const crystallography = useWorkbench((state) => state.crystallography);
  const replayRun = useWorkbench((state) => state.replayRun);
  const files = useMemo(
    () => takeAwayFiles(task, run, { chemistry, crystallography }),
    [task, run, chemistry, crystallography],
  );
  const replay = () => {
    onClose();
    void replayRun(run);
  };
  return (
    <Dialog
      title="Take away"
      onClose={onClose}
      actions={
        <>
          <Button icon="play" onPress={replay}>
            Replay here
          </Button>
          <Button look="primary" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      <p className="muted">Files are written here and saved to this computer; nothing is sent.</p>
      <ul className="take-away-files">
        {files.map((file) => (
          <FileItem
            key={file.id}
            file={file}
            name={fileNameOf(`${task.id} ${run.id.slice(0, 8)}`)}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface FileItemProps {
  readonly file: TakeAwayFile;
  readonly name: string;
}

function FileItem({ file, name }: FileItemProps) {
  const [problem, setProblem] = useState<string>();
  const [isWriting, setIsWriting] = useState(false);
  const save = async () => {
    setIsWriting(true);
    try {
      const text = await file.write();
      saveFile(new Blob([text], { type: file.mediaType }), `${name}.${file.extension}`);
      setProblem(undefined);
    } catch (thrown) {
      const { message, cure } = failureDetails(thrown);
      setProblem([message, cure].filter(Boolean).join(' '));
    } finally {
      setIsWriting(false);
    }
  };
  return (
    <li>
      <div>
        <h3>
          {file.label} <span className="muted">.{file.extension}</span>
        </h3>
        <p className="muted">{file.explanation}</p>
        {problem && (
          <Notice tone="danger" alert>
            {problem}
          </Notice>
        )}
      </div>
      <Button icon="save" unavailable={isWriting} onPress={() => void save()}>
        Save {file.label}
      </Button>
    </li>
  );
}
