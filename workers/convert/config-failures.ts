import { z } from 'zod';
import { Failure } from '#base/failure.ts';

const namesSchema = z.object({
  model_type: z.unknown().optional(),
  architectures: z.unknown().optional(),
});

/** For a model that the graph would compute wrongly; names what `config.json` says it is. */
export function unsupportedConfig(json: unknown, problem: string): Failure {
  const names = namesSchema.safeParse(json).data ?? {};
  const modelType = quoted(names.model_type);
  const architectures = quoted(names.architectures);
  return new Failure({
    code: 'unsupported-architecture',
    message: `config.json describes a model that cannot be converted (model_type ${modelType}, architectures ${architectures}): ${problem}`,
    cure: 'Choose a checkpoint with model_type "qwen3" and architecture "Qwen3ForCausalLM", not quantised, with full attention, and with RoPE plain or scaled as linear, llama3 or yarn.',
    facts: { modelType, architectures },
  });
}

export function damagedConfig(problem: string): Failure {
  return new Failure({
    code: 'damaged-file',
    message: `config.json cannot be used: ${problem}`,
    cure: 'Download config.json again from where the checkpoint came from.',
    facts: { file: 'config.json' },
  });
}

const MOST_CHARACTERS = 120;

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
