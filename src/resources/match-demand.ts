import { Band, lines, type Need } from '#profiles/instrument.ts'
import { Approach } from './handbook.ts'
import { fitOf, type Marks, marksOf } from './match-fit.ts'
import type { HandbookIndex, Serving } from './match-index.ts'
import type { Question } from './match-question.ts'

/** What a need weighs. `none`, `not asked` and nothing at all ask for nothing. */
export const weightOf: Record<Need, number> = { 'not asked': 0, none: 0, some: 1, 'a lot': 2, urgent: 3 }

const HOME = 1
/** Points for each further place of need a thing serves on the same line. */
const FURTHER_PLACE = 40

/** A place where a line has need, with how many things it has been given; `dry` once there are no more. */
export type Cell = { place: number; weight: number; given: number; dry: boolean }
/** A line that asks for something, with its candidates and their scores side by side. */
export type Demand = {
  line: number
  order: number
  /** By place, in the order of `Place.options`. */
  weights: readonly [number, number, number]
  cells: Cell[]
  marks: Marks
  serving: Serving
  scores: Int32Array
  ofSort: Uint8Array
}
export type Limits = { most: number; tonight: boolean }

/** The lines where something is asked for, most needed first: by the highest need, then by all of it. */
export function demandsOf(
  { band, lines: asked }: Question,
  index: HandbookIndex,
  { tonight }: Limits,
): Demand[] {
  const demands: Demand[] = []
  const bandNumber = Band.options.indexOf(band)
  for (let number = 0; number < lines.length; number++) {
    const line = lines[number]
    const here = line && asked[line.key]
    const serving = index.serving[number]?.[bandNumber]
    if (!line || !here?.need || !serving) continue
    const { home = 'not asked', setting = 'not asked', community = 'not asked' } = here.need
    const weights: Demand['weights'] = [weightOf[home], weightOf[setting], weightOf[community]]
    const highest = Math.max(...weights)
    if (highest === 0) continue
    const marks = marksOf(line, here)
    demands.push({
      line: number,
      order: 10 * highest + weights[0] + weights[1] + weights[2],
      weights,
      cells: cellsOf(weights, highest),
      marks,
      serving,
      scores: scored(serving, number, marks, weights),
      ofSort: new Uint8Array(Approach.options.length),
    })
  }
  demands.sort((a, b) => b.order - a.order || a.line - b.line)
  return tonight ? atHome(demands) : demands
}

/** The places that ask, the highest need first. */
function cellsOf(weights: readonly number[], highest: number): Cell[] {
  const cells: Cell[] = []
  for (let weight = highest; weight > 0; weight--)
    for (let place = 0; place < weights.length; place++)
      if (weights[place] === weight) cells.push({ place: 1 << place, weight, given: 0, dry: false })
  return cells
}

/** For tonight only home counts; where nobody asked about home, the whole need is met there. */
function atHome(demands: Demand[]): Demand[] {
  const asked = demands.filter(({ weights }) => weights[0] > 0)
  if (asked.length === 0)
    return demands.map((demand) => ({ ...demand, cells: [home(Math.max(...demand.weights))] }))
  return asked
    .map((demand) => ({ ...demand, cells: [home(demand.weights[0])] }))
    .sort((a, b) => b.weights[0] - a.weights[0] || b.order - a.order || a.line - b.line)
}

/** Loops, not maps, here and in `best`: these two are most of what a question costs. */
function scored(serving: Serving, line: number, marks: Marks, weights: readonly number[]): Int32Array {
  const { alikes, alike, bases, places } = serving
  const fits = new Int32Array(alikes.length)
  let i = 0
  for (const entry of alikes) fits[i++] = fitOf(entry, line, marks)
  const needed = bitsAsked(weights)
  const scores = new Int32Array(bases.length)
  for (i = 0; i < scores.length; i++) {
    const further = placesIn((places[i] ?? 0) & needed) - 1
    scores[i] = (bases[i] ?? 0) + (fits[alike[i] ?? 0] ?? 0) + FURTHER_PLACE * further
  }
  return scores
}

function bitsAsked(weights: readonly number[]): number {
  let bits = 0
  for (let place = 0; place < weights.length; place++) if ((weights[place] ?? 0) > 0) bits |= 1 << place
  return bits
}

function placesIn(bits: number): number {
  return (bits & 1) + ((bits >> 1) & 1) + ((bits >> 2) & 1)
}

const home = (weight: number): Cell => ({ place: HOME, weight, given: 0, dry: false })
