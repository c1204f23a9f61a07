import { useState } from 'react';
import { definitely } from '#base/assert.ts';
import { prefixOf } from '#state/history/run-change.ts';
import type { Run } from '#state/run.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { TextInput } from '#ui/TextInput.tsx';
import { useWorkbench } from '../useWorkbench.ts';

interface BranchButtonProps {
  readonly run: Run;
  /** Index of the reply. */
  readonly sample: number;
  /** Characters of the reply's text, up to which it is taken over. */
  readonly end: number;
  /** What the text ends with, to name the button by. */
  readonly label: string;
}

/** Goes on from a place of a reply as a run of its own, its beginning as the person changes it. */
export function BranchButton({ run, sample, end, label }: BranchButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" icon="branch" onPress={() => setOpen(true)}>
        <span className="visually-hidden">{label}</span>
      </Button>
      {isOpen && (
        <BranchDialog run={run} sample={sample} end={end} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

type BranchDialogProps = Omit<BranchButtonProps, 'label'> & { readonly onClose: () => void };

function BranchDialog({ run, sample, end, onClose }: BranchDialogProps) {
  const branchRun = useWorkbench((state) => state.branchRun);
  const isReady = useWorkbench((state) => state.model.phase === 'ready');
  const { text, tokens } = definitely(run.samples[sample], `reply ${sample}`);
  const [start, setStart] = useState(() => text.slice(prefixOf(text, tokens).length, end));
  return (
    <Dialog
      title="Go on from here"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="primary"
            icon="play"
            unavailable={!isReady || start.trim() === ''}
            onPress={() => {
              onClose();
              void branchRun(run.taskId, { sample, replyStart: start });
            }}
          >
            Go on
          </Button>
        </>
      }
    >
      <p>
        Change the thought, or leave it; the model goes on behind its end, with the same question,
        settings and seed. The result is a run of its own, and this one stays in the history.
      </p>
      <TextInput
        label="Thought so far"
        value={start}
        onChange={setStart}
        lines={12}
        look="code"
        hint="What you write counts as the model’s own words to the model, and is marked as given in the record."
      />
      {run.samples.length > 1 && <p className="muted">One reply goes on: the one that is shown.</p>}
      {!isReady && <p className="muted">A model must be loaded first.</p>}
    </Dialog>
  );
}
