import { describe, expect, it } from 'vitest';
import { Failure } from '#base/failure.ts';
import { convert } from './convert.ts';
import { hostileFiles } from './hostile-file.fixture.ts';
import { hostileIndexes } from './hostile-index.fixture.ts';
import { MemorySink } from './memory-folder.ts';
import {
  randomTensors,
  tinyConfig,
  tinyConfigJson,
  tinyFiles,
  tinySource,
} from './tiny-qwen3.fixture.ts';

const tensors = randomTensors(tinyConfig(), 1);
const cases = [...hostileFiles, ...hostileIndexes.map((each) => ['an index', ...each] as const)];

describe('refuses, with a code, a place and a cure, and before anything is written,', () => {
  it.each(cases)('%s %s', async (_, __, spoil, code, place) => {
    const files = tinyFiles(tinyConfigJson, tensors);
    spoil(files);
    const sink = new MemorySink();
    const thrown: unknown = await convert(tinySource(files), sink, { flavours: ['gpu-q4'] }).catch(
      (reason: unknown) => reason,
    );
    expect(thrown).toBeInstanceOf(Failure);
    expect(thrown).toMatchObject({ code, cure: expect.stringMatching(/^[A-Z].{20,}\.$/) });
    expect(String(thrown)).toContain(place);
    expect(String(thrown).length).toBeLessThan(2000);
    expect(sink.files.size).toBe(0);
    expect(Object.prototype).not.toHaveProperty('dtype');
  });
});
