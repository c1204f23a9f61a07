import { type Formula, formatHill, formulaDifference, parseFormula } from '#science/formula.ts';
import { formulaOfName } from '#science/iupac-formula/formula-of-name.ts';
import type { Checked, Finding } from './check.ts';
import { wrongKind } from './wrong-kind.ts';

/** Compares the formula of a name with that of its molecule, whichever of the two was asked for. */
export async function compareNameFormula(checked: Checked): Promise<Finding> {
  const { task, values, answer } = checked;
  const field = task.fields.find(({ kind }) => kind === 'iupac' || kind === 'smiles');
  const given = field && values[field.name];
  if (given === undefined) return notCheckable('The task has neither name nor molecule as input.');
  switch (answer.kind) {
    case 'iupac': {
      const known = await formulaOfSmiles(checked, given);
      return typeof known === 'string' ? notCheckable(known) : compare(answer.name, known);
    }
    case 'smiles': {
      const known = await formulaOfSmiles(checked, answer.smiles);
      return typeof known === 'string' ? notCheckable(known) : compare(given, known);
    }
    case 'formula': {
      const known = parseFormula(answer.formula);
      return known.ok ? compare(given, known.value) : notCheckable(known.error.message);
    }
    default:
      return wrongKind(answer);
  }
}

function compare(name: string, known: Formula): Finding {
  const named = formulaOfName(name);
  if (!named) {
    return notCheckable('The name lies outside of the small grammar that reads names here.');
  }
  const difference = formulaDifference(named, known);
  const [ofName, ofMolecule] = [formatHill(named), formatHill(known)];
  return difference === undefined
    ? { status: 'passes', detail: `Both have the formula ${ofName}.` }
    : {
        status: 'fails',
        reason: `The name has the formula ${ofName}, the molecule ${ofMolecule}. In the name: ${difference}.`,
      };
}

async function formulaOfSmiles({ tools }: Checked, smiles: string): Promise<Formula | string> {
  const described = await tools.chemistry.describeMolecule(smiles);
  if (!described.ok) return `RDKit does not read the molecule: ${described.error.message}`;
  const formula = parseFormula(described.value.formula);
  return formula.ok ? formula.value : formula.error.message;
}

function notCheckable(reason: string): Finding {
  return { status: 'not-checkable', reason };
}
