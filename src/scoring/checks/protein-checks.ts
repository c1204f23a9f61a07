import type { Check } from '../check.ts';

export const proteinChecks = {} as const satisfies Readonly<Record<string, Check>>;
