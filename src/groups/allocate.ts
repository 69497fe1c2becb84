import { emptyMarket, type Instance, isFull, type Market } from './allocate-market.ts'
import { give, noteWithin, takeAway } from './allocate-moves.ts'
import { bidForPrices } from './allocate-prices.ts'
import { bestSurplus, pull, push } from './allocate-search.ts'

/** Who has which place, −1 for none; and prices that prove no other way is worth more (allocate-proof.ts). */
export type Allocation = { place: number[]; value: number; dualFamily: number[]; dualSession: number[] }

/** Places given out so that their values sum to the most there is. It can be changed afterwards, a little at a time. */
export function allocate(instance: Instance): Market {
  const market = emptyMarket(instance)
  bidForPrices(market)
  const left: number[] = []
  for (let family = 0; family < market.families; family++) if (!takeBest(market, family)) left.push(family)
  for (const family of left) push(market, { family })
  for (let session = 0; session < market.capacity.length; session++) refill(market, session)
  return market
}

/** Gives a family what offers it most at these prices, if there is room or nothing is worth its price. */
function takeBest(market: Market, family: number): boolean {
  const best = bestSurplus(market, family)
  if (best <= 0) return true
  for (let arc = market.start[family] ?? 0; arc < (market.start[family + 1] ?? 0); arc++) {
    const session = market.session[arc] ?? 0
    const surplus = (market.value[arc] ?? 0) - (market.price[session] ?? 0)
    if (surplus < best || isFull(market, session)) continue
    give(market, arc)
    return true
  }
  return false
}

/** A free place in a session with a price is not at rest: someone takes it, or the price falls to nothing. */
function refill(market: Market, session: number) {
  while ((market.price[session] ?? 0) > 0 && !isFull(market, session)) pull(market, session)
}

export function allocationOf(market: Market): Allocation {
  const families = Array.from({ length: market.families }, (_, family) => family)
  const has = (family: number) => (market.place[family] ?? -1) !== -1
  return {
    place: families.map((family) => market.place[family] ?? -1),
    value: families.reduce((sum, family) => sum + (has(family) ? (market.placed[family] ?? 0) : 0), 0),
    dualFamily: families.map((family) => Math.max(0, bestSurplus(market, family))),
    dualSession: [...market.price],
  }
}

/** A family no longer wants any place; its place, if it has one, goes where it is worth most. */
export function cancel(market: Market, family: number) {
  market.value.fill(-Infinity, market.start[family], market.start[family + 1])
  noteWithin(market, family)
  if ((market.place[family] ?? -1) === -1) return
  refill(market, takeAway(market, family))
}

/** A family more, with its options; answers its number. */
export function join(market: Market, options: readonly { session: number; value: number }[]): number {
  const family = market.families++
  const first = market.start[family] ?? 0
  const arcs = first + options.length
  if (market.start.length < family + 2) {
    market.start = longer(market.start, family * 2 + 2)
    market.place = longer(market.place, family * 2 + 1)
    market.seat = longer(market.seat, family * 2 + 1)
    const placed = new Float64Array(family * 2 + 1)
    placed.set(market.placed)
    market.placed = placed
  }
  if (market.session.length < arcs) {
    const value = new Float64Array(arcs * 2)
    value.set(market.value)
    market.value = value
    market.session = longer(market.session, arcs * 2)
    market.familyOf = longer(market.familyOf, arcs * 2)
  }
  market.start[family + 1] = arcs
  market.place[family] = -1
  options.forEach(({ session, value }, at) => {
    market.session[first + at] = session
    market.value[first + at] = value
    market.familyOf[first + at] = family
    market.wishes.incoming?.[session]?.push(first + at)
  })
  push(market, { family })
  return family
}

/** A session is given another number of places; whoever then has to move or go without is chosen as before. */
export function resize(market: Market, session: number, capacity: number) {
  const before = market.capacity[session] ?? 0
  const step = Math.sign(capacity - before)
  for (let places = before; places !== capacity; places += step) {
    const full = isFull(market, session)
    market.capacity[session] = places + step
    if (step > 0) refill(market, session)
    if (step < 0 && full) push(market, { session })
  }
}

function longer(array: Int32Array, length: number): Int32Array {
  const grown = new Int32Array(length)
  grown.set(array)
  return grown
}
