import { describe, expect, it } from 'vitest';
import { err, ok } from '#base/result.ts';
import type { Chemistry, MoleculeFacts } from '#science/chemistry.ts';
import { findTask } from '#tasks/registry.ts';
import { verify } from './verify.ts';

const ASPIRIN: MoleculeFacts = {
  canonicalSmiles: 'CC(=O)Oc1ccccc1C(=O)O',
  formula: 'C9H8O4',
  inchi: '',
  inchiKey: '',
  heavyAtomCount: 13,
  charge: 0,
  molarMass: 180.16,
  componentCount: 1,
};

function chemistryOf(
  described: Awaited<ReturnType<Chemistry['describeMolecule']>> | Error,
): Chemistry {
  const unused = () => Promise.reject(new Error('not asked for'));
  return {
    describeMolecule: () =>
      described instanceof Error ? Promise.reject(described) : Promise.resolve(described),
    drawMolecule: unused,
    embedMolecule: unused,
  };
}

async function verdictOf(
  taskId: string,
  reply: string,
  chemistry: Chemistry,
  values: Record<string, string>,
) {
  const task = findTask(taskId)!;
  const read = task.readAnswer(reply);
  if (!read.ok) throw new Error(read.error);
  return verify(task, values, read.value.answer, chemistry);
}

describe('verdicts', () => {
  const knowsAspirin = chemistryOf(ok(ASPIRIN));
  const values = { smiles: 'CC(=O)Oc1ccccc1C(=O)O', text: 'Aspirin eases pain.' };

  it('pass when RDKit counts the same atoms', async () => {
    const verdicts = await verdictOf(
      'smiles-to-formula',
      '<MOLFORMULA> C9H8O4 </MOLFORMULA>',
      knowsAspirin,
      values,
    );
    expect(verdicts).toMatchObject([{ status: 'passes' }]);
  });

  it('fail with the element that differs', async () => {
    const verdicts = await verdictOf('smiles-to-formula', 'It is C9H9O4 .', knowsAspirin, values);
    expect(verdicts).toMatchObject([
      { status: 'fails', reason: expect.stringContaining('one H too many') },
    ]);
  });

  it('fail with the reason when a generated molecule does not parse', async () => {
    const chemistry = chemistryOf(err({ message: 'Ring 1 is never closed.', cure: '' }));
    const verdicts = await verdictOf(
      'unconditional-molecule',
      '<SMILES> C1CC </SMILES>',
      chemistry,
      {},
    );
    expect(verdicts).toMatchObject([{ status: 'fails', reason: 'Ring 1 is never closed.' }]);
  });

  it('are "not checkable" when the tool itself fails', async () => {
    const chemistry = chemistryOf(new Error('the chemistry worker stopped'));
    const verdicts = await verdictOf('smiles-to-formula', 'CH4', chemistry, values);
    expect(verdicts).toMatchObject([
      { status: 'not-checkable', reason: 'the chemistry worker stopped' },
    ]);
  });

  it('are "not checkable" for a task that no tool can check', async () => {
    const verdicts = await verdictOf('bbbp', '<BOOLEAN> Yes </BOOLEAN>', knowsAspirin, values);
    expect(verdicts).toMatchObject([{ status: 'not-checkable' }]);
  });

  it.each([
    ['-3.5', 'passes'],
    ['7.0', 'fails'],
  ])('say whether a solubility of %s was ever measured: %s', async (number, status) => {
    const verdicts = await verdictOf('esol', `<NUMBER> ${number} </NUMBER>`, knowsAspirin, values);
    expect(verdicts).toMatchObject([{ status }]);
  });

  it('fail for an entity that the passage does not name', async () => {
    const verdicts = await verdictOf(
      'chemical-entity-recognition',
      'aspirin, ibuprofen',
      knowsAspirin,
      values,
    );
    expect(verdicts).toMatchObject([{ status: 'fails', reason: 'Not in the passage: ibuprofen.' }]);
  });
});
