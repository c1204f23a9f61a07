import {
  readBiologyEcNumbers,
  readBiologyNumber,
  readBiologyNumbers,
  readBiologyVerdict,
  readIsoformNumber,
  readModifications,
  readRnaFamily,
} from './biology.ts';
import { findFreeMolecule, readFreeProtein, readFreeRna } from './free-generation.ts';
import { readGueVerdict } from './gue.ts';
import { readMaterialLabel, readMaterialNumber } from './llm4mat.ts';
import {
  readAnsweredElements,
  readAskedAtoms,
  readFreeAtoms,
  readMaterialText,
  readRequestedElements,
} from './materials.ts';
import {
  readInstructionDescription,
  readInstructionEntities,
  readInstructionGroups,
  readInstructionNumber,
  readInstructionOption,
  readInstructionProtein,
  readInstructionSmiles,
  readInstructionText,
  readInstructionVerdict,
  readInstructionWords,
  readReferenceGroups,
  readReferenceOption,
  readReferenceVerdict,
} from './mol-instructions.ts';
import { readOpiLabel, readOpiLabels, readOpiText } from './opi.ts';
import { readPeerStability, readPeerVerdict } from './peer.ts';
import {
  readSmolBoolean,
  readSmolCaption,
  readSmolFormula,
  readSmolIupac,
  readSmolNumber,
  readSmolSmiles,
} from './smol-instruct.ts';
import { readUsptoSmiles } from './uspto.ts';

/** A reply, what the released parser makes of it, and which of its habits that shows. */
export type Reading = readonly [reply: string, expected: unknown, why: string];

// Worked out by hand from the description of the released parsers; sets are written as lists.

/** By the name of the parser. */
export const officialReadings: Readonly<
  Record<
    string,
    { readonly read: (text: string) => unknown; readonly readings: readonly Reading[] }
  >
> = {
  readSmolSmiles: {
    read: readSmolSmiles,
    readings: [
      ['<SMILES> CCO </SMILES>', 'CCO', 'the text in the tags, trimmed'],
      ['It is <SMILES>CC;O</SMILES>.', 'CC.O', 'a semicolon becomes a dot'],
      ['<SMILES> C </SMILES> or <SMILES> N </SMILES>', 'C', 'the first pair'],
      ['a </SMILES> b <SMILES> C </SMILES>', undefined, 'the first closing tag stands before'],
      [
        '<think><SMILES> N </SMILES></think><SMILES> C </SMILES>',
        'C',
        'a closed thought is removed',
      ],
      ['<think><SMILES> N </SMILES> so <SMILES> C </SMILES>', 'N', 'an open thought is parsed'],
      ['CCO', undefined, 'no fallback'],
      ['<SMILES> CCO', undefined, 'the closing tag is missing'],
      ['', undefined, 'an empty reply'],
    ],
  },
  readSmolIupac: {
    read: readSmolIupac,
    readings: [
      [
        '<IUPAC> 3-butan-2-yl-1,5-diazocane </IUPAC>',
        '3-butan-2-yl-1,5-diazocane',
        'the printed reply',
      ],
      ['ethanol', undefined, 'no fallback'],
    ],
  },
  readSmolCaption: {
    read: readSmolCaption,
    readings: [
      ['The molecule is an acid.</s>', 'The molecule is an acid.', 'a leftover of the tokenizer'],
      ['<unk> <think>a</think> b', 'b', 'both leftovers and a thought'],
      ['</s>', undefined, 'nothing is left'],
    ],
  },
  readSmolBoolean: {
    read: readSmolBoolean,
    readings: [
      ['<BOOLEAN> Yes </BOOLEAN>', true, 'in tags'],
      ['<BOOLEAN> True </BOOLEAN>', undefined, 'in tags only yes and no are understood'],
      ['Yes. Well, no', false, 'the last word counts'],
      ['It is TRUE.', true, 'any case'],
      ['I know nothing', undefined, 'only whole words'],
      ['答案是Yes。', undefined, 'letters of any script are parts of a word'],
      ['', undefined, 'an empty reply'],
    ],
  },
  readSmolNumber: {
    read: readSmolNumber,
    readings: [
      ['Its log solubility is -1.41 mol/L.', -1.41, 'the printed reply'],
      ['<NUMBER> 2.5 </NUMBER>', 2.5, 'in tags'],
      ['<NUMBER> 2.5 mol </NUMBER>', undefined, 'in tags nothing but a number'],
      ['The logD at pH 7.4 is 1.090; the pH was 7.4', 7.4, 'the last number wins'],
      ['<SMILES> C1CC2 </SMILES> is 3', 3, 'numbers of a SMILES are left out'],
      ['1e-3', -3, 'no exponents'],
      ['.5', 0.5, 'a leading point'],
      ['none', undefined, 'no number'],
    ],
  },
  readSmolFormula: {
    read: readSmolFormula,
    readings: [
      ['It is C7H15Cl2N2OPS .', 'C7H15Cl2N2OPS', 'the printed reply'],
      ['<MOLFORMULA> C2H6O </MOLFORMULA>', 'C2H6O', 'in tags'],
      [
        'C2H6O. It is ethanol. I hope so',
        'I',
        'a capital of the closing sentence looks like a formula',
      ],
      ['The formula is Ca(OH)2', 'Ca(OH)2', 'brackets'],
      ['CuSO4·5H2O', 'O', 'of a hydrate only one element is seen behind the dot'],
      ['C5H12N+', 'C5H12N+', 'a charge'],
      ['none of it', undefined, 'no capital'],
    ],
  },
  readUsptoSmiles: {
    read: readUsptoSmiles,
    readings: [
      ['<SMILES> C </SMILES> or <SMILES> N </SMILES>', 'N', 'the last pair'],
      ['<SMILES>\nCC.O\n</SMILES>', 'CC.O', 'over lines'],
      ['CC', undefined, 'no pair'],
    ],
  },
  readInstructionSmiles: {
    read: readInstructionSmiles,
    readings: [
      ['<SMILES> C </SMILES> or <SMILES> N </SMILES>', 'C', 'the first pair'],
      ['<SMILES> C\n</SMILES>', undefined, 'a pair over two lines is none'],
      ['<SMILES> C\r</SMILES>', 'C', 'a lone return begins no line'],
      ['<SMILES> </SMILES>', '', 'an empty pair is a molecule without atoms'],
      [
        'so <SMILES> N </SMILES></think> <SMILES> C </SMILES>',
        'C',
        'everything up to a lone closing tag goes',
      ],
      ['<think> so <SMILES> N </SMILES>', 'N', 'an open thought is parsed'],
      ['C', undefined, 'no pair'],
    ],
  },
  readInstructionNumber: {
    read: readInstructionNumber,
    readings: [
      ['0.2756', 0.2756, 'the printed reply'],
      ['-0.2', -0.2, 'a sign before a decimal point'],
      ['-5', 5, 'the sign of a bare run of digits is lost'],
      ['0. 01 91', 0.0191, 'spaces between digits are closed up'],
      ['This is the gap. 0.25', 0, 'also behind a full stop, which makes it .0'],
      ['3\n4', 3, 'but line breaks are not'],
      ['no idea', 0, 'no number is read as 0'],
      ['', 0, 'so is an empty reply'],
      ['HOMO<|im_end|> -.25', -0.25, 'end marks are deleted, a leading point is read'],
    ],
  },
  readInstructionDescription: {
    read: readInstructionDescription,
    readings: [
      ['It is an acid. It is', 'It is an acid.', 'cut at the last full stop'],
      ['It is an acid', 'It is an acid.', 'one is put behind a text without any'],
      ['', '.', 'also behind an empty one'],
    ],
  },
  readInstructionProtein: {
    read: readInstructionProtein,
    readings: [
      ['is: <protein>MKV L*X</protein>', 'MKVL', 'only the 20 letters stay'],
      ['<protein>mkv</protein>', undefined, 'small letters do not'],
      ['<protein>MK\nV</protein>', undefined, 'a pair over two lines is none'],
      ['<protein>MK\rV</protein>', 'MKV', 'a lone return begins no line'],
      ['MKV', undefined, 'no pair'],
    ],
  },
  readInstructionText: {
    read: readInstructionText,
    readings: [
      ['<think>a</think> b ', 'b', 'without its thought'],
      ['<|endoftext|>', undefined, 'nothing is left'],
    ],
  },
  readInstructionWords: {
    read: readInstructionWords,
    readings: [
      ['Response: I would say that yes', 'yes', 'a beginning is deleted, then another'],
      ['ANSWER:  loperamide', 'loperamide', 'any case'],
      ['<think>a</think>Answer: b', 'Answer: b', 'the beginning only where the text begins'],
      ['a</think> b', 'b', 'a lone closing tag'],
    ],
  },
  readInstructionEntities: {
    read: readInstructionEntities,
    readings: [
      ['Loperamide, Aspirin.', ['loperamide', 'aspirin.'], 'a final full stop stays'],
      ['a,b', ['a,b'], 'a comma without a space parts nothing'],
      ['a , b', ['a ', 'b'], 'nothing is trimmed'],
    ],
  },
  readInstructionGroups: {
    read: readInstructionGroups,
    readings: [
      ['(A, b), (a, B)', ['(a, b)'], 'in small letters, repetitions collapse'],
      ['thyroxine, thyrotoxicosis', ['(thyroxine, thyrotoxicosis)'], 'no group: all of it is one'],
      ['(iron (II), x)', ['(iron (ii)'], 'a bracket inside a name ends the group'],
      ['', ['()'], 'an empty reply is an empty group'],
    ],
  },
  readReferenceGroups: {
    read: readReferenceGroups,
    readings: [
      ['(Thyroxine, thyrotoxicosis)', ['(thyroxine, thyrotoxicosis)'], 'as in replies'],
      ['thyroxine', [], 'but without groups there is nothing'],
    ],
  },
  readInstructionVerdict: {
    read: readInstructionVerdict,
    readings: [
      ['Maybe, in breast cancer patients', 'maybe', 'the printed reply begins so'],
      ['It is normal', 'no', '"normal" holds a no'],
      ['I do not know, yes', 'yes', 'yes is looked for first'],
      ['It might', 'maybe', 'might is maybe'],
      ['Perhaps', undefined, 'anything else is no answer'],
    ],
  },
  readReferenceVerdict: {
    read: readReferenceVerdict,
    readings: [
      ['Maybe, in breast cancer', 'maybe', 'up to the first comma'],
      ['No it is not', 'no it is not', 'all of it where there is none'],
    ],
  },
  readInstructionOption: {
    read: readInstructionOption,
    readings: [
      ['The final answer is (B).', 'B', 'in brackets'],
      ['(A) x (B) y: the answer is (B)', 'A', 'repeated options score as A'],
      ['It is A matter of C)', 'A', 'so does the article'],
      ['C', 'C', 'the complete reply'],
      ['B is right', 'B is right', 'a letter that only a space follows is not seen'],
    ],
  },
  readReferenceOption: {
    read: readReferenceOption,
    readings: [
      ['The final answer is (A).', 'A', 'the first pair of brackets'],
      ['A', undefined, 'no bracket'],
    ],
  },
  readOpiText: {
    read: readOpiText,
    readings: [['<think>a</think>b<|im_end|>', '<think>a</think>b', 'the thought stays']],
  },
  readOpiLabels: {
    read: readOpiLabels,
    readings: [
      ['Membrane ; Zinc', ['Membrane', 'Zinc'], 'semicolons'],
      [
        '4 iron, 4 sulfur cluster binding',
        ['4 iron', '4 sulfur cluster binding'],
        'commas cut terms',
      ],
      ['a；b，c', ['a', 'b', 'c'], 'full-width marks'],
      ['2 . 3 . 2 . 31', ['2 . 3 . 2 . 31'], 'EC numbers keep their spaces'],
      ['; ;', [], 'empty pieces are dropped'],
    ],
  },
  readOpiLabel: {
    read: readOpiLabel,
    readings: [
      ['Membrane', 'membrane', 'any case'],
      ['membrane.', 'membrane.', 'a full stop makes it another'],
      [' ', undefined, 'an empty reply'],
    ],
  },
  readMaterialNumber: {
    read: (text) => readMaterialNumber(text, 'band_gap'),
    readings: [
      ['{band_gap : 1.5}', 1.5, 'without quotes'],
      ['```json\n{"band_gap": 1.5}\n```', 1.5, 'JSON in a fence'],
      ['{"band_gap": true}', 1, 'a JSON truth is a number'],
      ['{"band_gap": 1e999}', undefined, 'a JSON number beyond all numbers'],
      ['{"band_gap": "1.5"}', 1.5, 'a number as a JSON text'],
      ['{band_gap : "1.5"}', 1.5, 'double quotes'],
      ["{'band_gap' : 1.5}", undefined, 'single quotes are not read'],
      ['{"band_gap": [1.5]}', undefined, 'nor are lists'],
      ['{band_gap : 1.2 eV}', undefined, 'a unit'],
      ['{band_gap : 1.2, volume : 3}', undefined, 'two keys without quotes'],
      ['{"band_gap": 1.2, "volume": 3}', 1.2, 'two keys in JSON'],
      ['{Band_Gap : 2}', 2, 'any case of the key without JSON'],
      ['1.5', undefined, 'no braces'],
      ['{volume : 3}', undefined, 'another key'],
      ['<think>{band_gap : 9}</think>{band_gap : 1}', 1, 'a closed thought is removed'],
      ['<think>{band_gap : 9}', undefined, 'a thought that never ends leaves nothing'],
      [
        '{band_gap : 9}</think>{band_gap : 1}',
        9,
        'a reply that starts inside a thought is parsed whole',
      ],
      ['{band_gap : inf}', undefined, 'no infinity'],
    ],
  },
  readMaterialLabel: {
    read: (text) => readMaterialLabel(text, 'is_stable'),
    readings: [
      ['{is_stable : False}', false, 'the printed reply'],
      ['{"is_stable": true}', true, 'a JSON truth'],
      ['{"is_stable": "TRUE"}', true, 'a text in any case'],
      ['{is_stable : Direct}', undefined, 'a word of another property'],
      ['{is_stable : yes}', undefined, 'only the allowed words'],
    ],
  },
  readBiologyNumber: {
    read: readBiologyNumber,
    readings: [
      [
        'The fluorescence intensity for this GFP mutant is calculated as 3.67.',
        3.67,
        'the printed reply',
      ],
      ["The processing of 3' UTR regions results in 0.33", 0.33, 'a straight prime is protected'],
      ['The processing of 3’ UTR regions results in 0.33', undefined, 'a curly one is not'],
      ['EC50 was measured', 0, 'digits of a name are read without the first one'],
      ['p53', 3, 'likewise'],
      ['ON-1.2', 1.2, 'a minus behind a letter is lost'],
      ['1e-3', undefined, 'an exponent is a second number'],
      ['.5', 5, 'a leading point is not read'],
      ['2.5-3.0', undefined, 'a span is two numbers'],
      ['12.3456789', 12.3457, 'six significant digits'],
      ['9'.repeat(310), undefined, 'more digits than a number can have'],
      ['<think>9</think> 3', 3, 'behind the thought'],
      ['<think> 3', undefined, 'a thought that never ends'],
      ['9</think> 3', 3, 'a lone closing tag'],
      ['9 <summary> 3', 3, 'behind the last summary'],
      ['<think> 9 <summary> 3', 3, 'a summary ends a thought that is never closed'],
      ['<summary> 9 <think> 3', undefined, 'a thought behind it does not end'],
      ['a‑2.5 or 1.2.3', undefined, 'points part numbers'],
      ['it is ‑2.5', -2.5, 'a hyphen that does not break'],
      ['it is −2.5', 2.5, 'a minus sign is none'],
      ['', undefined, 'no number'],
    ],
  },
  readIsoformNumber: {
    read: readIsoformNumber,
    readings: [
      ['0.33', 0.33, 'a proportion'],
      ['81', undefined, 'above 80'],
    ],
  },
  readBiologyNumbers: {
    read: (text) => readBiologyNumbers(text, 2),
    readings: [
      [
        'The enhancer activity prediction yields: HK -0.68, Dev -1.26',
        [-0.68, -1.26],
        'two numbers',
      ],
      ['HK -0.68', undefined, 'one is missing'],
      ['1 <summary> 2', [1, 2], 'no summary is known here'],
    ],
  },
  readBiologyVerdict: {
    read: readBiologyVerdict,
    readings: [
      ['Solubility is not predicted for this protein.', false, 'a denial'],
      [
        'Yes. Based on their primary structures, a physical interaction appears plausible.',
        true,
        'the printed reply',
      ],
      ['Yes, there is no doubt', false, 'a no as a word anywhere decides'],
      ['It contains sites', true, '"contains" before a word'],
      [
        'This is what it contains.',
        'asks-model',
        '"contains" before a full stop is not in the list',
      ],
      ["I don't know", 'wrong', 'not knowing is the opposite of the reference'],
      ['', 'wrong', 'so is an empty reply'],
      ['successfully confirmed in yeast DNA sequences', 'asks-model', 'no phrase'],
      ['yes</think> negative', false, 'behind the last thought'],
      ['<think> yes', true, 'an open thought is parsed'],
      ['结果是positive的', 'asks-model', 'letters of any script are parts of a word'],
      ['señal: no‑one', false, 'a hyphen ends a word'],
      ['I don’t know', 'asks-model', 'a curly apostrophe is not in the list'],
    ],
  },
  readRnaFamily: {
    read: readRnaFamily,
    readings: [
      ['It is of the 5S_rRNA family', '5S_rRNA', 'the printed reply'],
      ['Intron_gpII', 'Intron_gpII', 'the longest first'],
      ['trna', undefined, 'letters of either case differ'],
      ['miRNA and tRNA', 'miRNA', 'the longer one, wherever it stands'],
    ],
  },
  readModifications: {
    read: readModifications,
    readings: [
      [
        'AtoI.The RNA modifications predicted for the sequence are AtoI.',
        ['AtoI'],
        'the printed reply',
      ],
      ['m6Am', ['m6Am'], 'whole words: not Am, not m6A'],
      ['m6A, none', ['m6A', 'none'], '"none" counts beside others'],
      ['There is no modification', ['none'], 'a denial'],
      ['Yes', [], 'a yes names nothing'],
      ['m6a', 'asks-model', 'letters of either case differ'],
      ['', [], 'an empty reply names nothing'],
      ["I don't know", [], 'nor does one that does not know'],
    ],
  },
  readBiologyEcNumbers: {
    read: readBiologyEcNumbers,
    readings: [
      [
        'are identified by EC number EC3.2.1.17,EC3.2.1.-.',
        ['3.2.1.17', '3.2.1.-'],
        'the printed reply',
      ],
      ['3.2.1.', ['3.2.1.'], 'the fourth level may be empty'],
      ['3.2.-.-', [], 'three levels must be numbers'],
    ],
  },
  readGueVerdict: {
    read: readGueVerdict,
    readings: [
      ['No. The prediction result is positive.', true, 'the sentence decides'],
      ['Yes, core promoter elements have been found', true, 'an affirmation'],
      ['It can not be', false, 'denials first'],
      [
        'The prediction result is positive的',
        undefined,
        'a letter of any script goes on with a word',
      ],
      ['The prediction result is\r\nnegative', false, 'over lines'],
      [
        'TF binding sites are present in the given DNA fragment.',
        undefined,
        '"are present" is no phrase',
      ],
      ['<think>yes', undefined, 'a thought that never ends leaves nothing'],
      ['no </think> yes', false, 'a reply that starts inside a thought is parsed whole'],
    ],
  },
  readPeerVerdict: {
    read: readPeerVerdict,
    readings: [
      ['It is likely. The answer is No.', false, 'the sentence decides'],
      ['That is incorrect', true, '"incorrect" holds "correct"'],
      ['It will not be soluble', true, 'and this "be soluble"'],
      ['negative', false, 'denials after that'],
      ['It is unknown', false, '"unknown" holds a no'],
      ['maybe', undefined, 'neither'],
      ['The answer is Noteworthy', false, 'the sentence needs no end of a word'],
      ['yes</think>The answer is no', false, 'a lone closing tag'],
    ],
  },
  readPeerStability: {
    read: readPeerStability,
    readings: [
      ['The score is 1.2', true, 'above 1'],
      ['1', false, '1 is not above 1'],
      ['-2', true, 'the sign of a bare run of digits is lost'],
      ['1. 5', false, 'spaces are not closed up: the number is 1'],
      ['-1.5', false, 'a sign before a decimal point'],
      ['stable', undefined, 'no number'],
    ],
  },
  readMaterialText: {
    read: readMaterialText,
    readings: [
      ['<material>\nNa Cl <sg> <sg225></material>', 'Na Cl <sg> <sg225>', 'over lines, trimmed'],
      [
        '<think><MATERIAL>Fe</MATERIAL></think><material>Na</material>',
        'Fe',
        'thoughts stay, any case',
      ],
      ['Na Cl', '', 'no tags'],
    ],
  },
  readFreeAtoms: {
    read: readFreeAtoms,
    readings: [
      ['Na Cl <sg> <sg225>', ['Na', 'Cl'], 'symbols and group'],
      ['Na Cl ⟨sg⟩ ⟨sg225⟩', ['Na', 'Cl'], 'other brackets'],
      ['Na Cl <sg225>', undefined, 'the mark is missing'],
      ['Na  Cl <sg> <sg225>', undefined, 'two spaces'],
      ['Xx Cl <sg> <sg999>', ['Xx', 'Cl'], 'nothing is looked up'],
    ],
  },
  readAskedAtoms: {
    read: readAskedAtoms,
    readings: [
      ['Na Cl <sg225>', ['Na', 'Cl'], 'the mark may be missing'],
      ['Na Cl <sg> <sg225> and more', ['Na', 'Cl'], 'only the start counts'],
      ['Na Cl ⟨sg⟩ ⟨sg225⟩', undefined, 'plain brackets only'],
      ['Na Cl', undefined, 'no group'],
    ],
  },
  readRequestedElements: {
    read: readRequestedElements,
    readings: [
      ['Build a material that has Li, Fe, O.', ['Li', 'Fe', 'O'], 'behind a phrase'],
      [
        'Given F, In, Tc, Zr, design a material composed of them.',
        [],
        'the printed prompt asks for nothing',
      ],
      ['Use Li and Fe', ['Li', 'Fe'], 'no phrase: every capital'],
      ['One featuring Li, O\r\nI wait', ['Li', 'O'], 'the line ends there as well'],
    ],
  },
  readAnsweredElements: {
    read: readAnsweredElements,
    readings: [['Na Na Cl <sg> <sg225>', ['Na', 'Cl'], 'outside of angle brackets']],
  },
  readFreeRna: {
    read: readFreeRna,
    readings: [
      ['<rna>GGCTt</rna>', 'GGCUU', 'T is U, capitals'],
      ['<rna>GG CU</rna>', undefined, 'a space inside'],
      ['<rna>GGN</rna>', undefined, 'another letter'],
      ['GGCU', undefined, 'no tags'],
    ],
  },
  readFreeProtein: {
    read: readFreeProtein,
    readings: [
      [
        '<protein>A</protein><protein>mk;V -X</protein>',
        'MKV-',
        'the last pair, letters and hyphens',
      ],
      ['<protein>;;</protein>', undefined, 'nothing is left'],
    ],
  },
  findFreeMolecule: {
    read: findFreeMolecule,
    readings: [
      ['<SMILES> CCO </SMILES>', { from: 'tags', smiles: 'CCO' }, 'in tags with single spaces'],
      ['<SMILES>CCO</SMILES>', { from: 'reply', smiles: '<SMILES>CCO</SMILES>' }, 'no spaces'],
      [
        '<SMILES> [Na+] </SMILES>',
        { from: 'reply', smiles: '<SMILES> [Na+] </SMILES>' },
        'a bracket atom',
      ],
      [
        'It is CCO or c1ccccc1',
        { from: 'runs', runs: ['c1ccccc1'], reply: 'It is CCO or c1ccccc1' },
        'runs of four and more',
      ],
    ],
  },
};
