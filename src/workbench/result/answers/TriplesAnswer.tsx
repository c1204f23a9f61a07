import type { Triple } from '#tasks/answer.ts';

interface TriplesAnswerProps {
  readonly columns: readonly string[];
  readonly triples: readonly Triple[];
}

/** Relations between things, one in each row. */
export function TriplesAnswer({ columns, triples }: TriplesAnswerProps) {
  return (
    <table className="answer-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {triples.map(({ subject, relation, object }, index) => {
          const key = `${index}-${subject}-${object}`;
          return (
            <tr key={key}>
              <td>{subject}</td>
              {relation !== undefined && <td>{relation}</td>}
              <td>{object}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
