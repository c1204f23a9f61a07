import { describe, expect, it } from 'vitest';
import { findTask } from '#tasks/registry.ts';
import { runOf, sampleOf } from '../../workbench.fixture.tsx';
import { answerMolecules } from './answer-molecules.ts';

const task = findTask('iupac-to-smiles');
if (!task) throw new Error('no such task');
const tagged = (smiles: string) => sampleOf(`</think><SMILES> ${smiles} </SMILES>`);

describe('the molecules of several replies', () => {
  it('stand once each, with the replies that wrote them', () => {
    const samples = [tagged('CCO'), tagged('CO'), tagged('CCO'), sampleOf('</think>no idea')];
    expect(answerMolecules(runOf(task, '', { samples }), task)).toEqual([
      { smiles: 'CCO', samples: [0, 2] },
      { smiles: 'CO', samples: [1] },
    ]);
  });

  it('are none for one reply, and while replies are written', () => {
    expect(answerMolecules(runOf(task, tagged('CCO')), task)).toEqual([]);
    const samples = [tagged('CCO'), tagged('CO')];
    const running = runOf(task, '', { samples, phase: { phase: 'decoding' } });
    expect(answerMolecules(running, task)).toEqual([]);
  });
});
