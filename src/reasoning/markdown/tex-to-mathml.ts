import temml from 'temml';
import type { Result } from '#base/result.ts';
import { showHidden } from './hidden-characters.ts';

/** An element of MathML: only names and attributes of the lists below, and text. */
export interface MathElement {
  readonly name: MathName;
  readonly attributes: Readonly<Record<string, string>>;
  /** What MathML Core leaves to CSS: a frame, a stroke, the side of a cell. */
  readonly looks: readonly MathLook[];
  readonly children: readonly (MathElement | string)[];
}

const names = [
  ...['math', 'mrow', 'mi', 'mn', 'mo', 'mtext', 'mspace', 'msup', 'msub', 'msubsup', 'mfrac'],
  ...['msqrt', 'mroot', 'mover', 'munder', 'munderover', 'mtable', 'mtr', 'mtd', 'mstyle'],
  ...['mpadded', 'mphantom', 'mmultiscripts', 'mprescripts', 'menclose', 'none'],
] as const;
export type MathName = (typeof names)[number];
export type MathLook = 'boxed' | 'cancelled' | 'left' | 'right';

const attributeNames: readonly string[] = [
  ...['display', 'displaystyle', 'scriptlevel', 'mathvariant', 'stretchy', 'fence', 'separator'],
  ...['form', 'lspace', 'rspace', 'minsize', 'maxsize', 'symmetric', 'largeop', 'movablelimits'],
  ...['accent', 'accentunder', 'linethickness', 'width', 'height', 'depth', 'voffset'],
  ...['columnspan', 'rowspan'],
];

/** More elements than any formula that people read; whatever has more is shown as its source. */
const MOST_ELEMENTS = 3000;

/**
 * LaTeX as MathML. Commands that load, link, style or name something are not trusted and are errors,
 * and so is what expands without end. The error says why the source is shown instead.
 */
export function texToMathml(tex: string, isDisplay: boolean): Result<MathElement, string> {
  try {
    const tree: unknown = temml.__renderToMathMLTree(tex, {
      displayMode: isDisplay,
      throwOnError: true,
      trust: false,
      maxSize: [20, 20],
      maxExpand: 200,
    });
    const budget = { left: MOST_ELEMENTS };
    const [root] = convert(tree, budget);
    if (budget.left < 0) return { ok: false, error: `has more than ${MOST_ELEMENTS} elements` };
    return typeof root === 'object' && root.name === 'math'
      ? { ok: true, value: root }
      : { ok: false, error: 'is no formula' };
  } catch (error) {
    // Its parser throws for each thing that it cannot read, and runs out of stack where it is deep.
    return { ok: false, error: error instanceof Error ? error.message : 'cannot be read' };
  }
}

function convert(node: unknown, budget: { left: number }): readonly (MathElement | string)[] {
  budget.left -= 1;
  if (budget.left < 0 || typeof node !== 'object' || node === null) return [];
  if ('text' in node && typeof node.text === 'string') return [visibleText(node.text)];
  const below = 'children' in node && Array.isArray(node.children) ? node.children : [];
  const children = below.flatMap((child) => convert(child, budget));
  const name = 'type' in node ? names.find((known) => known === node.type) : undefined;
  // What is on no list, such as a link, leaves its words.
  if (!name) return children;
  return [{ name, attributes: attributesOf(node), looks: looksOf(node), children }];
}

/** Signs of application and of a product are meant to be invisible. */
const silent = /[\u2061-\u2064]/g;

function visibleText(text: string): string {
  return showHidden({ text: text.replace(silent, ''), start: 0 })
    .map((piece) => (piece.kind === 'text' ? piece.text : piece.code))
    .join('');
}

function attributesOf(node: object): Readonly<Record<string, string>> {
  const written = 'attributes' in node && isRecord(node.attributes) ? node.attributes : {};
  const allowed = Object.entries(written)
    .map(([name, value]) => [name, String(value)] as const)
    .filter(([name, value]) => attributeNames.includes(name) && /^[\w .%-]{1,30}$/.test(value));
  return Object.fromEntries(allowed);
}

function looksOf(node: object): readonly MathLook[] {
  const classes: readonly unknown[] =
    'classes' in node && Array.isArray(node.classes) ? node.classes : [];
  const style = 'style' in node && isRecord(node.style) ? node.style : {};
  return [
    ...('border' in style ? (['boxed'] as const) : []),
    ...(classes.includes('tml-cancel') ? (['cancelled'] as const) : []),
    ...(classes.includes('tml-left') ? (['left'] as const) : []),
    ...(classes.includes('tml-right') ? (['right'] as const) : []),
  ];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
