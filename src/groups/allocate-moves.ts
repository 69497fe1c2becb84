import type { Market } from './allocate-market.ts'

/** Gives the family of an arc its session; it has no place until then. */
export function give(market: Market, arc: number) {
  const family = market.familyOf[arc] ?? 0
  const session = market.session[arc] ?? 0
  const members = market.members[session] ?? []
  market.place[family] = session
  market.placed[family] = market.value[arc] ?? 0
  market.seat[family] = members.length
  members.push(family)
  if (market.moves.known[session]) noteMoves(market, session, family)
}

/** Takes a family's place away and answers the session; the last member takes the seat. */
export function takeAway(market: Market, family: number): number {
  const session = market.place[family] ?? -1
  const members = market.members[session] ?? []
  const last = members.pop()
  const seat = market.seat[family] ?? 0
  if (last !== undefined && last !== family) {
    members[seat] = last
    market.seat[last] = seat
  }
  market.place[family] = -1
  market.moves.known[session] = 0
  return session
}

/** Sees to it that the row of a session's moves is right. */
export function knowMoves(market: Market, session: number) {
  const { cost, known, least, leastValue } = market.moves
  if (known[session]) return
  known[session] = 1
  const sessions = market.capacity.length
  cost.fill(Infinity, session * sessions, (session + 1) * sessions)
  least[session] = -1
  leastValue[session] = Infinity
  for (const family of market.members[session] ?? []) noteMoves(market, session, family)
}

function noteMoves(
  { start, session: to, value, placed, capacity, moves }: Market,
  session: number,
  family: number,
) {
  const row = session * capacity.length
  const own = placed[family] ?? 0
  const last = start[family + 1] ?? 0
  for (let arc = start[family] ?? 0; arc < last; arc++) {
    const cell = row + (to[arc] ?? 0)
    const cost = own - (value[arc] ?? 0)
    if (cost < (moves.cost[cell] ?? Infinity)) {
      moves.cost[cell] = cost
      moves.arc[cell] = arc
    }
  }
  if (own < (moves.leastValue[session] ?? Infinity)) {
    moves.leastValue[session] = own
    moves.least[session] = family
  }
}

/** The arc of whoever without a place values this session most; −1 when nobody would have it. */
export function bestWish(market: Market, session: number): number {
  const { wishes, value, familyOf, place } = market
  if (!wishes.known[session]) {
    wishes.incoming ??= arcsInto(market)
    let best = -1
    for (const arc of wishes.incoming[session] ?? [])
      if ((place[familyOf[arc] ?? 0] ?? 0) === -1 && (best === -1 || (value[arc] ?? 0) > (value[best] ?? 0)))
        best = arc
    wishes.arc[session] = best
    wishes.known[session] = 1
  }
  return wishes.arc[session] ?? -1
}

/** A family is now without a place: it wishes for one. */
export function noteWithout({ start, session, value, wishes }: Market, family: number) {
  for (let arc = start[family] ?? 0; arc < (start[family + 1] ?? 0); arc++) {
    const wanted = session[arc] ?? 0
    const best = wishes.arc[wanted] ?? -1
    if (wishes.known[wanted] && (best === -1 || (value[arc] ?? 0) > (value[best] ?? 0)))
      wishes.arc[wanted] = arc
  }
}

/** A family that was without a place has one, or no longer wants any: where it was the best to wish, look again. */
export function noteWithin({ start, session, wishes }: Market, family: number) {
  for (let arc = start[family] ?? 0; arc < (start[family + 1] ?? 0); arc++)
    if (wishes.arc[session[arc] ?? 0] === arc) wishes.known[session[arc] ?? 0] = 0
}

function arcsInto({ start, session, families, capacity }: Market): number[][] {
  const into = Array.from({ length: capacity.length }, (): number[] => [])
  for (let arc = 0; arc < (start[families] ?? 0); arc++) into[session[arc] ?? 0]?.push(arc)
  return into
}
