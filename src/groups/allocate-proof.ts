import type { Allocation } from './allocate.ts'

/** As the command is asked: plain lists. */
export type Asked = { capacity: number[]; start: number[]; session: number[]; value: number[] }

/**
 * What is wrong with an allocation, nothing when it is right and no other is worth more. It shares no line with what made the
 * allocation. Weak duality: where every family's and session's price together cover the value of each of its options, no
 * allocation is worth more than all prices summed; so one that is worth as much is the best.
 */
export function faultsOf({ capacity, start, session, value }: Asked, answer: Allocation): string[] {
  const faults: string[] = []
  const { place, dualFamily, dualSession } = answer
  if (place.length !== start.length - 1 || dualFamily.length !== place.length)
    return ['place and dualFamily are not one for each family']
  if (dualSession.length !== capacity.length) return ['dualSession is not one for each session']
  const taken = capacity.map(() => 0)
  let worth = 0
  for (const [family, given] of place.entries()) {
    const options = Array.from(
      { length: (start[family + 1] ?? 0) - (start[family] ?? 0) },
      (_, at) => (start[family] ?? 0) + at,
    )
    for (const arc of options)
      if ((dualFamily[family] ?? NaN) + (dualSession[session[arc] ?? -1] ?? NaN) >= (value[arc] ?? NaN))
        continue
      else faults.push(`dualFamily.${family}: with the session's it does not cover arc ${arc}`)
    if (given === -1) continue
    const best = options.filter((arc) => session[arc] === given).map((arc) => value[arc] ?? NaN)
    if (best.length === 0) faults.push(`place.${family}: is none of the family's options`)
    worth += Math.max(...best)
    taken[given] = (taken[given] ?? 0) + 1
  }
  for (const [one, places] of capacity.entries())
    if ((taken[one] ?? 0) > places)
      faults.push(`place: session ${one} has ${places} places and ${taken[one]} families`)
  for (const [name, duals] of Object.entries({ dualFamily, dualSession }))
    for (const [at, dual] of duals.entries()) if (!(dual >= 0)) faults.push(`${name}.${at}: is below nothing`)
  const bound =
    dualFamily.reduce((sum, dual) => sum + dual, 0) +
    dualSession.reduce((sum, dual, at) => sum + dual * (capacity[at] ?? 0), 0)
  if (worth !== answer.value) faults.push(`value: the places are worth ${worth}, not ${answer.value}`)
  if (bound !== answer.value) faults.push(`value: the prices allow ${bound}, not ${answer.value}`)
  return faults
}
