import { isNear, type PlacedRow, type Plan, round } from './nine-lines-layout.ts'
import { Cross, Shape } from './nine-lines-marks.tsx'
import type { Line } from './nine-lines-words.ts'

/** One track with its ends in words, the views above it, the cross on it. */
export function RowMarks({
  plan,
  row,
  line,
  childOnly,
}: {
  plan: Plan
  row: PlacedRow
  line: Line
  childOnly?: boolean | undefined
}) {
  const { y, lanes } = row
  const at = (position: number) =>
    plan.x0 + ((plan.x1 - plan.x0) * Math.min(100, Math.max(0, position))) / 100
  const middle = (plan.x0 + plan.x1) / 2
  const joinY = y - plan.firstLane
  const xs = row.row.views.map(({ position }) => at(position))
  const { agreed, was } = row.row
  return (
    <>
      <line
        class={agreed === null && !childOnly ? 'nl-track nl-open' : 'nl-track'}
        x1={plan.x0}
        x2={plan.x1}
        y1={y}
        y2={y}
      />
      {line.neitherEndIsBetter && <line class="nl-tick" x1={middle} x2={middle} y1={y - 5} y2={y + 5} />}
      {xs.length > 1 && (
        <line class="nl-join" x1={Math.min(...xs)} x2={Math.max(...xs)} y1={joinY} y2={joinY} />
      )}
      {lanes.map(({ view, lane }) => (
        <>
          {lane > 0 && (
            <line
              class="nl-stem"
              x1={at(view.position)}
              x2={at(view.position)}
              y1={joinY}
              y2={joinY - lane * plan.laneGap}
            />
          )}
        </>
      ))}
      {lanes.map(({ view, lane }) => (
        <Shape who={view.who} x={at(view.position)} y={joinY - lane * plan.laneGap} />
      ))}
      {!childOnly && agreed !== null && was !== undefined && was !== null && (
        <Moved from={at(was)} to={at(agreed)} y={y} isNear={isNear(row.row, plan)} />
      )}
      {!childOnly && agreed !== null && <Cross x={at(agreed)} y={y} />}
      <g class="nl-soft" font-size={plan.endSize}>
        <text x={plan.x0} y={y + row.endY}>
          {row.row.left}
        </text>
        <text x={plan.x1} y={y + row.endY} text-anchor="end">
          {row.row.right}
        </text>
        {row.middle && (
          <text
            class={plan.needX ? 'nl-soft' : 'nl-part'}
            x={middle}
            y={y + row.endY}
            text-anchor="middle"
            font-weight={plan.needX ? 400 : 700}
          >
            {row.middle}
          </text>
        )}
      </g>
      {row.part.length > 0 && (
        <text
          class="nl-part"
          font-size={plan.partSize}
          font-weight={plan.partWeight}
          text-anchor={plan.partAnchor}
        >
          {row.part.map((text, i) => (
            <tspan
              x={plan.partX}
              y={
                row.partY +
                (i - (plan.partX === plan.labelX ? 0 : (row.part.length - 1) / 2)) * plan.partSize * 1.15
              }
            >
              {text}
            </tspan>
          ))}
        </text>
      )}
    </>
  )
}

/** The older cross, hollow, with a thin arrow to the new one; hardly moved, it stands just below. */
function Moved({ from, to, y, isNear }: { from: number; to: number; y: number; isNear: boolean }) {
  if (isNear) return <Cross x={from} y={y + 15} hollow />
  const way = Math.sign(to - from)
  const end = to - way * 11
  return (
    <>
      <Cross x={from} y={y} hollow />
      <path
        class="nl-moved"
        d={`M${round(from + way * 9)} ${y}H${round(end)}M${round(end - way * 5)} ${y - 4}L${round(end)} ${y}L${round(end - way * 5)} ${y + 4}`}
      />
    </>
  )
}
