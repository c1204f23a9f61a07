import { useMediaQuery } from '#ui/useMediaQuery.ts';

/** CSS pixels that a drawing of the structure panel may take, so that its labels keep their size. */
export function useDrawingWidth(): number {
  const isNarrow = useMediaQuery('(max-width: 700px)');
  const isAlone = useMediaQuery('(max-width: 1099px)');
  const isWide = useMediaQuery('(min-width: 1600px)');
  if (isNarrow) return 310;
  // Between the two the panel shares the page with the form.
  if (isAlone) return 620;
  return isWide ? 500 : 400;
}
