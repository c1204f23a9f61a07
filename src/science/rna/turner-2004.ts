/**
 * Nearest-neighbour parameters for RNA at 37 °C and 1 M NaCl, the Turner 2004 set (Mathews et al.,
 * PNAS 101, 7287, 2004; NNDB of the University of Rochester), with the values that RNAfold 2.5
 * takes. All numbers are tenths of kcal/mol. Rows are pairs in the order CG GC GU UG AU UA, and the
 * bases of a row count A, C, G, U, the last place first.
 */

/** Two pairs on each other: the outer one from 5′ to 3′, the inner one from its 3′ base (column). */
export const STACKS = `
-24 -33 -21 -14 -21 -21
-33 -34 -25 -15 -22 -24
-21 -25 13 -5 -14 -13
-14 -15 -5 3 -6 -10
-21 -22 -14 -6 -11 -9
-21 -24 -13 -10 -9 -13
`;

/** In a hairpin of four or more, on its closing pair: base behind its 5′ base, base before its 3′ base. */
export const HAIRPIN_MISMATCHES = `
-15 -15 -14 -15 -10 -11 -10 -8 -23 -15 -24 -15 -10 -14 -10 -21
-11 -15 -13 -15 -11 -7 -11 -5 -25 -15 -22 -15 -11 -10 -11 -16
2 -5 -3 -5 -1 -2 -1 -2 -10 -5 -11 -5 -1 -3 -1 -10
-5 -3 -6 -3 -2 -1 -2 0 -9 -3 -11 -3 -2 -1 -2 -9
-3 -5 -3 -5 -1 -2 -1 -2 -12 -5 -11 -5 -1 -3 -1 -12
-5 -3 -5 -3 -2 -1 -2 0 -15 -3 -15 -3 -2 -1 -2 -9
`;

/** In an interior loop without a table of its own, on each pair read into the loop. */
export const INTERIOR_MISMATCHES = `
0 0 -8 0 0 0 0 0 -10 0 -10 0 0 0 0 -6
0 0 -8 0 0 0 0 0 -10 0 -10 0 0 0 0 -6
7 7 -1 7 7 7 7 7 -3 7 -3 7 7 7 7 1
7 7 -1 7 7 7 7 7 -3 7 -3 7 7 7 7 1
7 7 -1 7 7 7 7 7 -3 7 -3 7 7 7 7 1
7 7 -1 7 7 7 7 7 -3 7 -3 7 7 7 7 1
`;

/** The same in loops of two and three bases. */
export const INTERIOR_MISMATCHES_2X3 = `
0 0 -5 0 0 0 0 0 -11 0 -7 0 0 0 0 -3
0 0 0 0 0 0 0 0 -12 0 -7 0 0 0 0 -3
7 7 7 7 7 7 7 7 -4 7 0 7 7 7 7 4
7 7 2 7 7 7 7 7 -4 7 0 7 7 7 7 4
7 7 7 7 7 7 7 7 -4 7 0 7 7 7 7 4
7 7 2 7 7 7 7 7 -4 7 0 7 7 7 7 4
`;

/** Outside of a stem, in multiloops and at the ends: base before its 5′ base, base behind its 3′ base. */
export const STEM_MISMATCHES = `
-11 -11 -16 -11 -15 -7 -15 -10 -13 -11 -14 -11 -15 -5 -15 -7
-15 -10 -14 -10 -15 -11 -15 -14 -14 -10 -16 -10 -15 -8 -15 -12
-10 -7 -5 -7 -8 -6 -8 -6 -11 -7 -8 -7 -8 -5 -8 -5
-3 -6 -6 -6 -10 -7 -10 -8 -8 -6 -8 -6 -10 -7 -10 -6
-10 -7 -11 -7 -8 -6 -8 -6 -11 -7 -12 -7 -8 -5 -8 -5
-8 -6 -8 -6 -10 -7 -10 -8 -8 -6 -8 -6 -10 -7 -10 -8
`;

/** Where only the base before the stem is there. */
export const DANGLING_5 = `
-5 -3 -2 -1
-2 -3 0 0
-3 -3 -4 -2
-3 -1 -2 -2
-3 -3 -4 -2
-3 -1 -2 -2
`;

/** Where only the base behind the stem is there. */
export const DANGLING_3 = `
-11 -4 -13 -6
-17 -8 -17 -12
-7 -1 -7 -1
-8 -5 -8 -6
-7 -1 -7 -1
-8 -5 -8 -6
`;

/** Initiation of a hairpin by its unpaired bases, 3 to 30. */
export const HAIRPIN_INITIATION = `
54 56 57 54 60 55 64 65 66 67 68 69 69 70 71 71 72 72 73 73 74 74 75 75 75 76 76 77
`;

/** Initiation of a bulge by its unpaired bases, 1 to 30. */
export const BULGE_INITIATION = `
38 28 32 36 40 44 46 47 48 49 50 51 52 53 54 54 55 55 56 57 57 58 58 58 59 59 60 60 60 61
`;

/** Initiation of an interior loop by its unpaired bases, 2 to 30. */
export const INTERIOR_INITIATION = `
10 10 11 20 20 21 23 24 25 26 27 28 29 29 30 31 31 32 33 33 34 34 35 35 35 36 36 37 37
`;

/** Hairpins that were measured, with their closing pair: their whole energy. */
export const MEASURED_HAIRPINS = `
CAACG 68 GUUAC 69
CAACGG 55 CCAAGG 33 CCACGG 37 CCCAGG 34 CCGAGG 35 CCGCGG 36 CCUAGG 37 CCUCGG 25
CUAAGG 36 CUACGG 28 CUCAGG 37 CUCCGG 27 CUGCGG 28 CUUAGG 35 CUUCGG 37 CUUUGG 37
ACAGUACU 28 ACAGUGAU 36 ACAGUGCU 29 ACAGUGUU 18
`;
