import { useState } from 'react';
import type { InputError } from '#base/result.ts';
import { FileButton } from '#ui/FileButton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { taskHref } from '../route.ts';
import { useWorkbench } from '../useWorkbench.ts';
import './ImportRun.css';

/** Takes in a run file from elsewhere and goes to its task, where it can be watched. */
export function ImportRun() {
  const importRun = useWorkbench((state) => state.importRun);
  const [problem, setProblem] = useState<InputError>();
  const open = async (file: File) => {
    const result = await importRun(file);
    setProblem(result.ok ? undefined : result.error);
    if (result.ok) location.hash = taskHref(result.value);
  };
  return (
    <div className="history-import">
      <FileButton
        label="Import a run…"
        what="Run file"
        accept=".json"
        onFile={(file) => void open(file)}
      />
      {problem && (
        <Notice tone="danger" alert>
          <p>
            <strong>{problem.message}</strong>
          </p>
          <p>{problem.cure}</p>
        </Notice>
      )}
    </div>
  );
}
