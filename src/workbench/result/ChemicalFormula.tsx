import { formulaParts } from './formula-parts.ts';
import './ChemicalFormula.css';

/** A molecular formula with its counts below and its charge above the line. */
export function ChemicalFormula({ formula }: { readonly formula: string }) {
  return (
    <span className="chemical-formula">
      {formulaParts(formula).map(({ text, place }, index) => {
        // The same piece may occur twice: only its place in the row tells it apart.
        const key = `${index}-${text}`;
        if (place === 'below') return <sub key={key}>{text}</sub>;
        if (place === 'above') return <sup key={key}>{text}</sup>;
        return <span key={key}>{text}</span>;
      })}
    </span>
  );
}
