import type { Benchmark } from '#state/benchmark/benchmark-state.ts';
import { FileButton } from '#ui/FileButton.tsx';
import { Panel } from '#ui/Panel.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { useDropOnPage } from '#ui/useDropOnPage.ts';
import { sayShare } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';

interface TestFilePanelProps {
  readonly benchmark: Extract<Benchmark, { phase: 'empty' | 'reading' }>;
}

/** Takes a test file that is dropped anywhere on the page, or chosen with a button. */
export function TestFilePanel({ benchmark }: TestFilePanelProps) {
  const openTestFile = useWorkbench((state) => state.openTestFile);
  const isEmpty = benchmark.phase === 'empty';
  const isDragging = useDropOnPage(isEmpty, ({ files }) => {
    const [file] = files;
    if (file) void openTestFile(file);
  });
  return (
    <Panel title="Test set">
      {benchmark.phase === 'reading' ? (
        <ProgressBar label={`Reading ${benchmark.fileName}`} value={benchmark.share} max={1}>
          {`Reading ${benchmark.fileName}: ${sayShare(benchmark.share)}`}
        </ProgressBar>
      ) : (
        <div className="benchmark-drop" data-dragging={isDragging || undefined}>
          <div>
            {isDragging ? (
              <p>Drop the file now.</p>
            ) : (
              <>
                <p>
                  Drop a test set anywhere on this page: JSON, JSONL, CSV or TSV, up to 100,000
                  rows.
                </p>
                <p className="muted">
                  The official test files (input, output, metadata) are recognised; of others you
                  say which column is what. Rows that cannot be read are listed, never dropped.
                </p>
              </>
            )}
          </div>
          <FileButton
            label="Choose a test file…"
            what="Test file"
            accept=".json,.jsonl,.ndjson,.csv,.tsv,.txt"
            onFile={(file) => void openTestFile(file)}
          />
        </div>
      )}
    </Panel>
  );
}
