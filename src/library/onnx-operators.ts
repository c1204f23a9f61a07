const STANDARD = [
  'Add And Cast CastLike Clip Concat Constant ConstantOfShape Cos CumSum DequantizeLinear Div',
  'DynamicQuantizeLinear Equal Erf Exp Expand Flatten Gather GatherElements GatherND Gemm Greater',
  'GreaterOrEqual Identity IsNaN LayerNormalization Less LessOrEqual MatMul MatMulInteger Max Min',
  'Mod Mul Neg Not Or Pow QuantizeLinear RMSNormalization Range Reciprocal ReduceMax ReduceMean',
  'ReduceMin ReduceSum Reshape RotaryEmbedding ScatterElements ScatterND Shape Sigmoid',
  // onnxruntime keeps its own normalisation in the standard domain.
  'SimplifiedLayerNormalization Sin Size Slice Softmax Split Sqrt Squeeze Sub Swish Tile Transpose',
  'Trilu Unsqueeze Where',
];

const MICROSOFT = [
  'DynamicQuantizeMatMul FusedMatMul GatherBlockQuantized GroupQueryAttention MatMulBnb4',
  'MatMulIntegerToFloat MatMulNBits MultiHeadAttention QuickGelu RotaryEmbedding',
  'SkipLayerNormalization SkipSimplifiedLayerNormalization',
];

/**
 * The operators, as `domain:Name`, that graphs of Qwen3 are made of: those of our converter, of
 * onnxruntime-genai's model builder (which onnx-community uses) and of Optimum's exports with their
 * usual quantisers. None holds a graph in a graph, so a run ends after one pass over the nodes.
 */
export const knownOperators: ReadonlySet<string> = new Set([
  ...names(STANDARD).map((name) => `:${name}`),
  ...names(MICROSOFT).map((name) => `com.microsoft:${name}`),
]);

function names(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '));
}
