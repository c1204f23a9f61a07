import { FolderDrop } from '#ui/FolderDrop.tsx';
import { Panel } from '#ui/Panel.tsx';
import { useWorkbench } from '../useWorkbench.ts';
import { ArrivalView } from './ArrivalView.tsx';
import { DownloadForm } from './DownloadForm.tsx';
import './AddPanel.css';

/** The ways to bring a model here: a folder of this computer, or a download. */
export function AddPanel() {
  const chooseFolder = useWorkbench((state) => state.chooseFolder);
  const refuseFolder = useWorkbench((state) => state.refuseFolder);
  return (
    <Panel title="Add a model">
      <FolderDrop
        buttonLabel="Choose a folder…"
        onFolder={(folder) => {
          if (folder.ok) chooseFolder(folder.value.name, folder.value.files);
          else refuseFolder('the folder', folder.error);
        }}
      >
        <p>
          <strong>Drop the folder of a model anywhere on this page.</strong>
        </p>
        <p className="muted">
          As downloaded from Hugging Face (config.json, tokenizer.json, safetensors), as converted
          by this workbench, or as exported to ONNX. It is read on this computer and changed in
          nothing.
        </p>
      </FolderDrop>
      <ArrivalView />
      <DownloadForm />
    </Panel>
  );
}
