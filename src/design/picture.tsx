import { Details } from './details.tsx'
import { Table } from './table.tsx'

/** A few amounts side by side, each said where it stands; bars start at nothing. The table is one press away. */
export function Bars({ title, unit, rowsAre, bars }: PictureProps & { bars: readonly Amount[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const step = 40
  return (
    <figure class="nf-figure">
      <figcaption>{title}</figcaption>
      <svg class="nf-chart" viewBox={`0 0 ${width} ${bars.length * step}`} aria-hidden="true">
        {bars.map(({ label, value }, i) => (
          <>
            <text x="0" y={i * step + 25}>
              {label}
            </text>
            <rect
              class="bar"
              x={left}
              y={i * step + 6}
              width={round((value / most) * (width - left - 60))}
              height={step - 14}
              rx="3"
            />
            <text x={left + round((value / most) * (width - left - 60)) + 8} y={i * step + 25}>
              {value}
            </text>
          </>
        ))}
      </svg>
      <Details summary="The same as a table">
        <Table
          head={[rowsAre, { text: capital(unit), numeric: true }]}
          firstCellIsHeader
          rows={bars.map(({ label, value }) => [label, String(value)])}
        />
      </Details>
    </figure>
  )
}

/** One amount over time. `low` and `high` draw what is not certain as a band, and `bandMeans` says what it means. */
export function Trend({ title, unit, rowsAre, bandMeans, points }: TrendProps) {
  const most = Math.max(1, ...points.map(({ value, high }) => high ?? value)) * 1.1
  const x = (i: number) => round(8 + (i * (width - 90)) / Math.max(1, points.length - 1))
  const y = (value: number) => round(200 - (value / most) * 180)
  const unsure = points.flatMap(({ low, high }, i) =>
    low === undefined || high === undefined ? [] : [{ i, low, high }],
  )
  const known = points[Math.max(0, (unsure[0]?.i ?? 0) - 1)]
  const startsAt = (unsure[0]?.i ?? 0) - 1
  const edge =
    known && startsAt >= 0 ? [{ i: startsAt, low: known.value, high: known.value }, ...unsure] : unsure
  const last = points.at(-1)
  return (
    <figure class="nf-figure">
      <figcaption>{title}</figcaption>
      <svg class="nf-chart" viewBox={`0 0 ${width} 232`} aria-hidden="true">
        {edge.length > 1 && (
          <path
            class="range"
            d={`M${edge.map(({ i, high }) => `${x(i)} ${y(high)}`).join('L')}L${edge
              .toReversed()
              .map(({ i, low }) => `${x(i)} ${y(low)}`)
              .join('L')}Z`}
          />
        )}
        <line class="axis" x1="0" x2={width - 60} y1={y(0)} y2={y(0)} />
        <path class="trend" d={`M${points.map(({ value }, i) => `${x(i)} ${y(value)}`).join('L')}`} />
        {points.map(({ label }, i) => (
          <text class="quiet" x={x(i)} y="224" text-anchor={i === 0 ? 'start' : 'middle'}>
            {label}
          </text>
        ))}
        {last && (
          <text x={x(points.length - 1) + 10} y={y(last.value) + 5}>
            {last.value} {unit}
          </text>
        )}
      </svg>
      {bandMeans && unsure.length > 0 && <p class="nf-key">The pale band is {bandMeans}.</p>}
      <Details summary="The same as a table">
        <Table
          head={[rowsAre, { text: capital(unit), numeric: true }, ...(unsure.length > 0 ? ['Between'] : [])]}
          firstCellIsHeader
          rows={points.map(({ label, value, low, high }) => [
            label,
            String(value),
            ...(unsure.length > 0
              ? [low === undefined || high === undefined ? '' : `${low} and ${high}`]
              : []),
          ])}
        />
      </Details>
    </figure>
  )
}

const width = 640
const left = 140
const round = (n: number) => Math.round(n * 10) / 10
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

type Amount = { label: string; value: number }
/** `rowsAre` heads the first column of the table: "Term", "Month". */
type PictureProps = { title: string; unit: string; rowsAre: string }
type TrendProps = PictureProps & {
  bandMeans?: string | undefined
  points: readonly (Amount & { low?: number | undefined; high?: number | undefined })[]
}
