import { type Line, type Place, placeWords } from './nine-lines-words.ts'

/** A blank to fill in by hand, one side of A4 with room to write. Shown on screen too, so that one sees what will print. */
export function NineLinesBlank({ title, who, lines, places }: BlankProps) {
  const names = { ...placeWords, ...places }
  const rows = lines.flatMap((line) => line.rows.map((row, i) => ({ line, row, first: i === 0 })))
  const firsts = lines.length
  // A4 less its margins is 182 by 262 mm; the heading above takes some. Every sheet must fit, whatever the parts.
  const rowHeight = Math.min(84, (height - 64 - 40 - firsts * 34) / rows.length)
  let y = 64
  return (
    <svg
      class="nl nl-sheet"
      viewBox={`0 0 ${width} ${height}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an svg drawn in the page cannot be an img
      role="img"
      aria-label={`${title}. ${who ?? ''} Nine lines to mark by hand.`}
    >
      <text x="0" y="16" font-size="15">
        Name
      </text>
      <line class="nl-write" x1="48" x2="330" y1="19" y2="19" />
      <text x="350" y="16" font-size="15">
        Who is filling this in
      </text>
      <line class="nl-write" x1="510" x2="760" y1="19" y2="19" />
      <text x="780" y="16" font-size="15">
        Date
      </text>
      <line class="nl-write" x1="820" x2={width} y1="19" y2="19" />
      <text class="nl-soft" x="0" y="46" font-size="15">
        Put a cross on each line. Leave any line out. Write what helps.
      </text>
      {(['home', 'setting', 'community'] as const).map((place, i) => (
        <text class="nl-soft" x={needX[i]} y="46" font-size="15" text-anchor="middle">
          {names[place]}
        </text>
      ))}
      {rows.map(({ line, row, first }) => {
        if (first) y += 34
        const top = y - (first ? 34 : 0)
        y += rowHeight
        const trackY = y - rowHeight + 6
        return (
          <g>
            {first && (
              <>
                <line class="nl-rule" x1="0" x2={width} y1={top} y2={top} />
                <text class="nl-label" x="0" y={top + 24} font-size="18">
                  {line.label}
                </text>
                {needX.map((x) => (
                  <rect class="nl-need-ring" x={x - 26} y={top + 10} width="52" height="26" rx="6" />
                ))}
              </>
            )}
            {row.part && (
              <text x="0" y={trackY + 5} font-size="15">
                {row.part.label}
              </text>
            )}
            <line class="nl-track" x1={x0} x2={x1} y1={trackY} y2={trackY} />
            {line.neitherEndIsBetter && (
              <line class="nl-tick" x1={(x0 + x1) / 2} x2={(x0 + x1) / 2} y1={trackY - 5} y2={trackY + 5} />
            )}
            <g class="nl-soft" font-size="15">
              <text x={x0} y={trackY + 19}>
                {row.left}
              </text>
              <text x={x1} y={trackY + 19} text-anchor="end">
                {row.right}
              </text>
              {line.neitherEndIsBetter && (
                <text x={(x0 + x1) / 2} y={trackY + 19} text-anchor="middle">
                  like most this age
                </text>
              )}
            </g>
            {rowHeight > 44 && (
              <line class="nl-rule" x1={x0} x2={width} y1={y - 12} y2={y - 12} stroke-dasharray="2 4" />
            )}
          </g>
        )
      })}
      <text class="nl-soft" x="0" y={height - 8} font-size="15">
        In each box write: none yet, some, a lot, urgent. Leave it empty where nobody asked or nobody saw.
      </text>
    </svg>
  )
}

const width = 960
const height = 1270
const x0 = 240
const x1 = 690
const needX: readonly [number, number, number] = [752, 834, 916]

type BlankProps = {
  title: string
  who?: string | undefined
  lines: readonly Line[]
  places?: Partial<Record<Place, string>> | undefined
}
