import './SpaceGroupSymbol.css';

/** One letter, one digit below the line, or one digit under a bar. */
const SIGN = /_(?<below>\d)|-(?<barred>\d)|(?<plain>.)/g;

/** A Hermann–Mauguin symbol as crystallographers print it. */
export function SpaceGroupSymbol({ symbol }: { readonly symbol: string }) {
  return (
    <span className="space-group-symbol">
      {[...symbol.matchAll(SIGN)].map(({ index, groups }) => {
        if (groups?.['below']) return <sub key={index}>{groups['below']}</sub>;
        if (groups?.['barred']) {
          return (
            <span key={index}>
              {/* Heard and copied as the minus that plain text has for the bar. */}
              <span className="visually-hidden">-</span>
              <span className="space-group-bar">{groups['barred']}</span>
            </span>
          );
        }
        return <span key={index}>{groups?.['plain']}</span>;
      })}
    </span>
  );
}
