import type { Child } from 'hono/jsx'
import {
  childsOwn,
  type Line,
  type Need,
  needOf,
  type Place,
  placeWords,
  type Row,
  sayLine,
  type View,
  type Who,
} from './nine-lines-words.ts'
import { Cross, NeedDot, Shape } from './nine-lines-marks.tsx'

/**
 * The picture everything turns on: a line for each of nine things, a cross for what was agreed, small marks for what
 * each person said first. Emit both layouts inside NineLinesBoth and the style shows the one that fits; only that one
 * is then read aloud.
 */
export function NineLines(given: NineLinesProps) {
  const picture = given.childOnly ? { ...given, lines: given.lines.map(childsOwn) } : given
  const plan = plans[picture.layout]
  const id = `${picture.id ?? 'nine-lines'}-${picture.layout}`
  const places = { ...placeWords, ...picture.places }
  const blocks = layOut(picture, plan)
  const legend = layOutLegend(picture, plan)
  const height = plan.top + blocks.height + legend.height + 8
  return (
    <svg
      class={`nl nl-${picture.layout}`}
      viewBox={`0 0 ${plan.width} ${Math.ceil(height)}`}
      preserveAspectRatio="xMinYMin"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- HTML has no group that may stand as an svg
      role="group"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{picture.title}</title>
      <desc id={`${id}-desc`}>{picture.childOnly ? 'My own marks, in a picture.' : description}</desc>
      {plan.needX && !picture.childOnly && (
        <g aria-hidden="true" font-size={plan.endSize} text-anchor="middle" class="nl-soft">
          {shownPlaces(picture).map((place, i) => (
            <text x={plan.needX?.[i]} y={plan.top - 12}>
              {places[place]}
            </text>
          ))}
        </g>
      )}
      {blocks.items.map((block, i) => (
        <LineBlock picture={picture} plan={plan} places={places} block={block} tinted={i % 2 === 0} />
      ))}
      <g aria-hidden="true" transform={`translate(0 ${plan.top + blocks.height})`}>
        {legend.items}
      </g>
    </svg>
  )
}

/** Both layouts; the narrow one on a phone, the wide one on a desk and on paper. */
export const NineLinesBoth = (picture: Omit<NineLinesProps, 'layout'>) => (
  <div class="nl-pair">
    <NineLines {...picture} layout="narrow" />
    <NineLines {...picture} layout="wide" />
  </div>
)

const description =
  'A picture, not a test. The cross is what was agreed; the small marks are what each person said first. The same in words is in the table below.'

// ── one line ──────────────────────────────────────────────────────────────────────────────────────────────────────
function LineBlock({ picture, plan, places, block, tinted }: LineBlockProps) {
  const { line, top, height } = block
  const href = picture.hrefFor?.(line.key)
  const words = picture.childOnly ? 'views' : 'agreed'
  const label = (
    <>
      <text class="nl-label" x={plan.labelX} y={top + plan.labelY} font-size={plan.labelSize}>
        {block.label.map((text, i) => (
          <tspan x={plan.labelX} dy={i === 0 ? 0 : plan.labelSize * 1.15}>
            {text}
          </tspan>
        ))}
      </text>
    </>
  )
  return (
    <g>
      {tinted && <rect class="nl-band" x="0" y={top} width={plan.width} height={height} rx="10" />}
      {href ? (
        <a href={href}>
          <rect
            class="nl-hit"
            x={plan.labelX - 8}
            y={top + 3}
            width={plan.labelWidth + 12}
            height={Math.max(44, plan.labelY + (block.label.length - 1) * plan.labelSize * 1.15 + 8)}
            rx="6"
          />
          {label}
        </a>
      ) : (
        <g aria-hidden="true">{label}</g>
      )}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a part of an svg cannot be an img */}
      <g role="img" aria-label={sayLine(line, places, words)}>
        <text class="nl-quote" x={plan.labelX} y={block.quoteY} font-size={plan.quoteSize}>
          {block.quote.map((text, i) => (
            <tspan x={plan.labelX} dy={i === 0 ? 0 : plan.quoteSize * 1.25}>
              {text}
            </tspan>
          ))}
        </text>
        {block.rows.map((row) => (
          <RowMarks plan={plan} row={row} line={line} childOnly={picture.childOnly} />
        ))}
        {!picture.childOnly && <Needs picture={picture} plan={plan} places={places} block={block} />}
        {block.note.length > 0 && (
          <text class="nl-soft" y={block.noteY} font-size={plan.quoteSize}>
            {block.note.map((text, i) => (
              <tspan x={plan.noteX} dy={i === 0 ? 0 : plan.quoteSize * 1.25}>
                {text}
              </tspan>
            ))}
          </text>
        )}
      </g>
    </g>
  )
}

function RowMarks({
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

/** Whether the older cross and the new one would lie on each other. */
const isNear = ({ agreed, was }: Row, { x0, x1 }: Plan) =>
  typeof agreed === 'number' && typeof was === 'number' && (Math.abs(agreed - was) / 100) * (x1 - x0) < 28

function Needs({ picture, plan, places, block }: Omit<LineBlockProps, 'tinted'>) {
  return (
    <>
      {shownPlaces(picture).map((place, i) => {
        const need = needFor(block.line, place)
        const columnX = plan.needX?.[i]
        if (columnX !== undefined)
          return (
            <g>
              <title>{`${places[place]}: ${needOf(block.line, place)}`}</title>
              <NeedDot need={need} x={columnX} y={block.needY} />
            </g>
          )
        const x = plan.labelX + i * (plan.labelWidth / 3)
        return (
          <g>
            <text class="nl-soft" x={x} y={block.needY + 5} font-size={plan.endSize}>
              {places[place]}
            </text>
            <NeedDot need={need} x={x + textWidth(places[place], plan.endSize) + 15} y={block.needY} />
          </g>
        )
      })}
    </>
  )
}

const needFor = (line: Line, place: Place): Need =>
  place === 'setting' && line.noSetting ? 'not asked' : line.need[place]

/** A child with no setting now has two columns, not an empty third. */
const shownPlaces = ({ lines }: Pick<NineLinesProps, 'lines'>): Place[] =>
  lines.every(({ noSetting }) => noSetting) ? ['home', 'community'] : ['home', 'setting', 'community']

// ── where everything stands ───────────────────────────────────────────────────────────────────────────────────────
type Plan = typeof wide | typeof narrow
const wide = {
  width: 1040,
  top: 34,
  pad: 14,
  labelX: 18,
  labelY: 30,
  labelWidth: 224,
  labelSize: 19,
  quoteSize: 15,
  x0: 392,
  x1: 762,
  laneGap: 15,
  firstLane: 19,
  endY: 23,
  endSize: 15,
  partX: 372,
  partSize: 15,
  partAnchor: 'end',
  partWeight: 400,
  partWidth: 124,
  noteX: 392,
  noteWidth: 590,
  needX: [836, 918, 1000],
} as const
const narrow = {
  width: 312,
  top: 0,
  pad: 9,
  labelX: 10,
  labelY: 24,
  labelWidth: 292,
  labelSize: 18,
  quoteSize: 14.5,
  x0: 14,
  x1: 298,
  laneGap: 14,
  firstLane: 18,
  endY: 21,
  endSize: 14,
  partX: 10,
  partSize: 14.5,
  partAnchor: 'start',
  partWeight: 700,
  partWidth: 292,
  noteX: 10,
  noteWidth: 292,
  needX: undefined,
} as const
const plans = { wide, narrow }

function layOut(picture: NineLinesProps, plan: Plan) {
  const items: Block[] = []
  let top: number = plan.top
  for (const line of picture.lines) {
    const block = layOutLine(picture, plan, line, top)
    items.push(block)
    top += block.height
  }
  return { items, height: top - plan.top }
}

function layOutLine(picture: NineLinesProps, plan: Plan, line: Line, top: number): Block {
  const isWide = plan.needX !== undefined
  const label = wrap(line.label, plan.labelWidth, plan.labelSize * 1.06)
  const said = line.quote ? `“${line.quote}”` : (line.strength ?? '')
  const quote = [
    ...wrap(said, plan.labelWidth, plan.quoteSize),
    ...(line.neitherEndIsBetter && isWide ? ['Neither end is better'] : []),
  ]
  const quoteY = top + plan.labelY + (label.length - 1) * plan.labelSize * 1.15 + plan.quoteSize * 1.35
  const sideBottom = quoteY + (quote.length - 1) * plan.quoteSize * 1.25 + (quote.length > 0 ? 6 : -12)

  let y = isWide ? top + plan.pad - 2 : sideBottom
  const rows: PlacedRow[] = []
  for (const row of line.rows) {
    const between = !isWide && row.part !== undefined && hasRoomFor(row.part.label, row, plan)
    const part = row.part && !between ? wrap(row.part.label, plan.partWidth, plan.partSize) : []
    const partY = isWide ? 0 : y + plan.partSize
    if (!isWide && part.length > 0) y += plan.partSize * 0.9
    const lanes = stack(row.views, plan)
    const endY = plan.endY + (isNear(row, plan) && !picture.childOnly ? 15 : 0)
    const highest = Math.max(0, ...lanes.map(({ lane }) => lane))
    const above = row.views.length > 0 ? plan.firstLane + highest * plan.laneGap + 8 : 14
    y += above
    rows.push({
      row,
      y,
      lanes,
      part,
      partY: isWide ? y + 5 : partY,
      middle: between
        ? row.part?.label
        : line.neitherEndIsBetter && isWide && hasRoomFor(likeMost, row, plan)
          ? likeMost
          : undefined,
      endY,
    })
    y += endY + (isWide ? 7 : 5)
  }
  const tracksMiddle = ((rows[0]?.y ?? y) + (rows.at(-1)?.y ?? y)) / 2
  const needsBelow = isWide || picture.childOnly ? 0 : 25
  const needY = isWide ? tracksMiddle : y + 12
  let bottom = Math.max(y + needsBelow, sideBottom)
  const note = line.note ? wrap(line.note, plan.noteWidth, plan.quoteSize) : []
  const noteY = bottom + plan.quoteSize + 2
  if (note.length > 0) bottom = noteY + (note.length - 1) * plan.quoteSize * 1.25 + 7
  const height = Math.round(bottom + plan.pad - 2 - top)
  return { line, top, height, label, quote, quoteY, rows, needY, note, noteY }
}

/** Marks that would hide each other go up a lane; each keeps its own place along the line. */
function stack(views: readonly View[], plan: Plan) {
  const room = (15 / (plan.x1 - plan.x0)) * 100
  const lastIn: number[] = []
  return views
    .toSorted((a, b) => a.position - b.position)
    .map((view) => {
      const free = lastIn.findIndex((last) => view.position - last >= room)
      const lane = free === -1 ? lastIn.length : free
      lastIn[lane] = view.position
      return { view, lane }
    })
}

function layOutLegend(picture: NineLinesProps, plan: Plan) {
  const size = plan.endSize
  const rows = picture.lines.flatMap((line) => line.rows)
  const who = new Map<string, View>()
  for (const row of rows) for (const view of row.views) who.set(`${view.who} ${view.label}`, view)
  const order: Who[] = ['child', 'parent', 'parent2', 'setting', 'professional']
  const people = [...who.values()].toSorted((a, b) => order.indexOf(a.who) - order.indexOf(b.who))
  const moved = rows.some(({ was }) => was !== undefined && was !== null)
  const open = rows.some(({ agreed }) => agreed === null)
  const keys: { mark: (x: number, y: number) => Child; text: string; wide?: boolean }[] = [
    ...(picture.childOnly ? [] : [{ mark: (x: number, y: number) => <Cross x={x} y={y} />, text: 'agreed' }]),
    ...(moved && !picture.childOnly
      ? [{ mark: (x: number, y: number) => <Cross x={x} y={y} hollow />, text: picture.wasLabel ?? 'before' }]
      : []),
    ...people.map((view) => ({
      mark: (x: number, y: number) => <Shape who={view.who} x={x} y={y} />,
      text: view.label,
    })),
    ...(people.length > 1
      ? [
          {
            mark: (x: number, y: number) => <line class="nl-join" x1={x - 9} x2={x + 9} y1={y} y2={y} />,
            text: plan.needX ? 'how far apart we see it: worth talking about' : 'how far apart we see it',
          },
        ]
      : []),
    ...(open && !picture.childOnly
      ? [
          {
            mark: (x: number, y: number) => (
              <line class="nl-track nl-open" x1={x - 9} x2={x + 9} y1={y} y2={y} />
            ),
            text: 'still open',
          },
        ]
      : []),
    ...(picture.lines.some((line) => line.neitherEndIsBetter)
      ? [
          {
            mark: (x: number, y: number) => <line class="nl-tick" x1={x} x2={x} y1={y - 5} y2={y + 5} />,
            text: plan.needX ? likeMost : 'like most this age: neither end is better',
          },
        ]
      : []),
  ]
  const needs: typeof keys = picture.childOnly
    ? []
    : needKeys.map(([need, text]) => ({ mark: (x, y) => <NeedDot need={need} x={x} y={y} />, text }))
  const items: Child[] = []
  let x: number = plan.labelX
  let y = 28
  const put = (list: typeof keys) => {
    for (const { mark, text } of list) {
      const room = 26 + textWidth(text, size)
      if (x > plan.labelX && x + room > plan.width - 8) {
        x = plan.labelX
        y += 24
      }
      items.push(
        <g>
          {mark(x + 10, y)}
          <text class="nl-soft" x={x + 24} y={y + 5} font-size={size}>
            {text}
          </text>
        </g>,
      )
      x += room + 18
    }
  }
  const heading = (text: string) => {
    items.push(
      <text x={plan.labelX} y={y + 5} font-size={size} font-weight="700">
        {text}
      </text>,
    )
    if (plan.needX) x = plan.labelX + textWidth(text, size) * 1.1 + 20
    else y += 24
  }
  put(keys)
  if (needs.length > 0) {
    x = plan.labelX
    y += 30
    heading('Help asked for:')
    put(needs)
  }
  return { items, height: y + 14 }
}

const needKeys: readonly [Need, string][] = [
  ['none', 'nothing extra asked for yet'],
  ['some', 'some'],
  ['a lot', 'a lot'],
  ['urgent', 'urgent'],
  ['not asked', 'not asked or not seen'],
]

const likeMost = 'like most this age'

/** Whether words fit between the words at the two ends. */
const hasRoomFor = (words: string, { left, right }: Row, plan: Plan) =>
  textWidth(words, plan.endSize) / 2 +
    Math.max(textWidth(left, plan.endSize), textWidth(right, plan.endSize)) +
    10 <
  (plan.x1 - plan.x0) / 2

/** How wide words are set in our font, near enough; measured letter by letter, then put in five sizes. */
const textWidth = (text: string, size: number) =>
  [...text].reduce(
    (em, letter) => em + (widths.find(([letters]) => letters.includes(letter))?.[1] ?? 0.57),
    0,
  ) * size
const widths: readonly [string, number][] = [
  [' .,:;’|', 0.22],
  ['fijlrt()-', 0.31],
  ['ckszvxyI1“”', 0.47],
  ['ACDGHKNOQUw', 0.7],
  ['mMW', 0.85],
]

function wrap(text: string, width: number, size: number) {
  const lines: string[] = []
  for (const word of text.split(' ').filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

const round = (n: number) => Math.round(n * 10) / 10

type PlacedRow = {
  row: Row
  y: number
  lanes: { view: View; lane: number }[]
  part: string[]
  partY: number
  middle: string | undefined
  endY: number
}
type Block = {
  line: Line
  top: number
  height: number
  label: string[]
  quote: string[]
  quoteY: number
  rows: PlacedRow[]
  needY: number
  note: string[]
  noteY: number
}
type LineBlockProps = {
  picture: NineLinesProps
  plan: Plan
  places: Readonly<Record<Place, string>>
  block: Block
  tinted: boolean
}

export type NineLinesProps = {
  layout: 'wide' | 'narrow'
  /** Set it where a page holds two pictures. */
  id?: string | undefined
  title: string
  lines: readonly Line[]
  /** The child's own page: only the child's marks and words, nothing agreed, no dots. */
  childOnly?: boolean | undefined
  /** What this area and this child call the places: "Nursery" for "School". */
  places?: Partial<Record<Place, string>> | undefined
  /** What the hollow cross is: "14 October 2025". */
  wasLabel?: string | undefined
  /** Where pressing a line leads. */
  hrefFor?: ((key: string) => string) | undefined
}
