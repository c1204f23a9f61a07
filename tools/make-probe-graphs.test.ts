import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ort from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { PROBE_FOLDER, probeGraphs } from './make-probe-graphs.ts';

describe('the graphs in public/probe', () => {
  it('are what tools/make-probe-graphs.ts writes, and nothing else lies there', () => {
    const graphs = probeGraphs();
    expect(readdirSync(PROBE_FOLDER).toSorted()).toEqual([...graphs.keys()].toSorted());
    for (const [name, bytes] of graphs) {
      expect(Buffer.from(bytes).equals(readFileSync(join(PROBE_FOLDER, name)))).toBe(true);
    }
  });

  it.each([
    ['cpu-int8.onnx', 4096, 4096 * 4096 + 4096 * 4],
    ['gpu-start.onnx', 256, (256 * 256) / 2 + ((256 * 256) / 32) * 4],
  ])('%s runs, and every product of it changes the outcome', async (name, size, bytes) => {
    ort.env.wasm.numThreads = 1;
    const graph = probeGraphs().get(name);
    if (!graph) throw new Error(`no ${name}`);
    // 129 is one step of int8; 0x99 two steps of 4 bits: sums of a constant stay exact.
    const data = new Uint8Array(bytes).fill(name.startsWith('cpu') ? 129 : 0x99);
    const scales = name.startsWith('cpu') ? size * 4 : ((size * size) / 32) * 4;
    new Float32Array(data.buffer, bytes - scales).fill(2 / size);
    const session = await ort.InferenceSession.create(graph, {
      externalData: [{ path: 'weights', data }],
    });
    const x = new ort.Tensor('float32', new Float32Array(size).fill(1), [1, 1, size]);
    const { y } = await session.run({ x });
    expect(y?.dims).toEqual([1, 1, size]);
    // Each product sums `size` ones times 2 / size.
    expect(Number(y?.data[0])).toBeCloseTo(2 ** 4, 3);
    expect(Number(y?.data[size - 1])).toBeCloseTo(2 ** 4, 3);
    await session.release();
  });
});
