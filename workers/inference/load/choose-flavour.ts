import { Failure } from '#base/failure.ts';
import type { Flavour } from '#library/manifest.ts';
import type { BackendChoice, LoadParams } from '../protocol.ts';

export interface FlavourQuestion {
  readonly flavours: readonly Flavour[];
  /** What the person asked for. */
  readonly wanted: Pick<LoadParams, 'backend' | 'flavour'>;
  /** What the rule for backends says. */
  readonly rule: BackendChoice;
  /** Whether the adapter computes with 16-bit floats. */
  readonly hasF16: boolean;
}

export interface FlavourChoice {
  readonly flavour: Flavour;
  readonly backend: BackendChoice;
}

/**
 * Which graph of a folder runs, and where. On a GPU with 16-bit floats those go first: half the
 * memory for keys and values; elsewhere 32-bit ones, since the CPU is slower with 16. A backend
 * without a graph gives way to the other, unless the person chose it. Throws `no-flavour`.
 */
export function chooseFlavour(question: FlavourQuestion): FlavourChoice {
  const { flavours, wanted, rule } = question;
  if (wanted.flavour !== undefined) return chosenFlavour(question, wanted.flavour);
  const flavour = bestFor(rule.backend, question);
  if (flavour) return { flavour, backend: rule };
  const other = rule.backend === 'wasm' ? 'webgpu' : 'wasm';
  const substitute = wanted.backend === 'auto' ? bestFor(other, question) : undefined;
  if (!substitute) throw noFlavour(flavours, rule.backend, question.hasF16);
  const reason = `${rule.reason} This model folder only has a graph for ${other}.`;
  return { flavour: substitute, backend: { ...rule, backend: other, reason } };
}

/** The person's flavour, on its own backend unless another one was asked for too. */
function chosenFlavour({ flavours, wanted, rule }: FlavourQuestion, id: string): FlavourChoice {
  const flavour = flavours.find((candidate) => candidate.id === id);
  if (!flavour) {
    throw new Failure({
      code: 'no-flavour',
      message: `The model folder has no flavour "${id}", only ${flavours.map((each) => each.id).join(', ')}.`,
      cure: 'Choose one of these.',
    });
  }
  const backend = wanted.backend === 'auto' ? flavour.backend : wanted.backend;
  if (backend === rule.backend) return { flavour, backend: rule };
  const reason = `${rule.reason} The flavour ${id} was made for ${backend}.`;
  return { flavour, backend: { ...rule, backend, reason } };
}

function bestFor(
  backend: Flavour['backend'],
  { flavours, hasF16 }: FlavourQuestion,
): Flavour | undefined {
  const suited = flavours.filter((flavour) => flavour.backend === backend);
  const withType = (type: Flavour['activations']) =>
    suited.find((flavour) => flavour.activations === type);
  if (backend === 'wasm') return withType('fp32') ?? withType('fp16');
  return (hasF16 ? withType('fp16') : undefined) ?? withType('fp32');
}

function noFlavour(
  flavours: readonly Flavour[],
  backend: Flavour['backend'],
  hasF16: boolean,
): Failure {
  const needsF16 = flavours.some((flavour) => flavour.backend === backend) && !hasF16;
  const available = [...new Set(flavours.map((flavour) => flavour.backend))].join(', ');
  return new Failure({
    code: 'no-flavour',
    message: needsF16
      ? `The model only has graphs with 16-bit floats for ${backend}, and this graphics adapter does not compute with them (no shader-f16).`
      : `The model has no graph for ${backend}, only for ${available}.`,
    cure: needsF16
      ? 'Choose CPU as backend, or convert the model with 32-bit activations.'
      : `Choose ${available} as backend, or convert the model for ${backend}.`,
  });
}
