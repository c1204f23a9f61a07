import { useState } from 'react';
import type { StoredModel } from '#library/stored-model.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { saveFile } from '#viewers/save-file.ts';
import { sayBytes } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { askDirectory } from './ask-directory.ts';

/** Copies a model into a folder of the person's, for another machine or as the copy to keep. */
export function ExportButton({ model }: { readonly model: StoredModel }) {
  const exportModel = useWorkbench((state) => state.exportModel);
  const [isListing, setListing] = useState(false);

  async function choose(): Promise<void> {
    const directory = await askDirectory();
    if (directory === 'impossible') return setListing(true);
    if (directory !== 'none') await exportModel(model, directory);
  }

  return (
    <>
      <Button onPress={() => void choose()}>Export…</Button>
      {isListing && <FileDialog model={model} onClose={() => setListing(false)} />}
    </>
  );
}

interface FileDialogProps {
  readonly model: StoredModel;
  readonly onClose: () => void;
}

/** The files one by one, where the browser cannot write a folder. */
function FileDialog({ model, onClose }: FileDialogProps) {
  const readStoredFile = useWorkbench((state) => state.readStoredFile);
  const [problem, setProblem] = useState<string>();
  const { id, label, manifest, card } = model;
  const paths = [
    'manifest.json',
    ...(card ? ['card.json'] : []),
    ...manifest.files.map(({ path }) => path),
  ];
  const bytesOf = (path: string) => manifest.files.find((file) => file.path === path)?.bytes;

  async function save(path: string): Promise<void> {
    try {
      saveFile(await readStoredFile(id, path), path.split('/').at(-1) ?? path);
      setProblem(undefined);
    } catch (thrown) {
      setProblem(`${path} was not saved: ${thrown instanceof Error ? thrown.message : thrown}`);
    }
  }

  return (
    <Dialog
      title={`Save the files of “${label}”`}
      onClose={onClose}
      actions={<Button onPress={onClose}>Close</Button>}
    >
      <p>
        This browser cannot write a folder. Save each file, and put those with a slash in their name
        into a folder of that name.
      </p>
      {problem && <p role="alert">{problem}</p>}
      <ul className="stored-files">
        {paths.map((path) => (
          <li key={path}>
            <Button icon="down" onPress={() => void save(path)}>
              {path}
            </Button>
            <span className="muted">{sayBytes(bytesOf(path) ?? 0)}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
