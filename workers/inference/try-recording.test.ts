import { describe, expect, it } from 'vitest';
import { createFakeModel } from './fake-model.fixture.ts';
import { tryRecording } from './try-recording.ts';

describe('a recording of steps', () => {
  it('passes where it computes what the steps of a prompt compute', async () => {
    await expect(tryRecording(createFakeModel({ contextLength: 512 }))).resolves.toBeUndefined();
  });

  it('is refused where a repeated step computes with what the first one saw', async () => {
    const model = createFakeModel({ contextLength: 512 });
    const step = model.step.bind(model);
    // As a recording does whose attention looks at the first block only.
    model.step = (ids, starts) =>
      step(
        ids,
        starts.map((start) => Math.min(start, 1)),
      );
    await expect(tryRecording(model)).rejects.toThrow(/off by .* % of their span/);
  });
});
