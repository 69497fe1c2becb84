import { newSearch, type Search } from './allocate-dijkstra.ts'

/**
 * Families and sessions while places are being given out. What holds between two changes: nobody is offered more by another
 * session than by their own (value less price), nobody without a place could have one worth more than its price, and a
 * session with a free place costs nothing. That is optimality, so each change only mends what it broke.
 */
export type Market = {
  families: number
  /** Family f's options are arcs start[f]…start[f + 1] − 1. */
  start: Int32Array
  session: Int32Array
  value: Float64Array
  familyOf: Int32Array
  capacity: Int32Array
  /** What one more place in a session would be worth; whole numbers all. */
  price: Float64Array
  /** −1 without a place. */
  place: Int32Array
  /** The value of the family's own place. */
  placed: Float64Array
  /** Where the family stands among its session's members. */
  seat: Int32Array
  members: number[][]
  moves: Moves
  wishes: Wishes
  search: Search
}

/**
 * From session to session, the least that one member's move costs in value, and the arc they would move by: a row for each
 * session, made when it is first looked at and again after a member left.
 */
export type Moves = {
  cost: Float64Array
  arc: Int32Array
  known: Uint8Array
  /** The member whose place is worth least, and that worth. */
  least: Int32Array
  leastValue: Float64Array
}

/** For each session the arc of whoever without a place values it most, −1 for nobody; looked for again when it has changed. */
export type Wishes = { arc: Int32Array; known: Uint8Array; incoming: number[][] | undefined }

export type Instance = {
  /** Places in each session. */
  capacity: Int32Array
  start: Int32Array
  session: Int32Array
  /** Whole numbers; what is below nothing is never given. */
  value: Float64Array
}

export function emptyMarket({ capacity, start, session, value }: Instance): Market {
  const families = start.length - 1
  const familyOf = new Int32Array(session.length)
  for (let family = 0; family < families; family++) familyOf.fill(family, start[family], start[family + 1])
  const sessions = capacity.length
  return {
    families,
    start: start.slice(),
    session: session.slice(),
    value: value.slice(),
    familyOf,
    capacity: capacity.slice(),
    price: new Float64Array(sessions),
    place: new Int32Array(families).fill(-1),
    placed: new Float64Array(families),
    seat: new Int32Array(families),
    members: Array.from({ length: sessions }, () => []),
    moves: {
      cost: new Float64Array(sessions * sessions),
      arc: new Int32Array(sessions * sessions),
      known: new Uint8Array(sessions),
      least: new Int32Array(sessions),
      leastValue: new Float64Array(sessions),
    },
    wishes: { arc: new Int32Array(sessions), known: new Uint8Array(sessions), incoming: undefined },
    search: newSearch(sessions),
  }
}

export const isFull = (market: Market, session: number) =>
  (market.members[session]?.length ?? 0) >= (market.capacity[session] ?? 0)
