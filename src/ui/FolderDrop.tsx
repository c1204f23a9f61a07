import { type ReactNode, useEffect, useRef } from 'react';
import type { InputError, Result } from '#base/result.ts';
import { Button } from './Button.tsx';
import { chosenFolder, droppedFolder, type PickedFolder } from './read-folder.ts';
import { useDropOnPage } from './useDropOnPage.ts';
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
  const isHere = useIsHere();
  return useDropOnPage(true, ({ items }) => {
    const entries = [...items]
      .map((item) => item.webkitGetAsEntry())
      .filter((entry) => entry !== null);
    void droppedFolder(entries).then((folder) => {
      if (isHere()) onFolder(folder);
    });
  });
}

/** Whether the component is still on the page, for answers that come late. */
function useIsHere(): () => boolean {
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return () => isHere.current;
}
