/** Rewards run from 0 to 1, and sums of equal ones differ by less than this. */
export const REWARD_ROUNDING = 1e-9;
