import type { Check } from '../check.ts';

export const moleculeChecks = {} as const satisfies Readonly<Record<string, Check>>;
