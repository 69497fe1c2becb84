import type { Line, Place, Row, View } from './nine-lines-words.ts'

/** Where everything in the picture stands; nothing here draws. */
export function layOut(picture: Picture, plan: Plan) {
  const items: Block[] = []
  let top: number = plan.top
  for (const line of picture.lines) {
    const block = layOutLine(picture, plan, line, top)
    items.push(block)
    top += block.height
  }
  return { items, height: top - plan.top }
}

function layOutLine(picture: Picture, plan: Plan, line: Line, top: number): Block {
  const isWide = plan.needX !== undefined
  const label = wrap(line.label, plan.labelWidth, plan.labelSize * 1.06)
  const said = line.quote ? `“${line.quote}”` : (line.strength ?? '')
  const quote = [
    ...wrap(said, plan.labelWidth, plan.quoteSize),
    ...(line.neitherEndIsBetter && isWide ? ['Neither end is better'] : []),
  ]
  const quoteY = top + plan.labelY + (label.length - 1) * plan.labelSize * 1.15 + plan.quoteSize * 1.35
  const sideBottom =
    quoteY + Math.max(0, quote.length - 1) * plan.quoteSize * 1.25 + (quote.length > 0 ? 6 : -15)

  let y = isWide ? top + plan.pad - 2 : sideBottom
  const rows: PlacedRow[] = []
  for (const row of line.rows) {
    const between = !isWide && row.part !== undefined && hasRoomFor(row.part.label, row, plan)
    const part = row.part && !between ? wrap(row.part.label, plan.partWidth, plan.partSize) : []
    const partY = isWide ? 0 : y + plan.partSize
    if (!isWide && part.length > 0) y += plan.partSize * 0.9
    const lanes = stack(row.views, plan)
    const endY = plan.endY + (isNear(row, plan) && !picture.childOnly ? 18 : 0)
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

/** Whether the older cross and the new one would lie on each other. */
export const isNear = ({ agreed, was }: Row, { x0, x1 }: Plan) =>
  typeof agreed === 'number' && typeof was === 'number' && (Math.abs(agreed - was) / 100) * (x1 - x0) < 28

/** A child with no setting now has two columns, not an empty third. */
export const shownPlaces = ({ lines }: Pick<Picture, 'lines'>): Place[] =>
  lines.every(({ noSetting }) => noSetting) ? ['home', 'community'] : ['home', 'setting', 'community']

export type Plan = typeof wide | typeof narrow
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
export const plans = { wide, narrow }

export const likeMost = 'like most this age'

/** Whether words fit between the words at the two ends. */
const hasRoomFor = (words: string, { left, right }: Row, plan: Plan) =>
  textWidth(words, plan.endSize) / 2 +
    Math.max(textWidth(left, plan.endSize), textWidth(right, plan.endSize)) +
    10 <
  (plan.x1 - plan.x0) / 2

/** How wide words are set in our font, near enough; measured letter by letter, then put in five sizes. */
export const textWidth = (text: string, size: number) =>
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

export const round = (n: number) => Math.round(n * 10) / 10

export type PlacedRow = {
  row: Row
  y: number
  lanes: { view: View; lane: number }[]
  part: string[]
  partY: number
  middle: string | undefined
  endY: number
}
export type Block = {
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

export type Picture = {
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
