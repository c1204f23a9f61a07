/** Megabytes with one decimal, as people say them: 1 MB is 1,000,000 bytes. */
export function sayMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A duration in the unit that fits: `85 ms`, `4.2 s`, `3 min 05 s`. */
export function sayDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** A count with thin groups of three digits: `16,000`. */
export function sayCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** A number with all its digits and a typographic minus: `−2.1`. */
export function sayNumber(value: number): string {
  return String(value).replaceAll('-', '−');
}

/** A share from 0 to 1 as percent, with a decimal only where it says something. The space does not break. */
export function sayShare(share: number): string {
  return `${roundPercent(share)}\u00a0%`;
}

export function roundPercent(share: number): string {
  const percent = share * 100;
  const near = percent > 99 || percent < 1;
  return near && percent > 0 && percent < 100 ? percent.toFixed(1) : percent.toFixed(0);
}
