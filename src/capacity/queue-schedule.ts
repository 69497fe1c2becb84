import type { Place } from './queue-list.ts'

/**
 * Gives each slot, a day number, to whoever has waited longest of those referred before that day. Places keep their order;
 * `used` says of each slot, in the order given, whether anyone could take it. One pass over each after sorting.
 */
export function schedule(
  list: readonly Place[],
  slots: readonly number[],
): { places: Place[]; used: boolean[] } {
  const places = list.map((place) => ({ ...place }))
  const waiting = places
    .filter(({ removed }) => removed === undefined)
    .toSorted((a, b) => a.referred - b.referred)
  const used = slots.map(() => false)
  let next = 0
  for (const { day, slot } of slots.map((day, slot) => ({ day, slot })).toSorted((a, b) => a.day - b.day)) {
    const first = waiting[next]
    // The day after at the earliest: nobody can be asked and seen on one day.
    if (!first || first.referred >= day) continue
    first.removed = day
    used[slot] = true
    next++
  }
  return { places, used }
}
