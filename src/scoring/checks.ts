import type { VerifierName } from '#tasks/task.ts';
import type { Check } from './check.ts';
import { claimChecks } from './checks/claim-checks.ts';
import { materialChecks } from './checks/material-checks.ts';
import { moleculeChecks } from './checks/molecule-checks.ts';
import { nucleicChecks } from './checks/nucleic-checks.ts';
import { numberChecks } from './checks/number-checks.ts';
import { proteinChecks } from './checks/protein-checks.ts';
import { reactionChecks } from './checks/reaction-checks.ts';
import { textChecks } from './checks/text-checks.ts';

/** Every check by the name that tasks give it; docs/checks.md lists them. */
export const checks: Readonly<Record<VerifierName, Check>> = {
  ...moleculeChecks,
  ...reactionChecks,
  ...materialChecks,
  ...proteinChecks,
  ...nucleicChecks,
  ...numberChecks,
  ...textChecks,
  ...claimChecks,
};

/** Checks that look at every run, whichever its task: they read the thought and the input. */
export const everyTask: readonly VerifierName[] = [
  'sums-come-out',
  'claims-hold',
  'units-keep-values',
  'input-is-usual',
];
