import { MOST_TOP } from '../model/language-model.ts';
import { RESULT } from './gpu-top-shader.ts';

/** Rows that one dispatch draws for. */
export const MOST_DRAWN_ROWS = 64;

/**
 * The sampler's draw in 32 bits, a thread for each row, from the top that was found before. Tokens
 * are in order already, so that every filter is a sum of weights from the best token on.
 */
export const drawShader = /* wgsl */ `
struct Draw {
  rows: u32,
  top_k: u32,
  temperature: f32,
  top_p: f32,
  // How far below the best logit min-p ends.
  min_p_range: f32,
}

@group(0) @binding(0) var<uniform> draw: Draw;
@group(0) @binding(1) var<storage, read> uniforms: array<f32>;
@group(0) @binding(2) var<storage, read_write> results: array<u32>;
@group(0) @binding(3) var<storage, read_write> input_ids: array<i32>;
@group(0) @binding(4) var<storage, read_write> last_indices: array<i32>;

@compute @workgroup_size(${MOST_DRAWN_ROWS})
fn drawTokens(@builtin(local_invocation_index) row: u32) {
  if (row >= draw.rows) { return; }
  let result = row * ${RESULT.words}u;
  let first = result + ${RESULT.logits}u;
  let count = min(draw.top_k, results[result + ${RESULT.found}u]);
  let best = bitcast<f32>(results[first]);

  var masses: array<f32, ${MOST_TOP}>;
  var total = 0.0;
  var likely = 0.0;
  for (var place = 0u; place < count; place++) {
    let below = bitcast<f32>(results[first + place]) - best;
    total += exp(max(below / draw.temperature, -100.0));
    masses[place] = total;
    if (below >= draw.min_p_range) { likely = total; }
  }
  var kept = total;
  if (draw.top_p < 1.0) {
    for (var place = 0u; place < count; place++) {
      if (masses[place] >= draw.top_p * total) {
        kept = masses[place];
        break;
      }
    }
  }
  let wanted = uniforms[row] * min(kept, likely);
  var drawn = 0u;
  while (drawn + 1u < count && masses[drawn] < wanted) { drawn++; }

  // Without a token nothing of this step is used: the reader of the top refuses it.
  let id = select(0u, results[result + ${RESULT.ids}u + drawn], count > 0u);
  results[result + ${RESULT.drawn}u] = id;
  input_ids[row] = i32(id);
  last_indices[row] += 1;
}
`;
