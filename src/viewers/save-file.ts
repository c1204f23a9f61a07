/** Offers bytes to the person as a download. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download reads the address a little later than the click returns.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A file name from a label: `Aspirin (3D)` becomes `aspirin-3d`. */
export function fileNameOf(label: string): string {
  const words = label.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return words.replace(/^-+|-+$/g, '').slice(0, 60) || 'molecule';
}
