import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideMatrix, type MatrixToStore } from './divide-matrix.ts';
import { planWeightSets } from './flavours.ts';
import type { WeightFormatId } from './stored-weights.ts';
import { columnUnit, packedBytes } from './weight-format.ts';
import { lanesOf, matricesToStore, planReadings } from './weight-set.ts';

const MIB = 1024 * 1024;
const LIMIT = 512 * MIB;
const embedding8b = { name: 'model.embed_tokens.weight', rows: 151_936, columns: 4096 };

const parts = (matrix: Partial<MatrixToStore>) =>
  divideMatrix({ ...embedding8b, format: 'q8', divides: 'by-columns', ...matrix }, LIMIT);

describe('a matrix of the 8B shape', () => {
  it('is whole where it fits', () => {
    expect(parts({ format: 'q4' })).toHaveLength(1);
  });

  it('is divided by columns for looking up, by rows for multiplying', () => {
    expect(parts({}).map(({ firstColumn, columns, rows }) => [firstColumn, columns, rows])).toEqual(
      [
        [0, 2048, 151_936],
        [2048, 2048, 151_936],
      ],
    );
    const head = parts({ divides: 'by-rows' });
    expect(head.map(({ firstRow, rows, columns }) => [firstRow, rows, columns])).toEqual([
      [0, 75_968, 4096],
      [75_968, 75_968, 4096],
    ]);
    expect(parts({ format: 'fp32' })).toHaveLength(5);
  });

  it('is refused where neither is possible', () => {
    expect(() => parts({ divides: 'never' })).toThrow(
      'model.embed_tokens.weight takes 622329856 bytes in this format; one constant may have 536870912.',
    );
    expect(() => parts({ rows: 20_000_000, columns: 64 })).toThrow('takes 1280000000 bytes');
  });
});

describe('parts', () => {
  const format = fc.constantFrom<WeightFormatId[]>('q4', 'q4b128', 'q8', 'int8', 'fp32');
  const rows = fc.integer({ min: 1, max: 3000 });
  const blocks = fc.integer({ min: 1, max: 40 });
  const limit = fc.integer({ min: 1, max: 400_000 });

  it.each(['by-rows', 'by-columns'] as const)('%s cover the matrix once and fit', (divides) => {
    const isByRows = divides === 'by-rows';
    const coverWhole = (matrix: MatrixToStore, mostBytes: number) => {
      const found = divideOrUndefined(matrix, mostBytes);
      if (!found) return;
      let next = 0;
      for (const part of found) {
        const [first, count, across, whole] = isByRows
          ? [part.firstRow, part.rows, part.columns, matrix.columns]
          : [part.firstColumn, part.columns, part.rows, matrix.rows];
        expect([first, across]).toEqual([next, whole]);
        next += count;
        expect(count).toBeGreaterThan(0);
        expect(packedBytes(matrix.format, part.rows * part.columns)).toBeLessThanOrEqual(mostBytes);
        expect(part.columns % columnUnit(matrix.format)).toBe(0);
      }
      expect(next).toBe(isByRows ? matrix.rows : matrix.columns);
    };
    fc.assert(
      fc.property(format, rows, blocks, limit, (id, rowCount, blockCount, mostBytes) => {
        const columns = blockCount * 128;
        coverWhole({ name: 'm', format: id, rows: rowCount, columns, divides }, mostBytes);
      }),
    );
  });
});

function divideOrUndefined(matrix: MatrixToStore, limit: number) {
  try {
    return divideMatrix(matrix, limit);
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'tensor-too-large' });
    return undefined;
  }
}

describe('the readings of a tensor', () => {
  const readings = (
    choice: Parameters<typeof planWeightSets>[0],
    isTied: boolean,
    tensor = embedding8b,
  ) =>
    planReadings(
      planWeightSets(choice).flatMap((set) =>
        matricesToStore(set, tensor, isTied, LIMIT).flatMap((matrix) =>
          lanesOf(set.id, matrix, LIMIT),
        ),
      ),
      LIMIT,
    ).map((lanes) =>
      lanes.map(({ set, matrix, rectangles }) => `${set} ${matrix.name} ${rectangles.length}`),
    );
  const small = { ...embedding8b, columns: 2048 };

  it('are one for both flavours of a model whose matrices fit', () => {
    expect(readings({ flavours: ['cpu-int8', 'gpu-q4', 'gpu-q4f16'] }, true, small)).toEqual([
      ['cpu-int8 model.embed_tokens.weight 1', 'gpu-q4 model.embed_tokens.weight 1'],
    ]);
  });

  it('are one more for each further part that lies beside the first', () => {
    expect(readings({ flavours: ['gpu-q4', 'cpu-int8'] }, false)).toEqual([
      ['gpu-q4 model.embed_tokens.weight 1', 'cpu-int8 model.embed_tokens.weight 1'],
      ['cpu-int8 model.embed_tokens.weight 1'],
    ]);
  });

  it('write a tied head of another format or a divided one behind the embedding', () => {
    expect(readings({ flavours: ['gpu-q4'], head: 'q8' }, true, small)).toEqual([
      ['gpu-q4 model.embed_tokens.weight 1'],
      ['gpu-q4 lm_head.weight 1'],
    ]);
    expect(readings({ flavours: ['gpu-q8'] }, true)).toEqual([
      ['gpu-q8 model.embed_tokens.weight 1'],
      ['gpu-q8 model.embed_tokens.weight 1'],
      ['gpu-q8 lm_head.weight 2'],
    ]);
  });

  it('keep no more than one large transposed constant in memory', () => {
    expect(
      readings({ flavours: ['cpu-int8', 'cpu-fp32'] }, true, { ...small, rows: 100_000 }),
    ).toEqual([
      ['cpu-int8 model.embed_tokens.weight 1'],
      ['cpu-fp32 model.embed_tokens.weight 1'],
      ['cpu-fp32 model.embed_tokens.weight 1'],
      ['cpu-fp32 lm_head.weight 2'],
    ]);
  });
});

describe('weight sets', () => {
  it('give embedding and head other formats where the backend can use them', () => {
    const sets = planWeightSets({
      flavours: ['gpu-q4f16', 'cpu-int8', 'gpu-q4'],
      embedding: 'q8',
      head: 'fp32',
    });
    expect(sets).toEqual([
      {
        id: 'gpu-q4',
        folder: 'gpu',
        backend: 'webgpu',
        body: 'q4',
        embedding: 'q8',
        head: 'fp32',
        precisions: ['fp32', 'fp16'],
      },
      {
        id: 'cpu-int8',
        folder: 'cpu',
        backend: 'wasm',
        body: 'int8',
        embedding: 'int8',
        head: 'fp32',
        precisions: ['fp32'],
      },
    ]);
  });

  it('are refused when no flavour can use the format', () => {
    expect(() => planWeightSets({ flavours: ['cpu-int8'], head: 'q4' })).toThrow(
      'The head cannot be q4 in any of the flavours cpu-int8.',
    );
    expect(() => planWeightSets({ flavours: ['gpu-q4'], embedding: 'int8' })).toThrow('embedding');
  });
});
