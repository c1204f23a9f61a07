import { z } from 'zod';
import { Failure } from '#base/failure.ts';

const namesSchema = z.object({
  model_type: z.string().optional(),
  architectures: z.array(z.string()).max(20).nullish(),
});

/**
 * Refuses the parsed `config.json` of anything but a Qwen3 text model, with what was found instead:
 * other architectures have other inputs, or compute something else from the same ones.
 */
export function requireQwen3(configJson: unknown): void {
  const names = namesSchema.safeParse(configJson).data ?? {};
  const { model_type: type, architectures } = names;
  const isOther = architectures?.length && !architectures.includes('Qwen3ForCausalLM');
  if (type === 'qwen3' && !isOther) return;
  const found = [
    ...(architectures ?? []).map((name) => name.slice(0, 80)),
    `model_type ${type === undefined ? 'missing' : `"${type.slice(0, 80)}"`}`,
  ].join(', ');
  throw new Failure({
    code: 'unsupported-architecture',
    message: `config.json describes another kind of model: ${found}. Only Qwen3ForCausalLM (model_type "qwen3") runs here.`,
    cure: 'Choose a model of the Qwen3 architecture, such as SciReasoner 1.7B or 8B.',
    facts: { found },
  });
}
