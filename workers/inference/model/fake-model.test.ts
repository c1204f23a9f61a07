import { describe, expect, it } from 'vitest';
import { createFakeModel } from './fake-model.fixture.ts';

async function hundred() {
  const model = createFakeModel();
  await model.reserve(3, 100, 0);
  return model;
}

describe('the fake model', () => {
  it('gives the same logits for the same sequence, however it was read', async () => {
    const whole = await hundred();
    const expected = await (await whole.read([1, 2, 3, 4], 0)).all(0);
    const parts = await hundred();
    await parts.read([1, 2, 9], 0);
    await parts.reorder([0, 0, 0], 2);
    await parts.step([7, 3, 5], [2, 2, 2]);
    await parts.reorder([1, 2], 3);
    const logits = await parts.step([4, 4], [3, 3]);
    expect(await logits.all(0)).toEqual(expected);
    expect(await logits.all(1)).not.toEqual(expected);
  });

  it('gives the logits of every position that is asked for', async () => {
    const model = await hundred();
    const logits = await model.read([1, 2, 3], 0, 2);
    const last = await logits.all(1);
    const before = await logits.all(0);
    expect(await (await model.read([3], 2)).all(0)).toEqual(last);
    expect(await (await model.read([2], 1)).all(0)).toEqual(before);
  });

  it('refuses what a real cache would silently get wrong', async () => {
    const model = await hundred();
    await expect(model.read([1], 1)).rejects.toThrow('behind the 0 tokens');
    await expect(model.step([1, 1, 1, 1], [0, 0, 0, 0])).rejects.toThrow('row 3 of 3');
    await expect(model.reserve(1, 513, 0)).rejects.toThrow('context of 512');
    const logits = await model.read([1], 0);
    const running = model.read([1], 1);
    await expect(model.read([2], 1)).rejects.toThrow('overlaps');
    await running;
    await expect(logits.all(0)).rejects.toThrow('in time');
  });
});
