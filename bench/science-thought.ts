/**
 * A thought as reasoning models write it, in paragraphs, points, tables, code and math, which says
 * the same things again and again until it is long enough.
 */
export function scienceThought(characters: number): string {
  const rounds = Math.ceil(characters / roundOf(0).length);
  return Array.from({ length: rounds }, (_, round) => roundOf(round))
    .join('')
    .slice(0, characters);
}

function roundOf(round: number): string {
  return `## Round ${round}: the molecule

Okay, let me break CC(=O)Oc1ccccc1C(=O)O into its parts. The carbonyl at C2 belongs to an ester, and the ring carries a **carboxylic acid** in *ortho* position.

1. The acetyl group has ${round + 2} carbons in this count, one of them the carbonyl carbon.
2. The ring \`c1ccccc1\` has 6 carbons, so the sum is 2 + 6 = 8.
3. The acid \`C(=O)O\` has 1 carbon, so the total is 9.

| Fragment | C | H | O |
| --- | --: | --: | --: |
| acetyl | 2 | 3 | 1 |
| ring | 6 | 4 | 0 |
| acid | 1 | 1 | 2 |

The molar mass follows as $M = 9 \\times 12.011 + 8 \\times 1.008 + 4 \\times 15.999$, that is

$$
M = \\sum_i n_i m_i \\approx 180.16~\\mathrm{g\\,mol^{-1}}
$$

Recall that esters hydrolyse in base. N[C@@H](C)C(=O)O would be an amino acid, which this is not. It is known that Lys48 of ubiquitin is acylated in much the same way, and that Fm-3m is the space group of rock salt.

Wait, did I count the hydrogen of the acid? Yes: 4 + 3 + 1 = 8 hydrogens.

\`\`\`
C: 9  H: 8  O: 4
\`\`\`

Let me double-check the degree of unsaturation: (2 × 9 + 2 − 8) / 2 = 6, one ring, three double bonds of the ring and two carbonyl groups. That fits.

Therefore the formula is C9H8O4, as far as this round goes.

`;
}
