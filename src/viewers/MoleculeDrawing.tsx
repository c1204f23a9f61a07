import { useMemo, useState } from 'react';
import { svgAddress } from './svg-to-png.ts';
import './MoleculeDrawing.css';

interface MoleculeDrawingProps {
  /** An SVG document as text, from `Chemistry.drawMolecule`. */
  readonly svg: string;
  /** What it shows, for those who do not see it, such as `Aspirin, C9H8O4`. */
  readonly label: string;
}

/**
 * A 2D structure. The SVG becomes an image, in which neither scripts nor outside files work;
 * inlining it would need an HTML parser, which the page forbids itself.
 */
export function MoleculeDrawing({ svg, label }: MoleculeDrawingProps) {
  const source = useMemo(() => svgAddress(svg), [svg]);
  const [brokenSource, setBrokenSource] = useState<string>();
  if (brokenSource === source) return <p className="muted">{label} (the drawing is damaged)</p>;
  return (
    <img
      className="molecule-drawing"
      src={source}
      alt={label}
      draggable={false}
      onError={() => setBrokenSource(source)}
    />
  );
}
