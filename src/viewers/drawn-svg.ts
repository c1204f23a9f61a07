/** What a drawing takes from style sheets, and a file of its own must hold itself. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
];

/** A picture as it is now. */
export interface DrawnSvg {
  /** An SVG document as text. */
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** A drawing of the page as a document of its own, in the colours that it has now. */
export function drawnSvg(svg: SVGSVGElement | null): DrawnSvg | undefined {
  if (!svg) return undefined;
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error('A copied drawing is no drawing.');
  const originals = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [index, original] of originals.entries()) {
    const styles = getComputedStyle(original);
    for (const name of PROPERTIES) {
      copies[index]?.setAttribute(name, styles.getPropertyValue(name));
    }
    for (const name of ['class', 'style', 'tabindex', 'role']) copies[index]?.removeAttribute(name);
  }
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return { svg: new XMLSerializer().serializeToString(copy), width, height };
}
