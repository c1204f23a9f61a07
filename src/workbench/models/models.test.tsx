import { describe, expect, it } from 'vitest';
import { knownCandidates } from '#library/candidates.ts';
import type { HardwareReport } from '#library/hardware.ts';
import { recommend } from '#library/recommend.ts';
import type { SelfTestResult } from '#library/self-test.ts';
import type { LibraryContents } from '#library/stored-model.ts';
import { failedSelfTest, storedModel, unfinishedModel } from '#state/library.fixture.ts';
import type { Transfer, TransferPhase } from '#state/library-state.ts';
import type { Workbench } from '#state/workbench-state.ts';
import { htmlOf } from '../workbench.fixture.tsx';
import { CandidateTable } from './CandidateTable.tsx';
import { MachinePanel } from './MachinePanel.tsx';
import { StoredPanel } from './StoredPanel.tsx';
import { TransferPanel } from './TransferPanel.tsx';

const whole = storedModel();
const model = storedModel({
  label: 'SciReasoner-1.7B',
  origin: { kind: 'converted', from: 'stick' },
  manifest: {
    ...whole.manifest,
    flavours: whole.manifest.flavours.map((flavour) => ({
      ...flavour,
      id: 'gpu-q4',
      backend: 'webgpu',
      quantisation: 'q4',
    })),
    quantisationError: { 'gpu-q4': { worst: 0.11, mean: 0.08 } },
  },
});
const failedTest = failedSelfTest();

const holding = (
  change: Partial<LibraryContents>,
  selfTests: readonly SelfTestResult[] = [],
): Partial<Workbench> => ({
  library: {
    phase: 'known',
    contents: {
      models: [],
      unfinished: [],
      storage: { usedBytes: 2e9, freeBytes: 50e9, isPersistent: false, isSupported: true },
      ...change,
    },
    selfTests,
  },
});

const moving = (job: Transfer['job'], state: TransferPhase): Partial<Workbench> => ({
  transfers: [{ id: 't1', job, state }],
});

describe('the models in this browser', () => {
  it('always have nano, and say so of the one that is loaded', () => {
    const html = htmlOf(<StoredPanel />, holding({}));
    expect(html).toMatch(/<h3>nano<\/h3>.*loaded.*not SciReasoner/);
  });

  it('say where they came from, how large they are and how right they compute', () => {
    const html = htmlOf(<StoredPanel />, holding({ models: [model] }, [failedTest]));
    expect(html).toContain('converted here from stick');
    expect(html).toContain('1.07 GB in 1 file');
    expect(html).toContain('gpu-q4 fails on Radeon (3 of 16 tokens agree');
    expect(html).toContain('8 % on average, 11 % in the worst matrix');
    for (const button of ['Use SciReasoner-1.7B', 'Check files', 'Export…', 'Remove']) {
      expect(html).toContain(`<span>${button}</span>`);
    }
  });

  it('say in words what their flavours are, and that the CPU needs no test', () => {
    const html = htmlOf(<StoredPanel />, holding({ models: [model] }));
    expect(html).toMatch(/gpu-q4 .*for the GPU: 4-bit weights, computed in 32-bit floats/);
    expect(html).toContain('the CPU needs no test; a graphics processor is tested before');
    const onCpu = {
      ...holding({ models: [model] }),
      modelAddress: { kind: 'library', id: model.id },
    } as const;
    expect(htmlOf(<StoredPanel />, onCpu)).toContain('loaded on the CPU, which needs no test');
  });

  it('say in a plain sentence whether they may be evicted', () => {
    expect(htmlOf(<StoredPanel />, holding({}))).toMatch(
      /2\.00 GB are used; .* 50\.00 GB more fit\. They are not promised to stay.*Ask the browser/,
    );
    const storage = { usedBytes: 0, freeBytes: 1e9, isPersistent: true, isSupported: true };
    expect(htmlOf(<StoredPanel />, holding({ storage }))).toContain('promised to keep them');
    const none = { ...storage, isSupported: false };
    expect(htmlOf(<StoredPanel />, holding({ storage: none }))).toContain('keeps no files');
  });

  it.each([
    [
      {},
      /The download was interrupted\. 500 bytes of 1\.0 kB .*org\/model\/.*Resume from huggingface\.co</,
    ],
    [
      { content: 'checkpoint', doneBytes: 1000 },
      /A downloaded checkpoint, to be converted.*Convert…/,
    ],
    [{ origin: { kind: 'converted', from: 'SR' } }, /choose the same folder again/],
    [{ isBusy: true }, /Another tab is working on it/],
  ] as const)('list what was left unfinished: %j', (change, words) => {
    const html = htmlOf(
      <StoredPanel />,
      holding({ unfinished: [unfinishedModel({ content: 'model', ...change })] }),
    );
    expect(html).toMatch(words);
  });

  it('say why they cannot be read', () => {
    const failure = { code: 'storage-broken', message: 'No storage.', cure: 'Restart.' };
    const html = htmlOf(<StoredPanel />, { library: { phase: 'failed', failure } });
    expect(html).toMatch(/No storage\..*Restart\..*storage-broken/s);
  });
});

describe('a transfer', () => {
  const running: TransferPhase = {
    phase: 'running',
    meter: { doneBytes: 4e8, totalBytes: 1e9, bytesPerSecond: 2e7, secondsLeft: 30 },
    note: 'model.layers.3.mlp.up_proj',
  };

  it('shows bytes, rate, time left and what is worked on, and reads none of it out', () => {
    const html = htmlOf(<TransferPanel />, moving({ kind: 'convert', label: 'SR' }, running));
    const hidden = /aria-hidden="true">(<span>.*?)<\/div>/.exec(html)?.[1] ?? '';
    for (const words of ['400.0 MB of 1.00 GB', '20.0 MB/s', 'about 30 s left', 'up_proj']) {
      expect(hidden).toContain(words);
    }
    expect(html).toMatch(/role="status"[^>]*><p>Converting “SR”\.</);
    expect(html).toContain('<span>Cancel</span>');
  });

  it('from the network can be paused, and says that it keeps what has arrived', () => {
    const job = { kind: 'download', label: 'SR', host: 'huggingface.co' } as const;
    expect(htmlOf(<TransferPanel />, moving(job, running))).toMatch(
      /Pause.*keeps what has arrived/,
    );
    const paused = htmlOf(<TransferPanel />, moving(job, { phase: 'cancelled' }));
    expect(paused).toMatch(/paused\. What has arrived is kept.*Resume/);
  });

  it.each([
    [{ kind: 'import', label: 'SR' }, /Keep this tab open/],
    [{ kind: 'export', label: 'SR', modelId: 'm1' }, /Keep this tab open/],
    [{ kind: 'convert', label: 'SR' }, /may close this tab: .* choose the same folder again/],
    [
      { kind: 'convert', label: 'SR', checkpointId: 'u1' },
      /may close this tab: .* convert it again, under the same name/,
    ],
    [
      { kind: 'download', label: 'SR', host: 'huggingface.co' },
      /may close this tab: it goes on where it stopped once you press Resume/,
    ],
  ] as const)('says what becomes of it when the tab is closed: %j', (job, words) => {
    expect(htmlOf(<TransferPanel />, moving(job, running))).toMatch(words);
  });

  it('that converted a downloaded checkpoint offers to remove it, as long as it is there', () => {
    const state: TransferPhase = { phase: 'done', outcome: { kind: 'stored', model } };
    const job = { kind: 'convert', label: 'SR', checkpointId: 'u1' } as const;
    const checkpoint = unfinishedModel({ doneBytes: 3.44e9, totalBytes: 3.44e9 });
    const shown = (unfinished: LibraryContents['unfinished']) =>
      htmlOf(<TransferPanel />, { ...holding({ unfinished }), ...moving(job, state) });
    expect(shown([checkpoint])).toContain('Remove the checkpoint (3.44 GB)');
    expect(shown([])).not.toContain('Remove the checkpoint');
  });

  it('that failed says what, what to do, and its code', () => {
    const failure = { code: 'storage-full', message: '2 GB are missing.', cure: 'Remove a model.' };
    const state: TransferPhase = { phase: 'failed', failure };
    const html = htmlOf(<TransferPanel />, moving({ kind: 'import', label: 'SR' }, state));
    expect(html).toMatch(/2 GB are missing\..*Remove a model\..*storage-full.*Try again.*Dismiss/s);
  });

  it('that found damage names each file and offers both ways to mend it', () => {
    const damaged = [{ path: 'gpu/data', chunks: [1, 7] }];
    const html = htmlOf(<TransferPanel />, {
      ...holding({
        models: [{ ...model, origin: { kind: 'downloaded', from: 'https://x.org/' } }],
      }),
      ...moving(
        { kind: 'verify', label: 'SR', modelId: 'm1' },
        { phase: 'done', outcome: { kind: 'checked', damaged } },
      ),
    });
    expect(html).toMatch(/gpu\/data: 2 pieces, at most 16\.8 MB/);
    expect(html).toContain('Fetch the damaged parts again from x.org');
    expect(html).toContain('Mend them from the folder…');
  });
});

describe('this machine', () => {
  const hardware: HardwareReport = {
    gpu: {
      kind: 'adapter',
      name: 'Apple M3',
      isSoftware: false,
      hasF16: true,
      maxBufferBytes: 4e9,
      maxBindingBytes: 2e9,
      weightBytesPerSecond: 1e11,
    },
    cpu: {
      cores: 8,
      threads: 4,
      isIsolated: true,
      memoryBytes: 8 * 2 ** 30,
      weightBytesPerSecond: 1.5e10,
    },
  };
  const advice = recommend({ hardware, storage: undefined, candidates: knownCandidates() });

  it('says for each candidate what it needs, how fast it would be and why it does not fit', () => {
    const html = htmlOf(<CandidateTable advice={advice} isMeasured />);
    expect(html.match(/<tr/g)).toHaveLength(1 + knownCandidates().length);
    expect(html.match(/>recommended</g)).toHaveLength(1);
    expect(html).toMatch(/SciReasoner-8B.*No\. It needs .* of memory/);
    expect(html).toContain('keys and values');
    expect(html).not.toMatch(/NaN|undefined/);
  });

  it('claims no speed before it is measured', () => {
    const html = htmlOf(<CandidateTable advice={advice} isMeasured={false} />);
    expect(html).not.toContain('>recommended<');
    expect(htmlOf(<MachinePanel />)).toContain('Measure this machine');
  });

  it('says why it could not be measured', () => {
    const failure = { code: 'worker-crashed', message: 'The worker stopped.', cure: 'Try again.' };
    const html = htmlOf(<MachinePanel />, { hardware: { phase: 'failed', failure } });
    expect(html).toMatch(/could not be measured: The worker stopped\..*Try again\./s);
  });
});
