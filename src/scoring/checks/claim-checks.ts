import type { Check } from '../check.ts';

export const claimChecks = {} as const satisfies Readonly<Record<string, Check>>;
