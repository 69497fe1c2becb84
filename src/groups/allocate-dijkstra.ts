/** What a search along sessions needs: kept, so that a search makes nothing new. */
export type Search = {
  distance: Float64Array
  /** The arc by which a session was reached. */
  via: Int32Array
  settled: number[]
  frontier: number[]
}

export const newSearch = (sessions: number): Search => ({
  distance: new Float64Array(sessions).fill(Infinity),
  via: new Int32Array(sessions).fill(-1),
  settled: [],
  frontier: [],
})

/** Takes the nearest session out of the frontier; undefined when none is nearer than the best end found. */
export function nearest({ distance, frontier, settled }: Search, best: number): number | undefined {
  let found = -1
  let least = best
  for (let at = 0; at < frontier.length; at++) {
    const far = distance[frontier[at] ?? 0] ?? Infinity
    if (far < least) {
      least = far
      found = at
    }
  }
  const session = frontier[found]
  if (session === undefined) return undefined
  const last = frontier.pop()
  if (last !== undefined && found < frontier.length) frontier[found] = last
  settled.push(session)
  return session
}

export function reach(
  search: Search,
  { session, distance, via }: { session: number; distance: number; via: number },
) {
  if (search.distance[session] === Infinity) search.frontier.push(session)
  search.distance[session] = distance
  search.via[session] = via
}

/** Moves the prices of what lies nearer than the end by how much nearer it lies, and forgets the search. */
export function settle(search: Search, price: Float64Array, { end, sign }: { end: number; sign: 1 | -1 }) {
  for (const session of search.settled) {
    const nearer = end - (search.distance[session] ?? end)
    if (nearer > 0) price[session] = (price[session] ?? 0) + sign * nearer
    search.distance[session] = Infinity
  }
  for (const session of search.frontier) search.distance[session] = Infinity
  search.settled.length = 0
  search.frontier.length = 0
}
