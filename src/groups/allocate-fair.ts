import { allocate, type Allocation, allocationOf } from './allocate.ts'
import { emptyMarket, type Instance } from './allocate-market.ts'

/** Need and days waited, one for each family. */
export type Fairness = { need: readonly number[]; waitDays: readonly number[] }
export type FairAllocation = Allocation & {
  /** The plain best, which the duals prove, and how much less the fair allocation is worth, also as a share. */
  fairness: { plainValue: number; price: number; priceShare: number }
}

/**
 * The best allocation made fair: of families with equal need and the same options, those who have waited longest have the
 * places. Each such class keeps as many places as the best allocation gives it; then the values are made as large as they can
 * be with exactly these families placed. The price is what was lost against the plain best, so the cheapest fair way of all
 * costs no more.
 */
export function allocateFairly(instance: Instance, { need, waitDays }: Fairness): FairAllocation {
  const plain = allocationOf(allocate(instance))
  const chosen = longestWaiting(instance, plain.place, { need, waitDays })
  const fair = allocateAll(instance, chosen)
  const price = plain.value - fair.value
  return {
    ...plain,
    ...fair,
    fairness: { plainValue: plain.value, price, priceShare: plain.value === 0 ? 0 : price / plain.value },
  }
}

/** Families that may be told apart only by how long they waited. An option below nothing is none. */
function classesOf({ start, session, value }: Instance, need: readonly number[]): number[][] {
  const classes = new Map<string, number[]>()
  for (const [family, much] of need.entries()) {
    const options = new Set<number>()
    for (let arc = start[family] ?? 0; arc < (start[family + 1] ?? 0); arc++)
      if ((value[arc] ?? 0) >= 0) options.add(session[arc] ?? -1)
    const key = `${much}:${[...options].toSorted((a, b) => a - b).join()}`
    const alike = classes.get(key)
    if (alike) alike.push(family)
    else classes.set(key, [family])
  }
  return [...classes.values()]
}

function longestWaiting(
  instance: Instance,
  place: readonly number[],
  { need, waitDays }: Fairness,
): Set<number> {
  return new Set(
    classesOf(instance, need).flatMap((families) => {
      const places = families.filter((family) => place[family] !== -1).length
      const keepsPlace = (family: number) => Number(place[family] !== -1)
      return families
        .toSorted((a, b) => (waitDays[b] ?? 0) - (waitDays[a] ?? 0) || keepsPlace(b) - keepsPlace(a))
        .slice(0, places)
    }),
  )
}

/** The most value with a place for every chosen family and none for others. They fit: the plain places of their classes do. */
function allocateAll(instance: Instance, chosen: ReadonlySet<number>): Pick<Allocation, 'place' | 'value'> {
  const { familyOf } = emptyMarket(instance)
  const highest = instance.value.reduce((a, b) => Math.max(a, b), 0)
  // A place more is worth more than all that moving people about for it can lose: one move for each session at most.
  const bonus = (highest + 1) * (instance.capacity.length + 2)
  const value = instance.value.map((one, arc) =>
    chosen.has(familyOf[arc] ?? -1) && one >= 0 ? one + bonus : -Infinity,
  )
  const { place } = allocationOf(allocate({ ...instance, value }))
  const placed = place.filter((session) => session !== -1).length
  if (placed !== chosen.size)
    throw new Error(`Only ${placed} of ${chosen.size} families could be placed again`)
  return { place, value: worthOf(instance, place) }
}

function worthOf({ start, session, value }: Instance, place: readonly number[]): number {
  let worth = 0
  for (const [family, given] of place.entries()) {
    let best = -Infinity
    for (let arc = start[family] ?? 0; arc < (start[family + 1] ?? 0); arc++)
      if (session[arc] === given) best = Math.max(best, value[arc] ?? 0)
    if (given !== -1) worth += best
  }
  return worth
}
