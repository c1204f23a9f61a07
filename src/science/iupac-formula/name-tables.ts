import { type AtomCounts, atomCounts } from './atom-counts.ts';

/** Words and what they stand for, as `name formula name formula …`. */
function readTable(text: string): ReadonlyMap<string, AtomCounts> {
  const words = text.trim().split(/\s+/);
  const pairs = Array.from({ length: words.length / 2 }, (_, at): [string, AtomCounts] => [
    words[2 * at] ?? '',
    atomCounts(words[2 * at + 1] ?? ''),
  ]);
  return new Map(pairs);
}

/** Multiplying prefixes; those of the second kind stand before brackets. */
export const multipliers: ReadonlyMap<string, number> = new Map([
  ['di', 2],
  ['tri', 3],
  ['tetra', 4],
  ['penta', 5],
  ['hexa', 6],
  ['hepta', 7],
  ['octa', 8],
  ['nona', 9],
  ['deca', 10],
  ['undeca', 11],
  ['dodeca', 12],
]);
export const bracketMultipliers: ReadonlyMap<string, number> = new Map([
  ...multipliers,
  ['bis', 2],
  ['tris', 3],
  ['tetrakis', 4],
]);

const STEMS =
  'meth eth prop but pent hex hept oct non dec undec dodec tridec tetradec pentadec hexadec ' +
  'heptadec octadec nonadec icos henicos docos tricos tetracos pentacos hexacos';

/** Stems of chains by their number of carbon atoms. */
export const chainStems: ReadonlyMap<string, number> = new Map([
  ...STEMS.split(' ').map((stem, index): [string, number] => [stem, index + 1]),
  ['eicos', 20],
  ['triacont', 30],
]);

/** Substituents as what they add to a molecule in place of a hydrogen. */
export const substituents = readTable(`
  hydroxy O hydro H oxy O chloro ClH-1 bromo BrH-1 fluoro FH-1 iodo IH-1 nitro NO2H-1 nitroso NOH-1
  amino NH cyano CNH-1 azido N3H-1 isocyanato CNOH-1 isothiocyanato CNSH-1 sulfanyl S mercapto S
  sulfonyl SO2 sulfinyl SO sulfo SO3 sulfamoyl SO2NH carbamoyl CONH carboxy CO2 formyl CO
  carbonyl CO acetyl C2H2O acetoxy C2H2O2 benzoyl C7H4O propionyl C3H4O butyryl C4H6O pivaloyl C5H8O
  phenyl C6H4 phenoxy C6H4O benzyl C7H6 tolyl C7H6 naphthyl C10H6 pyridyl C5H3N furyl C4H2O
  thienyl C4H2S vinyl C2H2 allyl C3H4 propargyl C3H2 benzhydryl C13H10 trityl C19H14 anilino C6H5N
  diazenyl N2 hydrazinyl N2H2 silyl SiH2 morpholino C4H7NO piperidino C5H9N tosyl C7H6SO2
  mesyl CH2SO2 epoxy OH-2
`);

/** Substituents that take two hydrogens of one atom: on an aromatic ring they need a third. */
export const doubleSubstituents = readTable(
  'oxo OH-2 imino NH-1 thioxo SH-2 methylidene C methylene C hydroxyimino NOH-1 ethylidene C2H2',
);

/** Members of rings and chains in place of a carbon atom. */
export const replacements = readTable('oxa OC-1H-2 thia SC-1H-2 aza NC-1H-1');

/** Suffixes as what they change in the hydride; those of chain ends hold the last carbon. */
export const suffixes = readTable(`
  ol O thiol S amine NH al OH-2 oicacid O2H-2 amide ONH-1 nitrile NH-3
  carboxylicacid CO2 carbaldehyde CO carbonitrile CNH-1 carboxamide CONH carbohydrazide CON2H2
  sulfonicacid SO3 sulfonamide SO2NH sulfinicacid SO2 phosphonicacid PO3H
`);
export const doubleSuffixes = readTable('one OH-2 imine NH-1 thione SH-2');
/** Suffixes that make a hydride a group; what the group adds in place of a hydrogen. */
export const groupSuffixes = readTable(
  'yl H-2 oyl OH-4 carbonyl COH-2 sulfonyl SO2H-2 sulfinyl SOH-2 oxy OH-2',
);
export const doubleGroupSuffixes = readTable('ylidene H-4');
/** Suffixes whose carbon is the end of a chain. */
export const chainSuffixes = new Set(['al', 'oicacid', 'amide', 'nitrile']);
export const acidSuffixes = new Set(['oicacid', 'carboxylicacid', 'sulfonicacid', 'sulfinicacid']);

/** Rings with as many double bonds as they can hold, without their final e. */
export const aromaticParents = readTable(`
  benzen C6H6 toluen C7H8 xylen C8H10 mesitylen C9H12 styren C8H8 cumen C9H12 phenol C6H6O
  anilin C6H7N anisol C7H8O thiophenol C6H6S cresol C7H8O toluidin C7H9N anisidin C7H9NO
  phenetol C8H10O catechol C6H6O2 resorcinol C6H6O2 hydroquinon C6H6O2 cymen C10H14
  benzaldehyd C7H6O benzamid C7H7NO benzonitril C7H5N acetanilid C8H9NO acetophenon C8H8O
  benzophenon C13H10O naphthalen C10H8 naphthol C10H8O anthracen C14H10 phenanthren C14H10
  pyren C16H10 chrysen C18H12 azulen C10H8 biphenyl C12H10 pyridin C5H5N pyrimidin C4H4N2
  pyrazin C4H4N2 pyridazin C4H4N2 triazin C3H3N3 furan C4H4O thiophen C4H4S oxazol C3H3NO
  isoxazol C3H3NO thiazol C3H3NS isothiazol C3H3NS oxadiazol C2H2N2O thiadiazol C2H2N2S
  benzofuran C8H6O benzothiophen C8H6S benzothiazol C7H5NS benzoxazol C7H5NO quinolin C9H7N
  isoquinolin C9H7N quinoxalin C8H6N2 quinazolin C8H6N2 cinnolin C8H6N2 phthalazin C8H6N2
  naphthyridin C8H6N2 pteridin C6H4N4 acridin C13H9N phenazin C12H8N2 phenanthridin C13H9N
  dibenzofuran C12H8O dibenzothiophen C12H8S picolin C6H7N lutidin C7H9N phenylenediamin C6H8N2
`);

/** Aromatic rings whose name needs an indicated hydrogen, such as 1H-indole. */
export const aromaticParentsWithHydrogen = readTable(`
  pyrrol C4H5N imidazol C3H4N2 pyrazol C3H4N2 triazol C2H3N3 tetrazol CH2N4 indol C8H7N
  isoindol C8H7N indazol C7H6N2 benzimidazol C7H6N2 benzotriazol C6H5N3 purin C5H4N4
  carbazol C12H9N phenothiazin C12H9NS phenoxazin C12H9NO inden C9H8 fluoren C13H10 pyran C5H6O
  chromen C9H8O xanthen C13H10O
`);

/** Parents that are saturated, or chains, and those whose name holds the whole molecule. */
export const otherParents = readTable(`
  piperidin C5H11N piperazin C4H10N2 pyrrolidin C4H9N morpholin C4H9NO thiomorpholin C4H9NS
  azetidin C3H7N aziridin C2H5N azepan C6H13N oxiran C2H4O thiiran C2H4S oxetan C3H6O
  oxolan C4H8O thiolan C4H8S oxan C5H10O thian C5H10S dioxan C4H8O2 dioxolan C3H6O2 dithian C4H8S2
  imidazolidin C3H8N2 thiazolidin C3H7NS oxazolidin C3H7NO pyrazolidin C3H8N2 indolin C8H9N
  indan C9H10 tetralin C10H12 decalin C10H18 adamantan C10H16 acenaphthen C12H10
  hydrazin N2H4 urea CH4N2O thiourea CH4N2S guanidin CH5N3 silan SiH4 phosphan PH3 phosphin PH3
  disiloxan Si2H6O hydroxylamin NH3O ammonia NH3 formamid CH3NO acetamid C2H5NO
  acrylamid C3H5NO acetonitril C2H3N acrylonitril C3H3N formaldehyd CH2O acetaldehyd C2H4O
  propionaldehyd C3H6O butyraldehyd C4H8O valeraldehyd C5H10O acrolein C3H4O aceton C3H6O
  acetylen C2H2 isopren C5H8 glycerol C3H8O3 chloroform CHCl3
  biuret C2H5N3O2 sulfan H2S
`);

/** Acids without `ic acid`: atoms, and number of acid groups. */
export const acids: ReadonlyMap<string, { readonly atoms: AtomCounts; readonly groups: number }> =
  new Map(
    `form:1:CH2O2 acet:1:C2H4O2 propion:1:C3H6O2 butyr:1:C4H8O2 isobutyr:1:C4H8O2 valer:1:C5H10O2
    isovaler:1:C5H10O2 pival:1:C5H10O2 capro:1:C6H12O2 capryl:1:C8H16O2 laur:1:C12H24O2
    myrist:1:C14H28O2 palmit:1:C16H32O2 stear:1:C18H36O2 ole:1:C18H34O2 acryl:1:C3H4O2
    methacryl:1:C4H6O2 croton:1:C4H6O2 benzo:1:C7H6O2 salicyl:1:C7H6O3 cinnam:1:C9H8O2
    anthranil:1:C7H7NO2 tolu:1:C8H8O2 anis:1:C8H8O3 nicotin:1:C6H5NO2 isonicotin:1:C6H5NO2
    picolin:1:C6H5NO2 lact:1:C3H6O3 glycol:1:C2H4O3 pyruv:1:C3H4O3 carbam:1:CH3NO2 gall:1:C7H6O5
    mandel:1:C8H8O3 naphtho:1:C11H8O2 oxal:2:C2H2O4 malon:2:C3H4O4 succin:2:C4H6O4 glutar:2:C5H8O4
    adip:2:C6H10O4 pimel:2:C7H12O4 suber:2:C8H14O4 azela:2:C9H16O4 sebac:2:C10H18O4
    male:2:C4H4O4 fumar:2:C4H4O4 phthal:2:C8H6O4 isophthal:2:C8H6O4 terephthal:2:C8H6O4
    tartar:2:C4H6O6 mal:2:C4H6O5 citr:3:C6H8O7 carbon:2:CH2O3`
      .split(/\s+/)
      .map((entry) => {
        const [stem = '', groups, formula = ''] = entry.split(':');
        return [stem, { atoms: atomCounts(formula), groups: Number(groups) }];
      }),
  );

/** Last words of names of two or more words: the compound with hydrogen in place of the groups. */
export const functionalClasses: ReadonlyMap<
  string,
  { readonly atoms: AtomCounts; readonly groups: number }
> = new Map(
  `chloride:1:HCl bromide:1:HBr fluoride:1:HF iodide:1:HI cyanide:1:HCN azide:1:HN3 alcohol:1:H2O
  isocyanate:1:CHNO isothiocyanate:1:CHNS thiocyanate:1:CHNS mercaptan:1:H2S hydroperoxide:1:H2O2
  nitrate:1:HNO3 nitrite:1:HNO2 ether:2:H2O sulfide:2:H2S disulfide:2:H2S2 ketone:2:CH2O
  sulfone:2:H2SO2 sulfoxide:2:H2SO peroxide:2:H2O2 sulfate:2:H2SO4 sulfite:2:H2SO3
  phosphate:3:H3PO4 phosphite:3:H3PO3 borate:3:H3BO3`
    .split(/\s+/)
    .map((entry) => {
      const [word = '', groups, formula = ''] = entry.split(':');
      return [word, { atoms: atomCounts(formula), groups: Number(groups) }];
    }),
);
