import { type MixInstance, spotsOf, waysOf } from './mix-instance.ts'

/**
 * A mix by hand, to begin from: again and again the run that brings most value for its hours, floors first. It keeps hours,
 * asks, and the least and most of a run; it may miss a wish, and then says so by leaving it to the search (undefined).
 */
export function startingMix(instance: MixInstance): { runs: number[]; families: number[] } | undefined {
  const { offers, asks, floor = [] } = instance
  const [spots, ways] = [spotsOf(instance), waysOf(instance)]
  const hoursLeft = instance.hours.map((blocks) => [...blocks])
  const asksLeft = asks.map((row) => [...row])
  const floorLeft = instance.localities.map((_, at) => floor[at] ?? 0)
  const runsLeft = offers.map(({ mostRuns }) => mostRuns ?? Infinity)
  const leastLeft = offers.map(({ leastRuns }) => leastRuns)
  const runs = spots.map(() => 0)
  const families = ways.map(() => 0)
  const into = Map.groupBy(ways.keys(), (way) => `${ways[way]?.offer} ${ways[way]?.to}`)
  // A wish outweighs any value: it must be had.
  const wished = 1_000 * offers.reduce((most, { value }) => Math.max(most, value), 0)

  /** Who would come to one more run of an offer there, the most wanted first; nobody when too few would. */
  const company = (offer: number, to: number) => {
    const { least = 1, most = 0 } = offers[offer] ?? {}
    let room = most
    let worth = 0
    const come: { way: number; families: number }[] = []
    const gain = (way: number) =>
      (ways[way]?.value ?? 0) + ((floorLeft[ways[way]?.from ?? 0] ?? 0) > 0 ? wished : 0)
    for (const way of (into.get(`${offer} ${to}`) ?? []).toSorted((a, b) => gain(b) - gain(a))) {
      const from = ways[way]?.from ?? 0
      const number = Math.min(room, asksLeft[from]?.[offer] ?? 0)
      if (number === 0) continue
      const short = Math.max(0, Math.min(number, floorLeft[from] ?? 0))
      worth += number * (ways[way]?.value ?? 0) + short * wished
      room -= number
      come.push({ way, families: number })
    }
    return most - room >= least ? { come, worth } : undefined
  }

  for (;;) {
    let best: { spot: number; come: { way: number; families: number }[]; score: number } | undefined
    const seen = new Map<string, ReturnType<typeof company>>()
    for (const [spot, { offer, locality, block }] of spots.entries()) {
      const { hours = Infinity, least = 1 } = offers[offer] ?? {}
      if ((hoursLeft[locality]?.[block] ?? 0) + 1e-9 < hours || (runsLeft[offer] ?? 0) === 0) continue
      const key = `${offer} ${locality}`
      if (!seen.has(key)) seen.set(key, company(offer, locality))
      const comes = seen.get(key)
      if (!comes) continue
      const score = (comes.worth + ((leastLeft[offer] ?? 0) > 0 ? wished * least : 0)) / hours
      if (score > (best?.score ?? 0)) best = { spot, come: comes.come, score }
    }
    if (!best) break
    const { offer = 0, locality = 0, block = 0 } = spots[best.spot] ?? {}
    runs[best.spot] = (runs[best.spot] ?? 0) + 1
    runsLeft[offer] = (runsLeft[offer] ?? 0) - 1
    leastLeft[offer] = (leastLeft[offer] ?? 0) - 1
    const left = hoursLeft[locality]
    if (left) left[block] = (left[block] ?? 0) - (offers[offer]?.hours ?? 0)
    for (const { way, families: number } of best.come) {
      const from = ways[way]?.from ?? 0
      families[way] = (families[way] ?? 0) + number
      const asking = asksLeft[from]
      if (asking) asking[offer] = (asking[offer] ?? 0) - number
      floorLeft[from] = (floorLeft[from] ?? 0) - number
    }
  }
  return floorLeft.every((short) => short <= 0) && leastLeft.every((short) => short <= 0)
    ? { runs, families }
    : undefined
}
