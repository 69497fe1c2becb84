import { Details } from './details.tsx'
import { Table } from './table.tsx'

/** A few amounts side by side, each said where it stands; bars start at nothing. The table is one press away. */
export function Bars({ title, unit, rowsAre, bars }: PictureProps & { bars: readonly Amount[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const step = 58
  return (
    <figure class="nf-figure">
      <figcaption>{title}</figcaption>
      <svg class="nf-chart" width="100%" height={bars.length * step} aria-hidden="true">
        {bars.map(({ label, value }, i) => (
          <>
            <text x="0" y={i * step + 16}>
              {label}
            </text>
            <rect class="bar" x="0" y={i * step + 24} width={share(value / most)} height="22" rx="3" />
            <text x={share(value / most)} dx="8" y={i * step + 41}>
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
  const x = (i: number) => round((i * 100) / Math.max(1, points.length - 1))
  const y = (value: number) => round(100 - (value / most) * 100)
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
      <svg class="nf-chart" width="100%" height="232" aria-hidden="true">
        <svg width={share(1)} height="200" viewBox="0 0 100 100" preserveAspectRatio="none">
          {edge.length > 1 && (
            <path
              class="range"
              vector-effect="non-scaling-stroke"
              d={`M${edge.map(({ i, high }) => `${x(i)} ${y(high)}`).join('L')}L${edge
                .toReversed()
                .map(({ i, low }) => `${x(i)} ${y(low)}`)
                .join('L')}Z`}
            />
          )}
          <path
            class="trend"
            vector-effect="non-scaling-stroke"
            d={`M${points.map(({ value }, i) => `${x(i)} ${y(value)}`).join('L')}`}
          />
        </svg>
        <line class="axis" x1="0" x2={share(1)} y1="200" y2="200" />
        {points.map(({ label }, i) => (
          <text class="quiet" x={share(x(i) / 100)} y="224" text-anchor={i === 0 ? 'start' : 'middle'}>
            {label}
          </text>
        ))}
        {last && (
          <text x={share(1)} dx="8" y={y(last.value) * 2 + 5}>
            {last.value}
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

/** Drawn in shares of the room, so that the words keep their size on a phone; the rest is for the last number. */
const share = (part: number) => `${round(part * 88)}%`
const round = (n: number) => Math.round(n * 10) / 10
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

type Amount = { label: string; value: number }
/** `rowsAre` heads the first column of the table: "Term", "Month". */
type PictureProps = { title: string; unit: string; rowsAre: string }
type TrendProps = PictureProps & {
  bandMeans?: string | undefined
  points: readonly (Amount & { low?: number | undefined; high?: number | undefined })[]
}
