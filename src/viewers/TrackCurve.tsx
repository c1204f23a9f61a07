import { memo } from 'react';

interface TrackCurveProps {
  readonly name: string;
  /** One for each base; the curve has a gap where there is none. */
  readonly values: readonly (number | undefined)[];
  /** The value at the top of the lane; 0 is at its bottom. */
  readonly most: number;
  /** A value that a thin line marks. */
  readonly line: number;
  /** Words at the top, at the line and at the bottom. */
  readonly ticks: readonly [string, string, string];
  readonly frame: {
    readonly left: number;
    readonly top: number;
    readonly height: number;
    /** Pixels for one base. */
    readonly scale: number;
  };
}

/** A value along a sequence as a curve in a lane. */
export const TrackCurve = memo((props: TrackCurveProps) => {
  const { name, values, most, line, ticks, frame } = props;
  const { left, top, height, scale } = frame;
  const yOf = (value: number) => top + height * (1 - Math.min(1, value / most));
  const right = left + values.length * scale;
  const [highest, middle, lowest] = ticks;
  return (
    <g>
      <rect className="tracks-lane" x={left} y={top} width={right - left} height={height} />
      <line className="tracks-line" x1={left} x2={right} y1={yOf(line)} y2={yOf(line)} />
      <path
        className="tracks-curve"
        d={pathOf(values, (index) => left + (index + 0.5) * scale, yOf)}
      />
      <text className="tracks-scale" x={left - 4} y={top + 8}>
        {highest}
      </text>
      <text className="tracks-scale" x={left - 4} y={yOf(line) + 3}>
        {middle}
      </text>
      <text className="tracks-scale" x={left - 4} y={top + height}>
        {lowest}
      </text>
      <text className="tracks-name" x={left + 4} y={top + 12}>
        {name}
      </text>
    </g>
  );
});

function pathOf(
  values: readonly (number | undefined)[],
  xOf: (index: number) => number,
  yOf: (value: number) => number,
): string {
  let isOpen = false;
  const parts = values.flatMap((value, index) => {
    if (value === undefined) {
      isOpen = false;
      return [];
    }
    const command = isOpen ? 'L' : 'M';
    isOpen = true;
    return [`${command}${xOf(index).toFixed(1)} ${yOf(value).toFixed(1)}`];
  });
  return parts.join('');
}
