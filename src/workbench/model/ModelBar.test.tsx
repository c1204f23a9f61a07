import { describe, expect, it } from 'vitest';
import { failedSelfTest } from '#state/library.fixture.ts';
import type { ModelState } from '#state/workbench-state.ts';
import { htmlOf, nano } from '../workbench.fixture.tsx';
import { ModelBar } from './ModelBar.tsx';
import { ModelDetails } from './ModelDetails.tsx';
import { saySmall } from './say-numbers.ts';

const bar = (model: ModelState) => htmlOf(<ModelBar isOnModelsPage={false} />, { model });

const result = failedSelfTest({ extent: 'the first 2 of 28 layers and the head' });

describe('the model’s status', () => {
  it('leads to the other models', () => {
    expect(bar({ phase: 'absent' })).toContain('href="#/models"');
  });

  it('does not call a model by its name before its numbers are checked', () => {
    const html = bar({ phase: 'checking', model: nano, progress: 'the CPU computes' });
    expect(html).toContain('Checking the numbers of this graphics processor');
    expect(html.slice(0, html.indexOf('</div>'))).not.toContain('nano');
  });

  it('says what was wrong, and offers the CPU', () => {
    const html = bar({ phase: 'doubted', model: nano, doubt: { kind: 'wrong', result } });
    expect(html).toContain('computes wrong numbers with this model; nothing is run with it');
    expect(html).toContain('at 3 of 16 positions, divergence 0.51 nats on average and 2.2 at most');
    expect(html).toContain('Use the CPU');
    expect(html).not.toContain('Go on without the test');
  });

  it('lets the person go on where the test could not run', () => {
    const failure = { code: 'not-testable', message: 'Too large.', cure: 'Take less.' };
    const html = bar({ phase: 'doubted', model: nano, doubt: { kind: 'untested', failure } });
    expect(html).toMatch(/could not be tested: Too large\..*Take less\./s);
    expect(html).toContain('Go on without the test');
  });

  it('keeps saying that it fell back, and that nothing was tested', () => {
    const fellBack = 'gpu-q4f16 computes wrongly on this GPU, so gpu-q4 is loaded.';
    expect(
      bar({ phase: 'ready', model: nano, numbers: { kind: 'reference' }, fellBack }),
    ).toContain(fellBack);
    const failure = { code: 'not-testable', message: 'Too large.', cure: '' };
    const untested = { kind: 'untested', failure } as const;
    expect(bar({ phase: 'ready', model: nano, numbers: untested, fellBack: undefined })).toContain(
      'numbers not tested',
    );
  });

  it('says in full what was compared among the details', () => {
    const numbers = { kind: 'tested', result: { ...result, passes: true } } as const;
    const model: ModelState = { phase: 'ready', model: nano, numbers, fellBack: undefined };
    expect(htmlOf(<ModelDetails />, { model })).toContain(
      'Compared with the CPU over the first 2 of 28 layers and the head',
    );
  });

  it('says why the page started with another model', () => {
    const startNotice = '“SciReasoner” is no longer in this browser.';
    expect(htmlOf(<ModelBar isOnModelsPage={false} />, { startNotice })).toMatch(
      /role="alert".*no longer in this browser/,
    );
  });
});

it.each([
  [0, '0'],
  [0.0123, '0.012'],
  [1.5, '1.5'],
  [3.21e-7, '3.2 × 10⁻⁷'],
])('the divergence %d is said as %s', (value, words) => expect(saySmall(value)).toBe(words));
