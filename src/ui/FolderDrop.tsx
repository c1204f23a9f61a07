import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { InputError, Result } from '#base/result.ts';
import { Button } from './Button.tsx';
import { chosenFolder, droppedFolder, type PickedFolder } from './read-folder.ts';
import './FolderDrop.css';

type OnFolder = (folder: Result<PickedFolder, InputError>) => void;

interface FolderDropProps {
  readonly onFolder: OnFolder;
  readonly buttonLabel: string;
  /** What may be dropped here, in words. */
  readonly children: ReactNode;
}

/** Takes a folder that is dropped anywhere on the page, or chosen with a button. */
export function FolderDrop({ onFolder, buttonLabel, children }: FolderDropProps) {
  const isDragging = useFolderDrop(onFolder);
  return (
    <div className="folder-drop" data-dragging={isDragging || undefined}>
      <div className="folder-drop-words">{isDragging ? <p>Drop the folder now.</p> : children}</div>
      <FolderButton label={buttonLabel} look="primary" onFolder={onFolder} />
    </div>
  );
}

interface FolderButtonProps {
  readonly label: string;
  readonly look?: 'primary' | 'plain';
  readonly onFolder: OnFolder;
}

/** Opens the browser's own choice of a folder. */
export function FolderButton({ label, look = 'plain', onFolder }: FolderButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look={look} onPress={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={(element) => {
          input.current = element;
          if (element) element.webkitdirectory = true;
        }}
        type="file"
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          if (files.length > 0) onFolder(chosenFolder(files));
          // Else the same folder, chosen again after a change in it, would be no change.
          currentTarget.value = '';
        }}
      />
    </>
  );
}

/** True while something is dragged over the page. */
function useFolderDrop(onFolder: OnFolder): boolean {
  const [isDragging, setDragging] = useState(false);
  const take = useEffectEvent(onFolder);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const listen = (name: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      addEventListener(
        name,
        (event) => {
          if (event.dataTransfer?.types.includes('Files')) act(event);
        },
        { signal },
      );
    listen('dragover', (event) => {
      event.preventDefault();
      setDragging(true);
    });
    // No related target: the pointer has left the window, not only an element.
    listen('dragleave', (event) => setDragging(event.relatedTarget !== null));
    listen('drop', (event) => {
      event.preventDefault();
      setDragging(false);
      const entries = [...(event.dataTransfer?.items ?? [])]
        .map((item) => item.webkitGetAsEntry())
        .filter((entry) => entry !== null);
      void droppedFolder(entries).then((folder) => {
        if (!signal.aborted) take(folder);
      });
    });
    return () => controller.abort();
  }, []);

  return isDragging;
}
