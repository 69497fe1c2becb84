import { nearest, reach, settle } from './allocate-dijkstra.ts'
import { isFull, type Market } from './allocate-market.ts'
import { bestWish, give, knowMoves, noteWithin, noteWithout, takeAway } from './allocate-moves.ts'

/**
 * Someone needs a place: a family that has none, or a session with one member too many. Dijkstra along sessions, from one to
 * the next by the member whose move costs least; it ends at a free place, or with whoever is worth least going without.
 */
export function push(market: Market, from: { family: number } | { session: number }) {
  const { capacity, price, moves, search } = market
  const sessions = capacity.length
  const source = 'family' in from ? from.family : -1
  /** Who goes without, when that is the best end; or the session with a free place. */
  let without = source
  let free = -1
  let best = Infinity
  if ('family' in from) {
    best = Math.max(0, bestSurplus(market, source))
    if (best > 0) reachOptions(market, source, best)
  } else reach(search, { session: from.session, distance: 0, via: -1 })
  for (let session = nearest(search, best); session !== undefined; session = nearest(search, best)) {
    const far = (search.distance[session] ?? 0) - (price[session] ?? 0)
    if (!isFull(market, session)) {
      best = search.distance[session] ?? 0
      free = session
      break
    }
    knowMoves(market, session)
    const leaving = far + (moves.leastValue[session] ?? Infinity)
    if (leaving < best) {
      best = leaving
      without = moves.least[session] ?? -1
    }
    const row = session * sessions
    for (let next = 0; next < sessions; next++) {
      const distance = far + (moves.cost[row + next] ?? Infinity) + (price[next] ?? 0)
      if (distance < best && distance < (search.distance[next] ?? Infinity))
        reach(search, { session: next, distance, via: moves.arc[row + next] ?? -1 })
    }
  }
  moveAlong(market, { free, without, source, from: 'session' in from ? from.session : -1 })
  settle(search, price, { end: best, sign: 1 })
}

function reachOptions({ start, session: to, value, price, search }: Market, family: number, surplus: number) {
  for (let arc = start[family] ?? 0; arc < (start[family + 1] ?? 0); arc++) {
    const session = to[arc] ?? 0
    const distance = surplus - (value[arc] ?? 0) + (price[session] ?? 0)
    if (distance < surplus && distance < (search.distance[session] ?? Infinity))
      reach(search, { session, distance, via: arc })
  }
}

/** Moves everyone along the path one on, from its end back to its beginning. */
function moveAlong(
  market: Market,
  { free, without, source, from }: { free: number; without: number; source: number; from: number },
) {
  if (free === -1) noteWithout(market, without)
  if (free === -1 && without === source) return
  let session = free === -1 ? takeAway(market, without) : free
  while (session !== from) {
    const arc = market.search.via[session] ?? -1
    const family = market.familyOf[arc] ?? -1
    const left = family === source ? from : takeAway(market, family)
    give(market, arc)
    session = left
  }
  if (source !== -1) noteWithin(market, source)
}

/**
 * A place came free in a session that has a price: who takes it? The same search against the moves: to sessions whose members
 * would rather be here, until one is reached where leaving a place empty costs least, or a family without one is.
 */
export function pull(market: Market, session: number) {
  const { session: sessionOf, value, price, capacity, familyOf, moves, search } = market
  const sessions = capacity.length
  for (let from = 0; from < sessions; from++) knowMoves(market, from)
  let best = price[session] ?? 0
  let empty = session
  /** The arc by which a family without a place takes the last one. */
  let taken = -1
  reach(search, { session, distance: 0, via: -1 })
  for (let here = nearest(search, best); here !== undefined; here = nearest(search, best)) {
    const far = (search.distance[here] ?? 0) + (price[here] ?? 0)
    if (far < best) {
      best = far
      empty = here
      taken = -1
    }
    const wish = bestWish(market, here)
    if (wish !== -1 && far - (value[wish] ?? 0) < best) {
      best = far - (value[wish] ?? 0)
      taken = wish
    }
    for (let from = 0; from < sessions; from++) {
      const cell = from * sessions + here
      const distance = far + (moves.cost[cell] ?? Infinity) - (price[from] ?? 0)
      if (distance < best && distance < (search.distance[from] ?? Infinity))
        reach(search, { session: from, distance, via: moves.arc[cell] ?? -1 })
    }
  }
  let at = taken === -1 ? empty : (sessionOf[taken] ?? 0)
  if (taken !== -1) {
    give(market, taken)
    noteWithin(market, familyOf[taken] ?? 0)
  }
  while (at !== session) {
    const arc = search.via[at] ?? -1
    takeAway(market, familyOf[arc] ?? 0)
    give(market, arc)
    at = sessionOf[arc] ?? 0
  }
  settle(search, price, { end: best, sign: -1 })
}

/** The most any option offers a family over its price; below nothing when none is worth its price. */
export function bestSurplus({ start, session, value, price }: Market, family: number): number {
  let most = -Infinity
  for (let arc = start[family] ?? 0; arc < (start[family + 1] ?? 0); arc++)
    most = Math.max(most, (value[arc] ?? 0) - (price[session[arc] ?? 0] ?? 0))
  return most
}
