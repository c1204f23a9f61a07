import { describe, expect, it } from 'vitest';
import type { LoadProgress } from '../protocol.ts';
import { LoadMeter } from './load-meter.ts';

function meter() {
  const seen: LoadProgress[] = [];
  const totals = { backend: 'wasm', smallBytes: 10, weightBytes: 1000 } as const;
  return { meter: new LoadMeter(totals, (progress) => seen.push(progress)), seen };
}

describe('the progress of a load', () => {
  it('is the files until the runtime begins, and what is left of them when it is done', () => {
    const { meter: load, seen } = meter();
    load.checked(100, 1000);
    load.begin();
    load.checked(500, 1000);
    load.taken(1000);
    load.end();
    load.checked(1000, 1000);
    expect(seen).toEqual([
      { kind: 'files', loadedBytes: 110, totalBytes: 1010 },
      { kind: 'session', backend: 'wasm', loadedBytes: 0, totalBytes: 1000 },
      { kind: 'session', backend: 'wasm', loadedBytes: 1000, totalBytes: 1000 },
      { kind: 'files', loadedBytes: 1010, totalBytes: 1010 },
    ]);
  });

  it('is told for every hundredth that the runtime takes, and never beyond the whole', () => {
    const { meter: load, seen } = meter();
    for (let index = 0; index < 400; index++) load.taken(3);
    const last = seen.at(-1);
    expect(last).toMatchObject({ kind: 'session', loadedBytes: 1000 });
    expect(
      seen.filter((each) => each.kind === 'session' && each.loadedBytes < 1000).length,
    ).toBeLessThan(100);
  });
});
