/** Numbers from 0 to 10 over time, the whole way always in view. Stands beside the same in words and a table, which say it. */
export function ZeroToTen({ points }: { points: readonly { value: number; on: number; label: string }[] }) {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return null
  // Several on one day stand side by side; otherwise time decides where a dot is.
  const span = last.on - first.on
  const x = (on: number, i: number) =>
    round(left + (span > 0 ? (on - first.on) / span : i / Math.max(1, points.length - 1)) * (right - left))
  const dots = points.map(({ value, on }, i) => ({ x: x(on, i), y: y(value) }))
  return (
    <svg class="nf-chart nf-ten" viewBox={`0 0 ${width} 132`} aria-hidden="true">
      {[0, 5, 10].map((value) => (
        <>
          <line class="axis" x1={left} x2={right} y1={y(value)} y2={y(value)} />
          <text class="quiet" x={left - 8} y={y(value) + 5} text-anchor="end">
            {value}
          </text>
        </>
      ))}
      <path class="trend" d={`M${dots.map((dot) => `${dot.x} ${dot.y}`).join('L')}`} />
      {dots.map((dot) => (
        <circle class="bar" cx={dot.x} cy={dot.y} r="5" />
      ))}
      <text x={right + 12} y={y(last.value) + 5}>
        {last.value}
      </text>
      <text class="quiet" x={left} y="126">
        {first.label}
      </text>
      {span > 0 && (
        <text class="quiet" x={right} y="126" text-anchor="end">
          {last.label}
        </text>
      )}
    </svg>
  )
}

const width = 340
const [left, right] = [30, width - 32]
const [top, bottom] = [14, 104]
const round = (n: number) => Math.round(n * 10) / 10
const y = (value: number) => round(bottom - (value / 10) * (bottom - top))
