import { Fragment } from 'react';
import { smilesParts } from '#science/smiles-parts.ts';
import { MoleculePicture } from '../../MoleculePicture.tsx';

/** A degenerate reply may hold hundreds of parts; each picture is a call to the worker. */
const MOST_PICTURES = 12;

/** Each molecule drawn, with its SMILES. */
export function SmilesAnswer({ smiles }: { readonly smiles: string }) {
  const parts = smilesParts(smiles);
  const drawn = parts.slice(0, MOST_PICTURES);
  return (
    <>
      <div className="answer-molecules">
        {drawn.map((part, index) => {
          const key = `${index}-${part}`;
          return (
            <Fragment key={key}>
              {index > 0 && <span className="answer-plus">+</span>}
              <div className="answer-molecule">
                <MoleculePicture smiles={part} label={`Structure drawing of the answer ${part}`} />
                <code className="monospace">{part}</code>
              </div>
            </Fragment>
          );
        })}
      </div>
      {parts.length > drawn.length && (
        <p className="muted">
          The answer has {parts.length} parts; the first {drawn.length} are drawn.
        </p>
      )}
    </>
  );
}
