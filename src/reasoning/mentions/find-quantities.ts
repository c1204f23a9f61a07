import type { Mention } from '../mention.ts';

/** Units by what they measure; longer ones first where one begins another. */
const UNITS: readonly (readonly [string, string])[] = [
  [
    'energy',
    'kcal/mol|kcal mol-1|kcal mol⁻¹|kJ/mol|kJ mol-1|kJ mol⁻¹|eV/atom|meV/atom|eV|meV|keV|kJ|kcal|Ry|hartree',
  ],
  ['mass of a mole', 'g/mol|g mol-1|g mol⁻¹|kDa|Da|amu'],
  [
    'concentration',
    'mol/L|mmol/L|µmol/L|nmol/L|mol L-1|mg/mL|µg/mL|ng/mL|mg/L|µg/L|g/L|mM|µM|μM|nM|pM|ppm|ppb',
  ],
  ['density', 'g/cm3|g/cm³|g cm-3|g cm⁻³|kg/m3|kg/m³'],
  ['pressure', 'GPa|MPa|kPa|Pa|bar|mbar|atm|mmHg|Torr'],
  ['wavenumber', 'cm-1|cm⁻¹|cm\\^-1'],
  ['length', 'Å3|Å³|Å|angstroms?|ångströms?|nm|pm|µm|μm|mm|cm'],
  ['length of a sequence', 'bp|kb|nt|aa|residues|amino acids|nucleotides|bases|base pairs'],
  ['frequency', 'GHz|MHz|kHz|Hz'],
  ['volume', 'mL|µL|μL|dm3|cm3|cm³'],
  ['mass', 'mg|µg|μg|kg|ng'],
  ['amount', 'mmol|µmol|μmol|nmol|mol%|mol|equiv\\.?|eq\\.'],
  ['time', 'min|ms|ns|ps|fs|hours?|minutes?|seconds?|days?|h'],
  ['potential', 'mV|kV|V'],
  ['magnetic moment', 'µB|μB|emu'],
  ['conductivity', 'S/cm|S/m|W/mK|W/\\(m·K\\)'],
  ['temperature', '°C|° C|℃|°F|K'],
  ['angle', '°|degrees?'],
  ['share', '%|percent|‰'],
];

const NUMBER =
  '[-+−–~≈±]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:\\s?[×x]\\s?10(?:\\^?[-−]?\\d+|[⁻⁰¹²³⁴-⁹]+)|[eE][-+]?\\d+)?';
const WITH_UNIT = new RegExp(
  `(?<![\\p{L}\\p{N}.,_^])${NUMBER}(?:\\s?(?:[-–]|to|±)\\s?${NUMBER})?\\s?-?(?:${UNITS.map(([, units]) => `(${units})`).join('|')})(?![\\p{L}\\p{N}/])`,
  'gu',
);
/** Pure numbers with a name. */
const NAMED = new RegExp(
  `(?<![\\p{L}\\p{N}])(pH|pKa|pKb|pI|log\\s?P|log\\s?D|log\\s?S|TPSA|Tm|IC50|EC50)\\s?(?:of|is|=|:|≈|~|around|about|near)?\\s?(?:about\\s)?${NUMBER}(?![\\p{L}\\p{N}])`,
  'gu',
);

/** Numbers with their units, which point at nothing. */
export function findQuantities(text: string): readonly Mention[] {
  const withUnit = [...text.matchAll(WITH_UNIT)].map((match) => {
    const measured = UNITS[match.slice(1).findIndex((unit) => unit !== undefined)]?.[0];
    return mentionOf(match, measured ?? 'quantity');
  });
  const named = [...text.matchAll(NAMED)].map((match) => mentionOf(match, match[1] ?? ''));
  return [...withUnit, ...named];
}

function mentionOf({ 0: whole, index }: RegExpExecArray, measured: string): Mention {
  const label = `Quantity: ${measured}`;
  return { kind: 'quantity', start: index, end: index + whole.length, label, targets: [] };
}
