/** Where a named group lies in a molecule. */
export interface GroupMatch {
  /** As chemists say it, singular: `carboxylic acid`. */
  readonly name: string;
  /** Atoms of each place, numbered from 0 in the order of the SMILES that was asked about. */
  readonly places: readonly (readonly number[])[];
}

/** A group by its pattern, for `Chemistry.matchGroups`. */
export interface GroupPattern {
  readonly name: string;
  readonly smarts: string;
}
