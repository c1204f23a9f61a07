import { checks } from '#scoring/checks.ts';

/** For checks by their titles: the tool, and what it cannot see. Loads every check. */
export function CheckLimits({ checks: titles }: { readonly checks: readonly string[] }) {
  const shown = Object.values(checks).filter(({ title }) => titles.includes(title));
  return (
    <dl className="check-limits">
      {shown.map(({ title, tool, cannotSee }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd className="muted">
            {cannotSee} Tool: {tool}.
          </dd>
        </div>
      ))}
    </dl>
  );
}
