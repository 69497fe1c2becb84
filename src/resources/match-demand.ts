import { Band, lines, type Need, Place } from '#profiles/instrument.ts'
import { Approach } from './handbook.ts'
import { fitOf, type Marks, marksOf } from './match-fit.ts'
import type { Entry, HandbookIndex } from './match-index.ts'
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
  weights: number[]
  cells: Cell[]
  marks: Marks
  entries: readonly Entry[]
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
  lines.forEach((line, number) => {
    const here = asked[line.key]
    if (!here?.need) return
    const { need } = here
    const weights = Place.options.map((place) => weightOf[need[place] ?? 'not asked'])
    const highest = Math.max(...weights)
    if (highest === 0) return
    const cells: Cell[] = []
    weights.forEach((weight, place) => {
      if (weight > 0) cells.push({ place: 1 << place, weight, given: 0, dry: false })
    })
    cells.sort((a, b) => b.weight - a.weight || a.place - b.place)
    const entries = index.serving[number]?.[bandNumber] ?? []
    const marks = marksOf(line, here)
    const order = 10 * highest + weights.reduce((sum, weight) => sum + weight, 0)
    const ofSort = new Uint8Array(Approach.options.length)
    demands.push({
      line: number,
      order,
      weights,
      cells,
      marks,
      entries,
      scores: scored(entries, number, marks, weights),
      ofSort,
    })
  })
  demands.sort((a, b) => b.order - a.order || a.line - b.line)
  return tonight ? atHome(demands) : demands
}

/** For tonight only home counts; where nobody asked about home, the whole need is met there. */
function atHome(demands: Demand[]): Demand[] {
  const home = (weight: number): Cell => ({ place: HOME, weight, given: 0, dry: false })
  const asked = demands.filter(({ weights }) => (weights[0] ?? 0) > 0)
  if (asked.length === 0)
    return demands.map((demand) => ({ ...demand, cells: [home(Math.max(...demand.weights))] }))
  return asked
    .map((demand) => ({ ...demand, cells: [home(demand.weights[0] ?? 0)] }))
    .sort((a, b) => (b.weights[0] ?? 0) - (a.weights[0] ?? 0) || b.order - a.order || a.line - b.line)
}

function scored(
  entries: readonly Entry[],
  line: number,
  marks: Marks,
  weights: readonly number[],
): Int32Array {
  const needed = weights.reduce((bits, weight, place) => (weight > 0 ? bits | (1 << place) : bits), 0)
  const scores = new Int32Array(entries.length)
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i]
    if (entry)
      scores[i] =
        entry.base + fitOf(entry, line, marks) + FURTHER_PLACE * (placesIn(entry.places & needed) - 1)
  }
  return scores
}

const placesIn = (bits: number): number => (bits & 1) + ((bits >> 1) & 1) + ((bits >> 2) & 1)
