import type { Check } from '../check.ts';

export const reactionChecks = {} as const satisfies Readonly<Record<string, Check>>;
