import { useState } from 'react';
import type { BenchmarkExport } from '#state/benchmark/benchmark-state.ts';
import { Button } from '#ui/Button.tsx';
import { saveFile } from '#viewers/save-file.ts';
import { useWorkbench } from '../useWorkbench.ts';

/** The benchmark as a file: everything, or what `npm run score` reads. */
export function ExportButtons() {
  const exportBenchmark = useWorkbench((state) => state.exportBenchmark);
  const [problem, setProblem] = useState(false);
  const save = async (format: BenchmarkExport) => {
    const file = await exportBenchmark(format);
    setProblem(file === undefined);
    if (file) saveFile(file, file.name);
  };
  return (
    <>
      <Button icon="save" onPress={() => void save('everything')}>
        Save everything (JSON)
      </Button>
      <Button icon="save" onPress={() => void save('predictions')}>
        Save predictions (JSONL)
      </Button>
      {problem && <p role="status">No file was made: no benchmark is open any more.</p>}
    </>
  );
}
