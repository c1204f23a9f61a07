import { lazy, Suspense, useState } from 'react';
import type { Task } from '#tasks/task.ts';
import { Button } from '#ui/Button.tsx';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { useDropOnPage } from '#ui/useDropOnPage.ts';
import { usePasteSource } from './usePasteSource.ts';
import './PasteAnything.css';

const PasteDialog = lazy(async () => {
  const { PasteDialog } = await import('./PasteDialog.tsx');
  return { default: PasteDialog };
});

interface PasteAnythingProps {
  readonly currentTask: Task | undefined;
  /** Whether files that are dropped anywhere on the page are meant for this. */
  readonly takesDrops: boolean;
}

/** The way in for a molecule, sequence, material or text in any notation: a button, or a dropped file. */
export function PasteAnything({ currentTask, takesDrops }: PasteAnythingProps) {
  const [isOpen, setOpen] = useState(false);
  const { source, setText, openFiles } = usePasteSource();
  const isDragging = useDropOnPage(takesDrops, ({ files }) => {
    openFiles([...files]);
    setOpen(true);
  });
  return (
    <>
      <Button icon="paste" onPress={() => setOpen(true)}>
        <span className="paste-label">Paste anything</span>
      </Button>
      {isDragging && !isOpen && (
        <p className="drop-overlay">Drop the file to read it. It stays on this computer.</p>
      )}
      {isOpen && (
        <ErrorBoundary what="The paste box">
          <Suspense>
            <PasteDialog
              source={source}
              isDragging={isDragging}
              currentTask={currentTask}
              onText={setText}
              onFiles={openFiles}
              onClose={() => setOpen(false)}
            />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}
