import type { ReactNode } from 'react';
import type { Recognised } from '#science/reading.ts';

interface ReadingEchoProps {
  readonly reading: Recognised;
  /** What was understood. */
  readonly children: ReactNode;
}

/** The title of a record, what it holds, and what was chosen, changed or left out. */
export function ReadingEcho({ reading, children }: ReadingEchoProps) {
  return (
    <div className="reading-echo">
      {reading.name !== undefined && <p className="reading-name">{reading.name}</p>}
      {children}
      {reading.notes.map((note) => (
        <p className="muted" key={note}>
          {note}
        </p>
      ))}
    </div>
  );
}
