import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Candidate, knownCandidates, storedCandidates } from './candidates.ts';
import type { HardwareReport } from './hardware.ts';
import { cpu, disk, GIB, gpu, type Machine, machines } from './machines.fixture.ts';
import { parseManifest } from './manifest.ts';
import { parseModelSizes } from './model-sizes.ts';
import { type Recommendation, recommend } from './recommend.ts';
import type { StoredModel } from './stored-model.ts';

function adviceFor({ gpu, cpu, storage = disk(100e9) }: Machine, context?: number): Recommendation {
  const hardware: HardwareReport = { gpu, cpu };
  const candidates = knownCandidates();
  return recommend({ hardware, storage, candidates, contextLength: context });
}

describe.each(machines)('for $name', (machine) => {
  const advice = adviceFor(machine);

  it('names what fits', () => {
    const { model, flavour } = advice.choice?.candidate ?? { model: 'nothing', flavour: '' };
    expect([model, flavour], advice.sentence).toEqual(machine.expected);
    expect(advice.sentence).toMatch(machine.says);
  });

  it('assesses every candidate with its arithmetic', () => {
    expect(advice.assessments).toHaveLength(knownCandidates().length);
    for (const { needs, tokensPerSecond, loadSeconds } of advice.assessments) {
      const sum = needs.terms.reduce((total, { bytes }) => total + bytes, 0);
      expect(needs.bytes).toBe(sum);
      expect(loadSeconds.low).toBeLessThan(loadSeconds.high);
      if (tokensPerSecond) expect(tokensPerSecond.low).toBeLessThanOrEqual(tokensPerSecond.high);
    }
  });

  it('never leaves out a candidate as slow without a figure', () => {
    expect(advice.sentence).not.toMatch(/NaN|undefined|Infinity/);
  });
});

/** The most that the memory's bandwidth allows, worked out for three GPUs elsewhere. */
const ceilings: readonly (readonly [string, number, string, number, number])[] = [
  ['M3', 100, 'SciReasoner-1.7B', 512, 97],
  ['M3', 100, 'SciReasoner-1.7B', 4096, 70],
  ['M3', 100, 'SciReasoner-1.7B', 16_384, 35],
  ['M3', 100, 'SciReasoner-8B', 512, 23],
  ['M3', 100, 'SciReasoner-8B', 16_384, 15],
  ['RTX 4060 Laptop', 256, 'SciReasoner-1.7B', 4096, 178],
  ['RTX 4060 Laptop', 256, 'SciReasoner-8B', 4096, 53],
  ['RTX 4090', 1008, 'SciReasoner-1.7B', 512, 982],
  ['RTX 4090', 1008, 'SciReasoner-8B', 16_384, 151],
];

it.each(ceilings)(
  'predicts on %s (%d GB/s) for %s at %d tokens no more than %d tokens/s',
  (name, bandwidth, model, length, ceiling) => {
    const machine: Machine = {
      name,
      gpu: gpu(name, bandwidth),
      cpu: cpu(8, 15),
      expected: ['', ''],
      says: /./,
    };
    // The prediction is for half the context.
    const { assessments } = adviceFor(machine, 2 * length);
    const found = assessments.find(
      ({ candidate }) => candidate.model === model && candidate.flavour === 'gpu-q4f16',
    );
    const { low = 0, high = 0 } = found?.tokensPerSecond ?? {};
    expect(high).toBeLessThanOrEqual(ceiling * 1.01);
    expect(high).toBeGreaterThan(ceiling * 0.2);
    expect(low).toBeGreaterThan(ceiling * 0.04);
  },
);

describe('the candidates', () => {
  const of = (model: string, flavour: string): Candidate => {
    const found = knownCandidates().find(
      (each) => each.model === model && each.flavour === flavour,
    );
    if (!found) throw new Error(`no ${model} ${flavour}`);
    return found;
  };

  it('read as many bytes for each token as was worked out from the shapes', () => {
    expect(of('SciReasoner-1.7B', 'gpu-q4f16').bytesPerToken / 1e6).toBeCloseTo(968, 0);
    expect(of('SciReasoner-8B', 'gpu-q4f16').bytesPerToken / 1e6).toBeCloseTo(4257.7, 0);
    expect(of('SciReasoner-1.7B', 'cpu-int8').weightBytes / 1e9).toBeCloseTo(1.74, 1);
  });

  it('have nano with the sizes of its files', () => {
    const folder = `${import.meta.dirname}/../../public/models/nano`;
    const sizes = parseModelSizes(JSON.parse(readFileSync(`${folder}/config.json`, 'utf8')));
    const manifest = parseManifest(readFileSync(`${folder}/manifest.json`, 'utf8'));
    for (const { id, data } of manifest.flavours) {
      const candidate = of('nano', id);
      expect(candidate.sizes).toEqual(sizes);
      const bytes = manifest.files
        .filter(({ path }) => data.includes(path))
        .reduce((sum, file) => sum + file.bytes, 0);
      // In blocks the tied embedding is one constant more in memory than in the file.
      const twice = id === 'gpu-q8' ? (sizes?.vocab_size ?? 0) * (sizes?.hidden_size ?? 0) : 0;
      expect(candidate.weightBytes).toBe(bytes + twice);
    }
  });

  it('prefer a model that is kept here to converting one of the same size', () => {
    const { sizes } = of('SciReasoner-1.7B', 'gpu-q4');
    const file = { sha256: '0'.repeat(64), bytes: 1.1e9 };
    const stored: StoredModel = {
      id: 'm1',
      label: 'from my stick',
      origin: { kind: 'converted', from: 'stick' },
      manifest: {
        format: 2,
        name: 'x',
        architecture: 'qwen3',
        flavours: [
          {
            id: 'gpu-q4',
            backend: 'webgpu',
            quantisation: 'q4',
            activations: 'fp32',
            graph: 'gpu/model.onnx',
            decode: 'gpu/decode.onnx',
            data: ['gpu/data'],
          },
        ],
        files: ['gpu/model.onnx', 'gpu/decode.onnx', 'gpu/data'].map((path) => ({
          path,
          ...file,
          bytes: path === 'gpu/data' ? file.bytes : 1000,
        })),
        quantisationError: {},
      },
      manifestSha256: '',
      card: undefined,
      bytes: 1.1e9,
      addedAt: '',
    };
    const candidates = [...knownCandidates(), ...storedCandidates(stored, sizes)];
    const hardware = { gpu: gpu('Apple M3', 100), cpu: cpu(8, 15, { memoryBytes: 12 * GIB }) };
    const { choice, sentence } = recommend({ hardware, storage: disk(1e11), candidates });
    expect(choice?.candidate.model).toBe('from my stick');
    const converted = of('SciReasoner-1.7B', 'gpu-q4');
    expect(choice?.candidate.weightBytes).toBe(converted.weightBytes);
    expect(sentence).toMatch(/^from my stick on the GPU "Apple M3" \(gpu-q4\)/);
  });

  it('says whether the rate of loading was measured', () => {
    const hardware = { gpu: gpu('Apple M3', 100), cpu: cpu(8, 15) };
    const question = { hardware, storage: undefined, candidates: knownCandidates() };
    const assumed = recommend(question).assessments[0];
    expect(assumed?.loadRate.source).toBe('assumed');
    const rate = { bytesPerSecond: 1e9, source: 'measured' } as const;
    const measured = recommend({ ...question, loadRate: rate }).assessments.at(-1);
    const spread = (range?: { low: number; high: number }) => (range ? range.high / range.low : 0);
    expect(measured?.loadRate.source).toBe('measured');
    expect(spread(measured?.loadSeconds)).toBeLessThan(spread(assumed?.loadSeconds) + 20);
  });
});
