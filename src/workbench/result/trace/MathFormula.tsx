import { createElement, memo, type ReactNode } from 'react';
import { type MathElement, texToMathml } from '#reasoning/markdown/tex-to-mathml.ts';

interface MathFormulaProps {
  readonly tex: string;
  readonly isDisplay: boolean;
  /** Shown where the formula cannot be read. */
  readonly source: ReactNode;
}

/** LaTeX as MathML elements. Load it with `lazy(() => import(…))`: it brings a parser along. */
export const MathFormula = memo(
  ({ tex, isDisplay, source }: MathFormulaProps) => {
    const math = texToMathml(tex, isDisplay);
    return math.ok ? elementOf(math.value, 0) : source;
  },
  (before, after) => before.tex === after.tex && before.isDisplay === after.isDisplay,
);

function elementOf({ name, attributes, looks, children }: MathElement, key: number): ReactNode {
  const className = looks.map((look) => `math-${look}`).join(' ');
  return createElement(
    name,
    { key, ...attributes, ...(className !== '' && { className }) },
    ...children.map((child, index) =>
      typeof child === 'string' ? child : elementOf(child, index),
    ),
  );
}
