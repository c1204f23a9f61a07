import type { Check } from '../check.ts';

export const nucleicChecks = {} as const satisfies Readonly<Record<string, Check>>;
