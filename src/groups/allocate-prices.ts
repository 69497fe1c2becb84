import type { Market } from './allocate-market.ts'

// Shares of the highest value, tried on markets of several kinds of 20,000 families: coarser or finer were both slower.
const COARSEST = 1 / 10
const FINEST = 1 / 1_250
const FINER = 1 / 5

/**
 * Prices near those that share the places out, by an auction with coarse bids that are made finer (Bertsekas): each family
 * bids for what offers it most, up to where its second choice is as good and a little more; a full session keeps its best
 * bids, and costs the least of them. The prices are a beginning only: what follows mends them exactly.
 */
export function bidForPrices(market: Market) {
  const { price, value } = market
  const highest = value.reduce((a, b) => Math.max(a, b), 0)
  const coarsest = highest * COARSEST
  // Values are whole numbers: below a third finer bids say nothing more.
  const finest = Math.max(highest * FINEST, 1 / 3)
  for (let step = coarsest; step >= finest; step *= FINER) {
    // Down again by what the last bids, so much coarser, may have overshot.
    if (step < coarsest) price.forEach((paid, session) => (price[session] = Math.max(0, paid - 5 * step)))
    auction(market, step)
  }
  price.forEach((paid, session) => (price[session] = Math.floor(paid)))
}

function auction({ families, start, session, value, price, capacity }: Market, step: number) {
  const first = new Int32Array(capacity.length + 1)
  // No more places than families who could come: a session for a million that three may come to takes room for three.
  const coming = new Int32Array(capacity.length)
  for (let arc = 0; arc < (start[families] ?? 0); arc++) {
    const to = session[arc] ?? 0
    coming[to] = (coming[to] ?? 0) + 1
  }
  for (let one = 0; one < capacity.length; one++)
    first[one + 1] = (first[one] ?? 0) + Math.min(capacity[one] ?? 0, coming[one] ?? 0)
  const places = first[capacity.length] ?? 0
  const bids = new Float64Array(places)
  const bidders = new Int32Array(places)
  const taken = new Int32Array(capacity.length)
  /** Of a full session, where its least bid stands. */
  const lowest = new Int32Array(capacity.length)
  const waiting = Int32Array.from({ length: families }, (_, at) => families - 1 - at)
  let left = families
  while (left > 0) {
    const family = waiting[--left] ?? 0
    let best = 0
    let second = 0
    let wanted = -1
    const last = start[family + 1] ?? 0
    for (let arc = start[family] ?? 0; arc < last; arc++) {
      const to = session[arc] ?? 0
      const offer = (value[arc] ?? 0) - (price[to] ?? 0)
      if (offer > best) {
        second = best
        best = offer
        wanted = to
      } else if (offer > second) second = offer
    }
    if (wanted === -1) continue
    const from = first[wanted] ?? 0
    const end = first[wanted + 1] ?? 0
    const free = from + (taken[wanted] ?? 0)
    const at = free < end ? free : (lowest[wanted] ?? 0)
    if (from === end) continue
    if (free < end) taken[wanted] = free - from + 1
    else waiting[left++] = bidders[at] ?? 0
    bids[at] = (price[wanted] ?? 0) + best - second + step
    bidders[at] = family
    if (free + 1 < end) continue
    let low = from
    let least = bids[from] ?? 0
    for (let place = from + 1; place < end; place++) {
      const bid = bids[place] ?? 0
      if (bid < least) {
        least = bid
        low = place
      }
    }
    lowest[wanted] = low
    price[wanted] = least
  }
}
