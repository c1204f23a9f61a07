interface TextPair {
  readonly prediction: string;
  readonly reference: string;
  /** ROUGE-1, -2, -L and -Lsum: shared tokens or pairs / those of the prediction / of the reference. */
  readonly rouge: string;
  /** The same with the Porter stemmer. */
  readonly stemmed: string;
  /** Of the texts cut at white space. */
  readonly meteor: number;
}

/**
 * Expected values computed in Python beside NLTK 3.8 (Debian 12): METEOR by `single_meteor_score` with
 * a WordNet that knows no synonyms; ROUGE by a transcription of the code of google-research/rouge at
 * commit 0c1bbe5, with NLTK's `PorterStemmer`. The last 12 pairs are drawn at random from seven words,
 * for repetitions and ties.
 */
export const textPairs: readonly TextPair[] = [
  {
    prediction: 'The molecule is a carboxylic acid.',
    reference: 'The molecule is a monocarboxylic acid.',
    rouge: '5/6/6 3/5/5 5/6/6 5/6/6',
    stemmed: '5/6/6 3/5/5 5/6/6 5/6/6',
    meteor: 0.806666666667,
  },
  {
    prediction: 'Catalyzes the hydrolysis of ATP to ADP and phosphate.',
    reference: 'Catalyses the hydrolysis of ATP coupled to the transport of calcium.',
    rouge: '5/9/11 3/8/10 5/9/11 5/9/11',
    stemmed: '5/9/11 3/8/10 5/9/11 5/9/11',
    meteor: 0.231481481481,
  },
  {
    prediction: 'The protein binds zinc ions',
    reference: 'Binds zinc',
    rouge: '2/5/2 1/4/1 2/5/2 2/5/2',
    stemmed: '2/5/2 1/4/1 2/5/2 2/5/2',
    meteor: 0.815217391304,
  },
  {
    prediction: 'The compound inhibits the kinases in the cells of the patients.',
    reference: 'Inhibition of the kinase in patient cells was seen for the compound.',
    rouge: '6/11/12 2/10/11 4/11/12 4/11/12',
    stemmed: '9/11/12 4/10/11 6/11/12 6/11/12',
    meteor: 0.403018350197,
  },
  {
    prediction: 'transcription regulation',
    reference: 'regulation of transcription',
    rouge: '2/2/3 0/1/2 1/2/3 1/2/3',
    stemmed: '2/2/3 0/1/2 1/2/3 1/2/3',
    meteor: 0.344827586207,
  },
  {
    prediction: 'The cell cycle is regulated by the cyclins of the cell.',
    reference: 'Cyclins regulate the cycle of the cell.',
    rouge: '6/11/7 2/10/6 5/11/7 5/11/7',
    stemmed: '7/11/7 2/10/6 5/11/7 5/11/7',
    meteor: 0.773579702151,
  },
  {
    prediction: 'Involved in DNA repair.',
    reference: 'Involved in DNA repair.',
    rouge: '4/4/4 3/3/3 4/4/4 4/4/4',
    stemmed: '4/4/4 3/3/3 4/4/4 4/4/4',
    meteor: 0.9921875,
  },
  {
    prediction: 'Involved in DNA repair',
    reference: 'involved in dna-repair!',
    rouge: '4/4/4 3/3/3 4/4/4 4/4/4',
    stemmed: '4/4/4 3/3/3 4/4/4 4/4/4',
    meteor: 0.604838709677,
  },
  {
    prediction: '',
    reference: 'The enzyme reduces oxygen.',
    rouge: '0/0/4 0/0/3 0/0/4 0/0/4',
    stemmed: '0/0/4 0/0/3 0/0/4 0/0/4',
    meteor: 0,
  },
  {
    prediction: 'The enzyme reduces oxygen.',
    reference: '',
    rouge: '0/4/0 0/3/0 0/4/0 0/4/0',
    stemmed: '0/4/0 0/3/0 0/4/0 0/4/0',
    meteor: 0,
  },
  {
    prediction: '---',
    reference: '...',
    rouge: '0/0/0 0/0/0 0/0/0 0/0/0',
    stemmed: '0/0/0 0/0/0 0/0/0 0/0/0',
    meteor: 0,
  },
  {
    prediction: 'β-D-glucose, α-ketoglutarate',
    reference: 'alpha-ketoglutarate; beta-D-glucose',
    rouge: '3/3/5 1/2/4 2/3/5 2/3/5',
    stemmed: '3/3/5 1/2/4 2/3/5 2/3/5',
    meteor: 0,
  },
  {
    prediction: 'Yes.',
    reference: 'No.',
    rouge: '0/1/1 0/0/0 0/1/1 0/1/1',
    stemmed: '0/1/1 0/0/0 0/1/1 0/1/1',
    meteor: 0,
  },
  {
    prediction: 'It is soluble in water; its solubility is 2.5 mg/mL.',
    reference: 'Its solubility in water is 2.5 mg/mL.',
    rouge: '9/12/9 6/11/8 7/12/9 7/12/9',
    stemmed: '9/12/9 7/11/8 8/12/9 8/12/9',
    meteor: 0.770547945205,
  },
  {
    prediction: 'Forms dimers.\nBinds the promoter of genes.\nActivates transcription.',
    reference: 'Activates the transcription of genes.\nBinds to promoters as a dimer.',
    rouge: '6/9/11 1/8/10 3/9/11 6/9/11',
    stemmed: '8/9/11 1/8/10 3/9/11 8/9/11',
    meteor: 0.394804526749,
  },
  {
    prediction: 'w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5',
    reference: 'w1 w2 w3 w4 w5',
    rouge: '4/10/5 1/9/4 4/10/5 4/10/5',
    stemmed: '4/10/5 1/9/4 4/10/5 4/10/5',
    meteor: 0.363636363636,
  },
  {
    prediction: 'Binds heme.\n\n --- \nTransports oxygen.',
    reference: 'Transports oxygen\n\nand binds heme',
    rouge: '4/4/5 2/3/4 2/4/5 4/4/5',
    stemmed: '4/4/5 2/3/4 2/4/5 4/4/5',
    meteor: 0.2,
  },
  {
    prediction: 'a b a b a b',
    reference: 'b a b a b a',
    rouge: '6/6/6 4/5/5 5/6/6 5/6/6',
    stemmed: '6/6/6 4/5/5 5/6/6 5/6/6',
    meteor: 0.5,
  },
  {
    prediction: 'the cat the cat on the mat the cat',
    reference: 'the cat sat on the mat with the cat',
    rouge: '7/9/9 4/8/8 7/9/9 7/9/9',
    stemmed: '7/9/9 4/8/8 7/9/9 7/9/9',
    meteor: 0.74716553288,
  },
  {
    prediction: 'C1=CC=CC=C1 is benzene',
    reference: 'benzene is written c1ccccc1',
    rouge: '2/6/4 0/5/3 1/6/4 1/6/4',
    stemmed: '2/6/4 0/5/3 1/6/4 1/6/4',
    meteor: 0.25641025641,
  },
  {
    prediction: 'running runs ran run',
    reference: 'run run running runner',
    rouge: '2/4/4 0/3/3 1/4/4 1/4/4',
    stemmed: '3/4/4 1/3/3 3/4/4 3/4/4',
    meteor: 0.375,
  },
  {
    prediction: 'Functions as a transporter: transports, transported and transporting',
    reference: 'The transporters transport what transporting enzymes transported',
    rouge: '2/8/7 0/7/6 1/8/7 1/8/7',
    stemmed: '4/8/7 1/7/6 4/8/7 4/8/7',
    meteor: 0.140845070423,
  },
  {
    prediction: 'The phosphorylated receptors are internalized and degraded',
    reference: 'Phosphorylation of the receptor leads to internalization and degradation',
    rouge: '2/7/9 0/6/8 2/7/9 2/7/9',
    stemmed: '6/7/9 2/6/8 5/7/9 5/7/9',
    meteor: 0.580808080808,
  },
  {
    prediction:
      'It is a member of the class of indoles that is 1H-indole in which the hydrogen at position 3 is replaced by a methyl group. It has a role as a human metabolite.',
    reference:
      'It is a methylindole that is 1H-indole substituted by a methyl group at position 3. It has a role as a mammalian metabolite and a human metabolite.',
    rouge: '22/34/28 17/33/27 19/34/28 19/34/28',
    stemmed: '22/34/28 17/33/27 19/34/28 19/34/28',
    meteor: 0.550704564615,
  },
  {
    prediction: 'cats cat',
    reference: 'cat cats',
    rouge: '2/2/2 0/1/1 1/2/2 1/2/2',
    stemmed: '2/2/2 1/1/1 2/2/2 2/2/2',
    meteor: 0.5,
  },
  {
    prediction: 'a cats the a\nis the a\ncats is is',
    reference: 'the the running the cats\na\nis is\na cats',
    rouge: '8/10/10 3/9/9 5/10/10 7/10/10',
    stemmed: '8/10/10 3/9/9 5/10/10 7/10/10',
    meteor: 0.63125,
  },
  {
    prediction: 'runs a runs\ncat cat the the',
    reference: 'runs\ncats\nis\ncats runs a cat',
    rouge: '4/7/7 1/6/6 3/7/7 4/7/7',
    stemmed: '5/7/7 2/6/6 3/7/7 5/7/7',
    meteor: 0.357142857143,
  },
  {
    prediction: 'a runs the cat\na the cats running',
    reference: 'cats cat runs running the',
    rouge: '5/8/5 0/7/4 2/8/5 4/8/5',
    stemmed: '5/8/5 2/7/4 3/8/5 3/8/5',
    meteor: 0.471698113208,
  },
  {
    prediction: 'runs the running cat runs cats the cat runs',
    reference: 'is cats runs\nthe\nis is',
    rouge: '3/9/6 1/8/5 2/9/6 3/9/6',
    stemmed: '3/9/6 2/8/5 3/9/6 3/9/6',
    meteor: 0.238095238095,
  },
  {
    prediction: 'running\ncat running the',
    reference: 'cats\nruns cat\ncat\nis',
    rouge: '1/4/5 0/3/4 1/4/5 1/4/5',
    stemmed: '2/4/5 2/3/4 2/4/5 2/4/5',
    meteor: 0.204081632653,
  },
  {
    prediction: 'cats cat a cat',
    reference: 'the cats runs running is runs\ncat cats',
    rouge: '2/4/8 0/3/7 2/4/8 2/4/8',
    stemmed: '3/4/8 1/3/7 3/4/8 3/4/8',
    meteor: 0.197368421053,
  },
  {
    prediction: 'a\nis a\na a a\ncats runs',
    reference: 'is the\ncat a\ncat\nruns runs\ncats',
    rouge: '4/8/8 0/7/7 3/8/8 4/8/8',
    stemmed: '4/8/8 2/7/7 4/8/8 4/8/8',
    meteor: 0.25,
  },
  {
    prediction: 'cats runs running cats',
    reference: 'cat\na is a is runs',
    rouge: '1/4/6 0/3/5 1/4/6 1/4/6',
    stemmed: '2/4/6 0/3/5 2/4/6 2/4/6',
    meteor: 0.172413793103,
  },
  {
    prediction: 'the the a\ncats runs is\nrunning a cats running cat',
    reference: 'cat\na\ncat runs cat',
    rouge: '3/11/5 0/10/4 3/11/5 3/11/5',
    stemmed: '5/11/5 3/10/4 5/11/5 5/11/5',
    meteor: 0.664285714286,
  },
  {
    prediction: 'cats the a cat cats cats cats the\ncats\nis cat',
    reference: 'is cat a runs cat running\ncat',
    rouge: '4/11/7 1/10/6 3/11/7 4/11/7',
    stemmed: '5/11/7 1/10/6 4/11/7 5/11/7',
    meteor: 0.337837837838,
  },
  {
    prediction: 'cat is running cats\nis cats running',
    reference: 'a\nrunning running running\nthe running\nrunning cat runs the\ncat',
    rouge: '3/7/11 0/6/10 2/7/11 3/7/11',
    stemmed: '4/7/11 2/6/10 3/7/11 4/7/11',
    meteor: 0.188679245283,
  },
  {
    prediction: 'a\ncat cats\nis\nrunning the cat cats',
    reference: 'the a the cats',
    rouge: '3/8/4 0/7/3 3/8/4 3/8/4',
    stemmed: '3/8/4 1/7/3 3/8/4 3/8/4',
    meteor: 0.340909090909,
  },
];
