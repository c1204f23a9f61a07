/**
 * Cosine and sine of RoPE's angles (arXiv 2104.09864), row-major [positions, headSize / 2]:
 * angle = position * theta^(-2i / headSize).
 */
export function rotaryTables(
  positions: number,
  headSize: number,
  theta: number,
): { readonly cos: Float32Array; readonly sin: Float32Array } {
  const half = headSize / 2;
  const cos = new Float32Array(positions * half);
  const sin = new Float32Array(positions * half);
  for (let i = 0; i < half; i++) {
    const frequency = theta ** ((-2 * i) / headSize);
    for (let position = 0; position < positions; position++) {
      cos[position * half + i] = Math.cos(position * frequency);
      sin[position * half + i] = Math.sin(position * frequency);
    }
  }
  return { cos, sin };
}
