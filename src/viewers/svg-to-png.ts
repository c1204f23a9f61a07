/** Pixels of the PNG for one CSS pixel of the drawing: enough for print. */
const SCALE = 4;

/** A drawing as a PNG on this background; undefined where the browser cannot draw it. */
export async function svgToPng(
  svg: string,
  { width, height }: { readonly width: number; readonly height: number },
  background: string,
): Promise<Blob | undefined> {
  const image = new Image();
  image.src = svgAddress(svg);
  try {
    await image.decode();
  } catch {
    return undefined;
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * SCALE);
  canvas.height = Math.round(height * SCALE);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.fillStyle = background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png');
  });
}

/** As an image, in which neither scripts nor outside files work. */
export function svgAddress(svg: string): string {
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}
