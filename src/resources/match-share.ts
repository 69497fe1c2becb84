import { Band, LineKey } from '#profiles/instrument.ts'
import type { Cell, Demand, Limits } from './match-demand.ts'
import { LAST_RESORT } from './match-fit.ts'
import type { Entry, HandbookIndex } from './match-index.ts'

/** More than any two scores can differ: breaking variety comes after every choice that keeps it. */
const THIRD_OF_A_SORT = 10_000
const SAME_SORT_AGAIN = 20_000
/** As many of one approach as one line may have before others come first. */
const OF_ONE_SORT = 2
/** What helps everyone is spread over the lines: each thing a line has shown costs its next one this much. */
const LINE_AGAIN = 1_000
const HOME = 1

export type Pick = { entry: Entry; demand: Demand | undefined }

/**
 * Shares the places out. One to each line first, in order; then, like seats after an election (D'Hondt), each next one
 * to the line and place with the most need for each thing it already has.
 */
export function share(demands: readonly Demand[], taken: Uint8Array, limits: Limits): Pick[] {
  const picks: Pick[] = []
  let round = 0
  while (picks.length < limits.most) {
    const demand = demands[round++]
    const choosing = { lastSort: picks.at(-1)?.entry.approach, taken, limits, least: LAST_RESORT / 2 }
    const offer = demand
      ? (nextOffer([demand], choosing) ?? lastResort(demand, choosing))
      : nextOffer(demands, choosing)
    if (offer) picks.push(given(offer, taken))
    else if (!demand) break
  }
  return picks
}

/** Every line with need gets something: where all that is left is for the far end, that. */
function lastResort(demand: Demand, choosing: Choosing): Offer | undefined {
  for (const cell of demand.cells) cell.dry = false
  return nextOffer([demand], { ...choosing, least: -Infinity })
}

function given({ demand, entry }: Offer, taken: Uint8Array): Pick {
  taken[entry.number] = 1
  demand.ofSort[entry.approach] = (demand.ofSort[entry.approach] ?? 0) + 1
  for (const cell of demand.cells) if ((entry.places & cell.place) !== 0) cell.given++
  return { entry, demand }
}

type Claim = { demand: Demand; cell: Cell }
type Offer = Claim & { entry: Entry }
/** What a choice must keep to: the sort just shown, what is taken, and a score to be above. */
type Choosing = { lastSort: number | undefined; taken: Uint8Array; limits: Limits; least: number }

/** What the strongest claim is given; one that could only repeat the sort just shown waits for the next strongest. */
function nextOffer(demands: readonly Demand[], choosing: Choosing): Offer | undefined {
  const waiting: Cell[] = []
  let repeat: Offer | undefined
  for (;;) {
    const claim = strongest(demands, waiting)
    if (!claim) return repeat
    const entry = best(claim.demand, claim.cell, choosing)
    if (entry && entry.approach !== choosing.lastSort) return { ...claim, entry }
    if (entry) repeat ??= { ...claim, entry }
    else claim.cell.dry = true
    waiting.push(claim.cell)
  }
}

function strongest(demands: readonly Demand[], waiting: readonly Cell[]): Claim | undefined {
  let found: Claim | undefined
  for (const demand of demands)
    for (const cell of demand.cells) {
      if (cell.dry || waiting.includes(cell)) continue
      if (!found || cell.weight * (found.cell.given + 1) > found.cell.weight * (cell.given + 1))
        found = { demand, cell }
    }
  return found
}

/** The highest score that keeps variety: not the sort just shown, and not a third of one sort on a line. */
function best(
  { serving, scores, ofSort }: Demand,
  { place }: Cell,
  { lastSort, taken, limits, least }: Choosing,
): Entry | undefined {
  const { places, numbers, approaches } = serving
  const off = new Int32Array(ofSort.length)
  for (let sort = 0; sort < off.length; sort++)
    off[sort] =
      (sort === lastSort ? SAME_SORT_AGAIN : 0) + ((ofSort[sort] ?? 0) >= OF_ONE_SORT ? THIRD_OF_A_SORT : 0)
  let found = -1
  let highest = least
  for (let i = 0; i < scores.length; i++) {
    if (((places[i] ?? 0) & place) === 0) continue
    const score = (scores[i] ?? 0) - (off[approaches[i] ?? 0] ?? 0)
    if (score <= highest || taken[numbers[i] ?? 0] === 1 || (limits.tonight && serving.tonight[i] === 0))
      continue
    highest = score
    found = i
  }
  return serving.entries[found]
}

/** Where nothing more is asked for: what helps most children, over as many lines and sorts as can be; else anything. */
export function forEveryone(band: Band, index: HandbookIndex, taken: Uint8Array, limits: Limits): Pick[] {
  const number = Band.options.indexOf(band)
  const universal = spread(index.universal[number] ?? [], taken, limits)
  const entries = universal.length > 0 ? universal : spread(index.everything[number] ?? [], taken, limits)
  return entries.map((entry) => ({ entry, demand: undefined }))
}

function spread(entries: readonly Entry[], taken: Uint8Array, { most, tonight }: Limits): Entry[] {
  const shown: Entry[] = []
  const ofLine = new Uint8Array(LineKey.options.length)
  while (shown.length < most) {
    let found: Entry | undefined
    let highest = -Infinity
    for (const entry of entries) {
      if (taken[entry.number] === 1 || (tonight && (!entry.tonight || (entry.places & HOME) === 0))) continue
      let score = entry.base - LINE_AGAIN * (ofLine[entry.mainLine] ?? 0)
      if (entry.approach === shown.at(-1)?.approach) score -= SAME_SORT_AGAIN
      if (score > highest) {
        highest = score
        found = entry
      }
    }
    if (!found) break
    shown.push(found)
    taken[found.number] = 1
    ofLine[found.mainLine] = (ofLine[found.mainLine] ?? 0) + 1
  }
  return shown
}
