/** Names of the classes of the Enzyme Commission, from 1. */
const CLASSES = [
  'oxidoreductases',
  'transferases',
  'hydrolases',
  'lyases',
  'isomerases',
  'ligases',
  'translocases',
] as const;

/**
 * Sub-subclasses of each class as ENZYME lists them (release of February 2021), with 4.8.1 and
 * 6.7.1, which came later: `subclass:sub-subclass,…`.
 */
const SUB_SUBCLASSES: readonly string[] = [
  '1:1,2,3,4,5,7,9,98,99 2:1,2,3,4,5,7,98,99 3:1,2,3,4,5,7,8,98,99 4:1,2,3,4,5,7,9,98,99 5:1,3,4,5,7,8,98,99 6:1,2,3,4,5,6,7,8,99 7:1,2,3,5,6,7,9,99 8:1,2,3,4,5,6,7,98,99 9:3,6,98,99 10:1,2,3,5,9,98,99 11:1,2 12:1,2,5,7,98,99 13:1,11,12,99 14:1,2,3,11,12,13,14,15,16,17,18,19,20,21,99 15:1 16:1,3,5,8,9,98,99 17:1,2,3,4,5,7,8,9,98,99 18:1,2,3,6,96,99 19:1,6 20:1,2,4,9,98,99 21:1,3,4,98,99 22:1 23:1,5 97:1 98:1 99:1,2',
  '1:1,2,3,4,5 2:1 3:1,2,3 4:1,2,99 5:1 6:1,2,3,99 7:1,2,3,4,5,6,7,8,9,10,11,12,13,14,99 8:1,2,3,4,5 9:1 10:1',
  '1:1,2,3,4,5,6,7,8,11,12,13,14,15,16,21,22,23,24,25,26,27,30,31 2:1,2,3 3:1,2 4:1,2,3,4,11,12,13,14,15,16,17,18,19,21,22,23,24,25,99 5:1,2,3,4,5,99 6:1,2,3,4,5 7:1 8:1,2 9:1 10:1 11:1 12:1 13:1',
  '1:1,2,3,99 2:1,2,3,99 3:1,2,3,99 4:1 5:1 6:1 7:1 8:1 99:1',
  '1:1,2,3,99 2:1 3:1,2,3,4,99 4:1,2,3,4,99 5:1 6:1,2 99:1',
  '1:1,2,3 2:1,2 3:1,2,3,4,5 4:1 5:1 6:1 7:1',
  '1:1,2,3 2:1,2,3,4 3:2 4:2 5:2 6:2',
];

/** Sub-subclasses whose enzymes were all moved to other numbers; older databases still have them. */
const EMPTIED: ReadonlySet<string> = new Set(
  '1.9.3 1.13.1 1.14.1 1.14.2 1.14.3 1.18.2 1.18.96 1.18.99 1.98.1 1.99.1 1.99.2 2.6.2 2.7.5 3.1.23 3.1.24 3.2.3 3.4.1 3.4.2 3.4.3 3.4.4 3.4.12 3.6.3'.split(
    ' ',
  ),
);

const known: readonly ReadonlyMap<string, ReadonlySet<string>>[] = SUB_SUBCLASSES.map(
  (row) =>
    new Map(
      row.split(' ').map((entry) => {
        const [subclass = '', numbers = ''] = entry.split(':');
        return [subclass, new Set(numbers.split(','))] as const;
      }),
    ),
);

export type EcJudgement =
  | {
      readonly exists: true;
      /** `hydrolases`. */
      readonly className: string;
      /** A dash stands in place of a level. */
      readonly isPartial: boolean;
      /** All its enzymes have other numbers by now. */
      readonly isEmptied: boolean;
    }
  /** A clause without its first capital: `there is no class 8`. */
  | { readonly exists: false; readonly reason: string };

/** Whether an EC number such as 3.2.1.17 or 3.2.1.- has the form and a class, down to the third level. */
export function judgeEcNumber(text: string): EcJudgement {
  const levels = /^(\d+)\.(\d+|-)\.(\d+|-)\.(n?\d+|-)$/.exec(text.trim());
  if (!levels) return no('it is not four levels with dots between');
  const [, first = '', second = '', third = '', fourth = ''] = levels;
  if ([first, second, third, fourth].some((level) => /^n?0/.test(level))) {
    return no('levels count from 1');
  }
  if (/-.*\d/.test([second, third, fourth].join('.'))) {
    return no('a number stands behind a dash');
  }
  const className = CLASSES[Number(first) - 1];
  const subclasses = known[Number(first) - 1];
  if (className === undefined || !subclasses) {
    return no(`there is no class ${first}; they run from 1 to ${CLASSES.length}`);
  }
  const own = subclasses.get(second);
  if (second !== '-' && !own) return no(`the ${className} have no subclass ${first}.${second}`);
  if (third !== '-' && !own?.has(third)) {
    return no(`subclass ${first}.${second} has no sub-subclass ${third}`);
  }
  return {
    exists: true,
    className,
    isPartial: fourth === '-',
    isEmptied: EMPTIED.has(`${first}.${second}.${third}`),
  };
}

function no(reason: string): EcJudgement {
  return { exists: false, reason };
}
