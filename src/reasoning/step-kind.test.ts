import { describe, expect, it } from 'vitest';
import { stepKindOf } from './step-kind.ts';

describe('the kind of a step', () => {
  it.each([
    ['plan', 'First, I need to find the longest carbon chain.'],
    ['plan', "Okay, let's break the molecule into fragments."],
    ['plan', 'The task is to predict the solubility of this molecule.'],
    ['plan', '## Plan\nList the atoms.'],
    ['plan', '## The ring\n\nOkay, let me break it into parts. It belongs to a class.'],
    ['recall', 'Recall that esters hydrolyse in base.'],
    ['recall', 'It is well known that FeO has the rock salt structure.'],
    ['recall', 'In general, longer chains are less soluble.'],
    ['recall', 'Sodium channels of this family are known to bind tetrodotoxin.'],
    ['compute', '2 + 6 = 8 carbons.'],
    ['compute', 'The molecular weight is 9 × 12.011 + 8 × 1.008.'],
    ['compute', 'Counting the hydrogens gives eight.'],
    ['check', 'Let me double-check the count.'],
    ['check', 'Now, to verify this: the charges must vanish.'],
    ['check', '**Verification**\nThe sum agrees.'],
    ['backtrack', 'Wait, the ring has a nitrogen.'],
    ['backtrack', 'But wait, let me check the nitrogen.'],
    ['backtrack', 'Actually, that is a thioether.'],
    ['backtrack', 'No, the carbon has five bonds there.'],
    ['backtrack', 'Hmm, that does not fit.'],
    ['backtrack', "3. That's wrong: the ring is saturated."],
    ['conclude', 'Therefore, the formula is C9H8O4.'],
    ['conclude', 'So the answer is No.'],
    ['conclude', 'In summary, the protein is soluble.'],
    ['conclude', 'Final answer: A'],
    ['other', 'The molecule has an aromatic ring with a hydroxyl group.'],
    ['other', 'CC(=O)Oc1ccccc1C(=O)O'],
    ['other', 'No hydrogen is left on the nitrogen.'],
    ['other', ''],
  ] as const)('is %s for "%s"', (kind, text) => expect(stepKindOf(text)).toBe(kind));
});
