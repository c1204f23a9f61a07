import type { Check } from '../check.ts';

export const numberChecks = {} as const satisfies Readonly<Record<string, Check>>;
