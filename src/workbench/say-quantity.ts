/** Megabytes with one decimal, as people say them: 1 MB is 1,000,000 bytes. */
export function sayMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Bytes in the unit that fits, as people say them: `812 bytes`, `4.2 MB`, `1.07 GB`. */
export function sayBytes(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} bytes`;
  if (bytes < 999_950) return `${(bytes / 1e3).toFixed(1)} kB`;
  if (bytes < 999_950_000) return sayMegabytes(bytes);
  return `${(bytes / 1e9).toFixed(2)} GB`;
}

/** Bytes per second: `84.3 MB/s`. */
export function sayRate(bytesPerSecond: number): string {
  return `${sayBytes(bytesPerSecond).replace('bytes', 'B')}/s`;
}

/** How long something will still take, no finer than anyone can know: `about 40 s`, `about 3 h 20 min`. */
export function sayTimeLeft(seconds: number): string {
  if (seconds < 10) return 'a few seconds';
  if (seconds < 90) return `about ${Math.round(seconds / 5) * 5} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `about ${minutes} min`;
  return `about ${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
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

/** A count with its noun: `1 file`, `16,000 files`. */
export function sayCountOf(count: number, noun: string): string {
  return `${sayCount(count)} ${noun}${count === 1 ? '' : 's'}`;
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
