export interface Box {
  readonly width: number;
  readonly height: number;
  /** A plus ends a row with its neighbour before, an arrow begins one with its neighbour behind. */
  readonly kind: 'picture' | 'plus' | 'arrow';
}

export interface Placed {
  /** Upper left corner. */
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly places: readonly Placed[];
  readonly width: number;
  readonly height: number;
}

/** Pixels between two boxes, and between two rows. */
const GAP = 10;
const ROW_GAP = 16;

/** Puts boxes in rows no wider than `most`, unless one alone is wider; each row is centred. */
export function layOut(boxes: readonly Box[], most: number): Layout {
  const rows = rowsOf(boxes, most);
  const width = Math.max(...rows.map(widthOf), 0);
  const places: Placed[] = [];
  let top = 0;
  for (const row of rows) {
    const height = Math.max(...row.map((box) => box.height));
    let left = (width - widthOf(row)) / 2;
    for (const box of row) {
      places.push({ x: left, y: top + (height - box.height) / 2 });
      left += box.width + GAP;
    }
    top += height + ROW_GAP;
  }
  return { places, width, height: Math.max(top - ROW_GAP, 0) };
}

function rowsOf(boxes: readonly Box[], most: number): readonly (readonly Box[])[] {
  const rows: Box[][] = [];
  for (const group of groupsOf(boxes)) {
    const row = rows.at(-1);
    if (row && widthOf([...row, ...group]) <= most) row.push(...group);
    else rows.push([...group]);
  }
  return rows;
}

/** What no end of a row may part. */
function groupsOf(boxes: readonly Box[]): readonly (readonly Box[])[] {
  const groups: Box[][] = [];
  for (const [index, box] of boxes.entries()) {
    const group = groups.at(-1);
    const isGlued = box.kind === 'plus' || boxes[index - 1]?.kind === 'arrow';
    if (group && isGlued) group.push(box);
    else groups.push([box]);
  }
  return groups;
}

function widthOf(row: readonly Box[]): number {
  return row.reduce((sum, { width }) => sum + width, GAP * (row.length - 1));
}
