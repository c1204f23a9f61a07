import { describe, expect, it } from 'vitest';
import type { LanguageModel, Logits } from './language-model.ts';
import { tryRecording } from './try-recording.ts';

/** Keys of zeros, but for what was read; logits are sums over as many places as attention sees. */
class SummingModel implements LanguageModel {
  readonly vocabulary = 100;
  readonly contextLength = 512;
  readonly mostTokensPerStep = 16;
  readonly mostRows = 1;
  readonly givesEveryPosition = true;
  readonly loop = 'captured';
  /** Places that a recorded step looks at. */
  private readonly recordedPlaces: number;
  private readonly keys = new Array<number>(512).fill(0);

  constructor(recordedPlaces: number) {
    this.recordedPlaces = recordedPlaces;
  }

  reserve = () => Promise.resolve();
  reorder = () => Promise.resolve();
  dispose = () => Promise.resolve();

  read(ids: readonly number[], start: number): Promise<Logits> {
    for (const [index, id] of ids.entries()) this.keys[start + index] = id;
    return this.logits(this.keys.slice(0, start + ids.length));
  }

  step([id = 0]: readonly number[], [start = 0]: readonly number[]): Promise<Logits> {
    this.keys[start] = id;
    return this.logits(this.keys.slice(0, Math.min(start + 1, this.recordedPlaces)));
  }

  private logits(seen: readonly number[]): Promise<Logits> {
    const sum = seen.reduce((total, key) => total + key, 0);
    const row = Float32Array.from({ length: 100 }, (_, id) => Math.sin(id * sum));
    return Promise.resolve({ rows: 1, all: () => Promise.resolve(row) });
  }
}

describe('a recording of steps', () => {
  it('passes where it computes what the steps of a prompt compute', async () => {
    await expect(tryRecording(new SummingModel(512))).resolves.toBeUndefined();
  });

  it('is refused where a repeated step looks no further than the first one', async () => {
    const trial = tryRecording(new SummingModel(64));
    await expect(trial).rejects.toThrow(/off by .* % of their span/);
  });
});
