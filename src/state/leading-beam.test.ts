import { describe, expect, it } from 'vitest';
import { ResumingEngine } from './resuming-engine.fixture.ts';
import { storeWith } from './workbench-store.fixture.ts';

const TASK = 'smiles-to-formula';

/** Reports one leading beam after the other, and is then cut off. */
class LeadingEngine extends ResumingEngine {
  override async generate(
    ...[params, options]: Parameters<ResumingEngine['generate']>
  ): ReturnType<ResumingEngine['generate']> {
    await super.generate(params, options);
    for (const text of ['so', 'CO2']) {
      const tokens = [{ id: 1, text, logProbability: -1, timeMs: 1 }];
      options?.onProgress?.({ kind: 'leading-beam', tokens });
    }
    throw new DOMException('stopped', 'AbortError');
  }
}

describe('a search with beams', () => {
  it('shows the beam that leads, in place of the one that led, and keeps it when stopped', async () => {
    const store = storeWith(new LeadingEngine([[]]));
    await store.getState().loadModel();
    store.getState().editField(TASK, 'smiles', 'C');
    store.getState().setDecodingDraft({ search: 'beam', beamWidth: '3' });
    const shown: unknown[] = [];
    store.subscribe(() => {
      const run = store.getState().runs[TASK];
      if (run) shown.push([run.phase.phase, run.samples[0]?.text]);
    });
    await store.getState().startRun(TASK);
    expect(shown).toContainEqual(['decoding', '<think>\nso']);
    expect(shown.at(-1)).toEqual(['stopped', '<think>\nCO2']);
    expect(store.getState().runs[TASK]?.samples[0]?.tokens).toHaveLength(1);
  });
});
