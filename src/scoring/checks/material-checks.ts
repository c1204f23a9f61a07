import type { Check } from '../check.ts';

export const materialChecks = {} as const satisfies Readonly<Record<string, Check>>;
