import { balanceCharges, sayStates, signed } from '#science/crystal/charge-balance.ts';
import { OXIDATION_STATE_SET } from '#science/crystal/oxidation-states.ts';
import {
  placeComposition,
  sayContents,
  sayPlacement,
  USUAL_CELL_ATOMS,
} from '#science/crystal/place-composition.ts';
import { reducedCounts } from '#science/crystal/reduced-counts.ts';
import { findStatedStates, type StatedState } from '#science/crystal/stated-states.ts';
import { crystalFormula } from '#science/crystal-formula.ts';
import { spaceGroupOfNumber } from '#science/space-groups.ts';
import type { Answer } from '#tasks/answer.ts';
import { type Check, type Checked, type Finding, titled } from '../check.ts';
import { wrongKind } from '../wrong-kind.ts';

const ELEMENTS = 'Made of the requested elements';
const NEUTRAL = 'Charges balance (SMACT rule)';
const PLACED = 'The atoms fit into the space group';
const STATED = 'The oxidation states of the thought add up';

/** Checks of answers that are materials: atoms and a space group. */
export const materialChecks = {
  'requested-elements': {
    title: ELEMENTS,
    tool: 'comparison of element symbols',
    cannotSee: 'Whether the elements form a compound in these amounts.',
    run: async (checked) => titled(ELEMENTS, [compareElements(checked)]),
  },
  'charge-neutral': {
    title: NEUTRAL,
    tool: `Search over ${OXIDATION_STATE_SET} and Pauling's electronegativities`,
    cannotSee:
      'Whether the material is stable or exists, nor what the official score says of every formula: SMACT 3.0.2 has longer lists of states, and rejects mixed valence and intermetallics, which count as not checkable here. It fails one known compound in fourteen.',
    run: async (checked) => titled(NEUTRAL, [balance(checked)]),
  },
  'wyckoff-placement': {
    title: PLACED,
    tool: "moyo's table of Wyckoff positions",
    cannotSee:
      'Whether the atoms keep their distances there, partial occupancy, and larger cells than the search tries. Most compositions fit into most groups: with a group drawn at random, 98 % of known formulas do.',
    run: async (checked) => titled(PLACED, [await place(checked)]),
  },
  'oxidation-states': {
    title: STATED,
    tool: 'arithmetic',
    cannotSee: 'Whether the states are the true ones, and states given in other words.',
    about: 'thought',
    run: async (checked) => titled(STATED, [addStates(checked)]),
  },
} as const satisfies Readonly<Record<string, Check>>;

function compareElements({ task, values, answer }: Checked): Finding {
  if (answer.kind !== 'material') return wrongKind(answer);
  const field = task.fields.find(({ kind }) => kind === 'elements');
  const requested = field && (values[field.name] ?? '').match(/[A-Z][a-z]?/g);
  if (!requested) return { status: 'not-checkable', reason: 'The question names no elements.' };
  const answered = new Set(answer.symbols);
  const missing = requested.filter((symbol) => !answered.has(symbol));
  const added = [...answered].filter((symbol) => !requested.includes(symbol));
  const extra =
    added.length === 0
      ? ''
      : ` ${added.join(', ')} ${added.length === 1 ? 'was' : 'were'} not asked for.`;
  if (missing.length > 0) {
    return {
      status: 'fails',
      reason: `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing from ${formulaOf(answer)}.${extra}`,
    };
  }
  return {
    status: 'passes',
    detail: `${formulaOf(answer)} holds ${requested.join(', ')}.${extra && `${extra} The official score does not count that.`}`,
  };
}

function balance({ answer }: Checked): Finding {
  if (answer.kind !== 'material') return wrongKind(answer);
  const formula = formulaOf(answer);
  const found = balanceCharges(reducedCounts(answer.symbols));
  switch (found.kind) {
    case 'element':
      return { status: 'passes', detail: `${formula} is an element, which the rule accepts.` };
    case 'alloy':
      return {
        status: 'passes',
        detail: `${formula} holds metals only; the rule accepts every alloy, without counting charges.`,
      };
    case 'balanced':
      return { status: 'passes', detail: `${formula} is neutral with ${sayStates(found.states)}.` };
    case 'mixed-valence':
      return {
        status: 'not-checkable',
        reason: `${formula} is neutral only with ${found.symbol} in two states, ${found.between.map(signed).join(' and ')}, as some real oxides are. The rule, which gives each element one state, rejects it.`,
      };
    case 'intermetallic':
      return {
        status: 'not-checkable',
        reason: `${formula} holds metals and metalloids only, whose compounds need not be of ions. The rule finds no balance and rejects it.`,
      };
    case 'unbalanced':
      return { status: 'fails', reason: `${formula} finds no balance. ${found.reason}` };
  }
}

async function place({ answer, tools }: Checked): Promise<Finding> {
  if (answer.kind !== 'material') return wrongKind(answer);
  if (answer.spaceGroup === undefined) {
    return { status: 'not-checkable', reason: 'The answer gives no space group.' };
  }
  const counts = reducedCounts(answer.symbols);
  const formula = formulaOf(answer);
  const group = `${spaceGroupOfNumber(answer.spaceGroup)?.symbol ?? ''} (${answer.spaceGroup})`;
  const unit = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (unit > USUAL_CELL_ATOMS) {
    return {
      status: 'not-checkable',
      reason: `One formula unit has ${unit} atoms; cells are searched up to ${USUAL_CELL_ATOMS}.`,
    };
  }
  const positions = await tools.crystallography.wyckoffPositions(answer.spaceGroup);
  if (!positions.ok) return { status: 'not-checkable', reason: positions.error.message };
  const placement = placeComposition({
    counts,
    positions: positions.value,
    mostAtoms: USUAL_CELL_ATOMS,
  });
  if (!placement) {
    return {
      status: 'fails',
      reason: `No cell of up to ${USUAL_CELL_ATOMS} atoms holds ${formula} on whole positions of ${group}.`,
    };
  }
  return {
    status: 'passes',
    detail: `One way in ${group}: ${sayPlacement(placement)}; ${sayContents(placement)}.`,
  };
}

function addStates({ answer, reply }: Checked): Finding {
  if (answer.kind !== 'material') return wrongKind(answer);
  const counts = reducedCounts(answer.symbols);
  const stated = findStatedStates(reply.thought ?? '').filter(({ symbol }) => counts.has(symbol));
  const first = stated[0];
  if (!first) {
    return {
      status: 'not-checkable',
      reason: 'The thought gives no element of the answer a state.',
    };
  }
  const states = new Map<string, number>(stated.map(({ symbol, state }) => [symbol, state]));
  const twofold = stated.find(({ symbol, state }) => states.get(symbol) !== state);
  if (twofold) {
    return {
      status: 'not-checkable',
      reason: `The thought gives ${twofold.symbol} more than one state.`,
    };
  }
  const missing = [...counts.keys()].filter((symbol) => !states.has(symbol));
  if (missing.length > 0) {
    return { status: 'not-checkable', reason: `The thought gives ${missing.join(', ')} no state.` };
  }
  const sum = [...counts].reduce((total, [s, count]) => total + count * (states.get(s) ?? 0), 0);
  const words = `${sayStates(states)} in ${formulaOf(answer)}`;
  const place = placeOf(first);
  return sum === 0
    ? { status: 'passes', detail: `${words} add up to zero.`, place }
    : { status: 'fails', reason: `${words} add up to ${signed(sum)}, not to zero.`, place };
}

function placeOf({ start, end }: StatedState) {
  return { part: 'thought', start, end } as const;
}

function formulaOf({ symbols }: Extract<Answer, { readonly kind: 'material' }>): string {
  return crystalFormula(symbols).reduced;
}
