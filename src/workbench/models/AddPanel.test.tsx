import { describe, expect, it } from 'vitest';
import type { Arrival } from '#state/library-state.ts';
import type { Workbench } from '#state/workbench-state.ts';
import { Masthead } from '../Masthead.tsx';
import { htmlOf } from '../workbench.fixture.tsx';
import { ArrivalView } from './ArrivalView.tsx';
import { DownloadForm } from './DownloadForm.tsx';

describe('a chosen folder', () => {
  const shown = (arrival: Arrival, change: Partial<Workbench> = {}) =>
    htmlOf(<ArrivalView />, { arrival, arrivalLabel: 'SR', ...change });
  const files = [{ path: 'config.json', file: new File(['x'.repeat(2000)], 'config.json') }];
  const folder = { kind: 'folder', name: 'SR', files } as const;

  it('that was converted can be imported under a name', () => {
    const html = shown({ ...folder, reading: { kind: 'converted', root: '' } });
    expect(html).toMatch(/A converted model: 1 file, 2\.0 kB.*Import/);
    expect(html).toContain('value="SR"');
  });

  it('with a checkpoint offers the ways to convert it, explained', () => {
    const html = shown({ ...folder, reading: { kind: 'checkpoint', root: '', weightBytes: 4e9 } });
    expect(html).toContain('4.00 GB of weights');
    expect(html).toContain('For the graphics processor, 4 bits');
    expect(html).toContain('in blocks of 128');
    expect(html).toMatch(/For the CPU, 8 bits.*Runs everywhere.*Suits this machine/);
    expect(html).toContain('<span>Convert</span>');
  });

  it('keeps what was chosen for it', () => {
    const reading = { kind: 'checkpoint', root: '', weightBytes: 4e9 } as const;
    const flavours = ['gpu-q8f16', 'gpu-q8'] as const;
    const conversion = { flavours, embedding: 'fp32', head: undefined } as const;
    const html = shown({ ...folder, reading }, { conversion });
    expect(html.match(/type="checkbox"[^>]* checked=""/g)).toHaveLength(1);
    expect(html).toMatch(/checked=""[^>]*\/><label[^>]*>For the graphics processor, 8 bits/);
  });

  it('of something else says what was found and what is needed', () => {
    const error = { message: 'This is no folder of a model.', cure: 'Choose another.' };
    const html = shown({ kind: 'refused', name: 'holidays', error });
    expect(html).toMatch(
      /role="alert".*holidays:.*This is no folder of a model\..*Choose another\./,
    );
  });
});

describe('a download', () => {
  it('shows the exact address, its files and their size before anything is fetched', () => {
    const html = htmlOf(<DownloadForm />, {
      downloadAddress: 'org/model',
      downloadPlan: {
        phase: 'planned',
        plan: {
          baseUrl: 'https://huggingface.co/org/model/resolve/main/',
          label: 'model',
          content: 'checkpoint',
          files: [{ path: 'model.safetensors', bytes: 3.4e9 }],
          totalBytes: 3.4e9,
          isChecked: false,
        },
      },
    });
    expect(html).toContain('https://huggingface.co/org/model/resolve/main/');
    expect(html).toContain('Download 3.40 GB from huggingface.co');
    expect(html).toContain('Fetching this is the only time the network is used');
    expect(html).toContain('model.safetensors');
    expect(html).toContain('a checkpoint, which is converted here afterwards');
  });

  it('changes the promise of the masthead while it runs', () => {
    const masthead = (
      <Masthead onFindTask={() => {}} page="models">
        {null}
      </Masthead>
    );
    expect(htmlOf(masthead)).toContain('Nothing leaves this computer');
    const job = { kind: 'download', label: 'SR', host: 'huggingface.co' } as const;
    const state = { phase: 'running', meter: undefined, note: undefined } as const;
    const html = htmlOf(masthead, { transfers: [{ id: 't1', job, state }] });
    expect(html).not.toContain('Nothing leaves this computer');
    expect(html).toContain('Fetching a model from huggingface.co');
  });
});
