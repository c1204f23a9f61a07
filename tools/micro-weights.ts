import { seededRandom } from '#base/seeded-random.ts';
import type { Qwen3Config } from '#workers/convert/qwen3-config.ts';
import { EMBEDDING, LAST_NORM, qwen3TensorShapes } from '#workers/convert/qwen3-tensors.ts';
import type { NamedTensor } from '#workers/convert/safetensors-writer.ts';

/**
 * The characters of greedy replies. Each has a code: a row of a 32 x 32 matrix of 1 and -1 with
 * orthogonal rows (Sylvester's), so that no rounding confuses two of them.
 */
export const MICRO_CHARACTERS = 'abcdefghijklmnopqrstuvwxyz .,-()';
/** How far back the model looks: the reply depends on the last 20 tokens. */
export const MICRO_LAG = 19;

const CODE_SIZE = 32;
/** Largest step of the 4-bit grid that all weights lie on. */
const STEPS = 7;
const BLOCK = 32;
/** Pairs of a head that turn fast enough to tell one position from the next. */
const ROTARY_PAIRS = 6;

type Random = () => number;
/** A row's steps; a row's weights are steps times one power of two. */
type Row = number[];

/**
 * Weights that are the same model in every flavour, since quantising finds the grid they lie on.
 * The model adds two codes: the next character's number is that of the last token XOR that of the
 * token 19 before it XOR a constant. The sums are exact and the product of two codes is the code of
 * their XOR, so the best token leads by far, yet each one depends on embedding, rotation, cache,
 * attention and feed-forward block. Random weights everywhere else move all logits a little.
 */
export function microTensors(config: Qwen3Config, seed: number): readonly NamedTensor[] {
  const draw = new Draw(seededRandom(seed));
  return [...qwen3TensorShapes(config)].map(([name, shape]) => {
    const [rows = 1, columns] = shape;
    const values =
      columns === undefined
        ? new Float32Array(rows).fill(NORM_WEIGHTS[name] ?? 1)
        : Float32Array.from((MATRICES[name] ?? otherMatrix(name))(draw, rows, columns).flat());
    return { name, shape, values };
  });
}

/** Powers of two; 1 otherwise. The first layer's attention must see one position only. */
const NORM_WEIGHTS: Readonly<Record<string, number>> = {
  'model.layers.0.self_attn.q_norm.weight': 8,
  'model.layers.0.self_attn.k_norm.weight': 4,
  'model.layers.1.self_attn.q_norm.weight': 2,
  [LAST_NORM]: 2,
};

type MatrixMaker = (draw: Draw, rows: number, columns: number) => Row[];

/** The matrices that carry codes; a hidden state is [code of this token, code of the other one]. */
const MATRICES: Readonly<Record<string, MatrixMaker>> = {
  [EMBEDDING]: (draw, rows, columns) =>
    many(rows, (token) => {
      const character = MICRO_CHARACTERS.indexOf(String.fromCharCode(token));
      // Tokens that replies do not use have codes too, but faint ones, so that they never win.
      const exponent = character < 0 ? 8 : 6;
      const code = draw.code(character < 0 ? token % CODE_SIZE : character);
      return scale([...code, ...draw.ternary(columns - CODE_SIZE)], exponent);
    }),
  // The first column is the same in all codes: queries and keys made of it know only positions.
  'model.layers.0.self_attn.q_proj.weight': (draw, rows, columns) => [
    ...many(CODE_SIZE, (k) => scale(single(columns, 0, lagVector(0)[k] ?? 0), 5)),
    ...many(rows - CODE_SIZE, () => scale(draw.grid(columns), 5)),
  ],
  'model.layers.0.self_attn.k_proj.weight': (draw, rows, columns) => [
    ...many(CODE_SIZE, (k) => scale(single(columns, 0, lagVector(MICRO_LAG)[k] ?? 0), 5)),
    ...many(rows - CODE_SIZE, () => scale(draw.grid(columns), 5)),
  ],
  'model.layers.0.self_attn.v_proj.weight': (draw, rows, columns) => [
    ...many(CODE_SIZE, (k) => scale(single(columns, k, STEPS), 5)),
    ...many(rows - CODE_SIZE, () => scale(draw.grid(columns), 10)),
  ],
  // The first head's value becomes the second half of the state; two other heads add a little.
  'model.layers.0.self_attn.o_proj.weight': (draw, rows, columns) =>
    many(rows, (row) => {
      const own = single(2 * CODE_SIZE, row - CODE_SIZE, row < CODE_SIZE ? 0 : STEPS);
      return scale([...own, ...draw.ternary(columns - 2 * CODE_SIZE)], 4);
    }),
  // silu(x) y + silu(-x) (-y) is x y: two features multiply one element of the two codes.
  'model.layers.0.mlp.gate_proj.weight': (draw, rows, columns) => [
    ...many(CODE_SIZE, (k) => scale(single(columns, k, STEPS), 2)),
    ...many(CODE_SIZE, (k) => scale(single(columns, k, -STEPS), 2)),
    ...many(rows - 2 * CODE_SIZE, () => scale(draw.grid(columns), 5)),
  ],
  'model.layers.0.mlp.up_proj.weight': (draw, rows, columns) => [
    ...many(CODE_SIZE, (k) => scale(single(columns, CODE_SIZE + k, STEPS), 2)),
    ...many(CODE_SIZE, (k) => scale(single(columns, CODE_SIZE + k, -STEPS), 2)),
    ...many(rows - 2 * CODE_SIZE, () => scale(draw.grid(columns), 5)),
  ],
  'model.layers.0.mlp.down_proj.weight': (draw, rows, columns) =>
    many(rows, (row) => {
      const product = row < CODE_SIZE ? (draw.productCode[row] ?? 0) : 0;
      const half = single(CODE_SIZE, row, product);
      return scale([...half, ...half, ...draw.ternary(columns - 2 * CODE_SIZE)], 4);
    }),
};

/** The second layer is random; what it adds to the stream is small. */
function otherMatrix(name: string): MatrixMaker {
  const exponent = /(o_proj|down_proj)\.weight$/.test(name) ? 7 : 5;
  return (draw, rows, columns) => many(rows, () => scale(draw.grid(columns), exponent));
}

class Draw {
  /** Multiplied element by element with the product of two codes: gives the code of XOR and constant. */
  readonly productCode: Row;
  private readonly random: Random;
  private readonly signs: Row;

  constructor(random: Random) {
    this.random = random;
    // The first sign stays, so that the constant element of the codes is positive.
    this.signs = many(CODE_SIZE, (k) => (k > 0 && random() < 0.5 ? -1 : 1));
    this.productCode = this.code(1 + Math.floor(random() * (CODE_SIZE - 1)));
  }

  code(number: number): Row {
    return this.signs.map((sign, k) => STEPS * sign * sylvester(number, k));
  }

  /** Whole steps from -7 to 7 with a 7 in each block, which fixes the block's scale. */
  grid(length: number): Row {
    const steps = many(length, () => Math.floor(this.random() * (2 * STEPS + 1)) - STEPS);
    return steps.map((step, i) => (i % BLOCK === 0 ? Math.sign(step || 1) * STEPS : step));
  }

  /** -1, 0 and 1: on the 4-bit grid whatever the scale of the row's other blocks. */
  ternary(length: number): Row {
    return many(length, () => Math.floor(this.random() * 3) - 1);
  }
}

function sylvester(row: number, column: number): number {
  let sign = 1;
  for (let common = row & column; common > 0; common &= common - 1) sign = -sign;
  return sign;
}

/** A head's vector that RoPE (base 10,000) turns onto the vector of lag 0, `lag` positions later. */
function lagVector(lag: number): Row {
  const half = CODE_SIZE / 2;
  return many(CODE_SIZE, (k) => {
    const pair = k % half;
    if (pair >= ROTARY_PAIRS) return 0;
    const angle = lag * 10_000 ** (-pair / half);
    return Math.round(STEPS * (k < half ? Math.cos(angle) : Math.sin(angle)));
  });
}

function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function single(length: number, place: number, step: number): Row {
  return many(length, (k) => (k === place ? step : 0));
}

function scale(row: Row, exponent: number): Row {
  return row.map((step) => step * 2 ** -exponent);
}
