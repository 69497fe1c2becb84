import type { Line, Part } from '#profiles/instrument.ts'
import type { End } from './handbook.ts'
import { type Entry, partNumbers } from './match-index.ts'
import type { AskedLine } from './match-question.ts'

/** A child's marks on one line as distances from the middle: −50 is the left words, 50 the right. */
export type Marks = Readonly<{
  /** The line's own mark or, without one, that of its part furthest from the middle. */
  whole: number
  /** Whether the line has a mark of its own. */
  own: boolean
  bipolar: boolean
  parts: readonly Readonly<{ part: Part; bit: number; distance: number }>[]
  /** Every part of this line, as bits. */
  ofLine: number
}>

/** A line marked by its parts takes no position of its own; one that is sent is left alone. */
export function marksOf(line: Line, asked: AskedLine): Marks {
  const parts = []
  let ofLine = 0
  let furthest = 0
  for (const part of line.parts) {
    const bit = 1 << (partNumbers.get(part.key) ?? 31)
    ofLine |= bit
    const mark = asked.parts?.[part.key]
    if (mark === undefined) continue
    const distance = Math.round(mark) - 50
    parts.push({ part, bit, distance })
    if (Math.abs(distance) > Math.abs(furthest)) furthest = distance
  }
  const own = line.marked === 'parts' ? undefined : asked.position
  const whole = own === undefined ? furthest : Math.round(own) - 50
  return { whole, own: own !== undefined, bipolar: line.polarity === 'bipolar', parts, ofLine }
}

/** How well an end suits a mark, −50 to 50: its own end counts whole, `either` half, the far end against it. */
export function leaning(end: End, distance: number): number {
  if (end === 'left') return -distance
  return end === 'right' ? distance : Math.abs(distance) >> 1
}

/** An `end` speaks of the thing's first line; on any other it serves either end. */
export const endOn = (entry: Entry, line: number): End => (entry.mainLine === line ? entry.end : 'either')

/** A lean this far the wrong way, on a line or part with two sides, is help for another child. */
const WRONG_WAY = -15
/** Far below any score: such help is offered only where a line would otherwise get nothing. */
export const LAST_RESORT = -100_000

/**
 * Fit of a thing to a child's marks on a line, −400 to 400 points: eight for each step towards the end it serves.
 * By parts where it names some: halfway between the best of those marked and their average, so that a thing made for
 * this part comes before one for everything. Where only other parts were marked, half its fit to the line's own mark, or
 * −160 without one. What names no part fits half as well where only parts were marked. On a line that is not its first
 * only parts count: that it is about this line too says nothing of an end. Help for the far end of a bipolar mark is a
 * last resort.
 */
export function fitOf(entry: Entry, line: number, marks: Marks): number {
  const named = entry.parts & marks.ofLine
  if ((!marks.own && marks.parts.length === 0) || (named === 0 && entry.mainLine !== line)) return 0
  const end = endOn(entry, line)
  const askedByPart = named !== 0 && marks.parts.length > 0
  const byPart = askedByPart ? fitOfParts(end, named, marks) : undefined
  if (byPart !== undefined) return byPart
  const lean = leaning(end, marks.whole)
  if (!marks.own) return askedByPart ? -160 : 4 * lean
  return (askedByPart ? 4 : 8) * lean + (marks.bipolar && lean <= WRONG_WAY ? LAST_RESORT : 0)
}

/** By the named parts that were marked; nothing where none was. */
function fitOfParts(end: End, named: number, { parts }: Marks): number | undefined {
  let best = -51
  let sum = 0
  let count = 0
  let bipolar = true
  for (const { part, bit, distance } of parts) {
    if ((named & bit) === 0) continue
    const lean = leaning(end, distance)
    best = Math.max(best, lean)
    sum += lean
    count++
    bipolar &&= part.polarity === 'bipolar'
  }
  if (count === 0) return undefined
  return 4 * (best + Math.floor(sum / count)) + (bipolar && best <= WRONG_WAY ? LAST_RESORT : 0)
}
