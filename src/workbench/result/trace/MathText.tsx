import { lazy, Suspense } from 'react';
import type { MathPiece } from '#reasoning/markdown/markdown-tree.ts';
import { VisibleText } from './TextLeaf.tsx';

// Reading LaTeX takes 50 KB (gzip), and most thoughts have none.
const MathFormula = lazy(async () => {
  const { MathFormula: component } = await import('./MathFormula.tsx');
  return { default: component };
});

/** A formula as MathML; its source until that is there, and where it cannot be read. */
export function MathText({ piece }: { readonly piece: MathPiece }) {
  const source = (
    <code className="math-source">
      <VisibleText text={piece.source} />
    </code>
  );
  return (
    <Suspense fallback={source}>
      <MathFormula tex={piece.tex} isDisplay={piece.isDisplay} source={source} />
    </Suspense>
  );
}
