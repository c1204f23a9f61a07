export function Conformer({
  smiles,
  placeholder,
}: {
  readonly smiles: string | undefined;
  readonly placeholder: string;
}) {
  return <div className="conformer">{smiles ?? placeholder}</div>;
}
