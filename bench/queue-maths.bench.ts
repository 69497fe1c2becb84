import assert from 'node:assert/strict'
import type { Place } from '#capacity/queue-list.ts'
import { schedule } from '#capacity/queue-schedule.ts'
import { cpuMilliseconds } from './cpu.ts'
import type { Line } from './line.ts'

// The formulas are a line each. What grows is a list given its slots: the reference looks through the list for each one.
const PLACES = 20_000
const SLOTS = 5_000

/** The obvious way is no goal of performance.md; it is here so that the claim of docs/engines/queue-maths.md stands. */
export function run(): Promise<Line[]> {
  // Days spread evenly but out of order: 7,919 is a prime that does not divide the length.
  const list = Array.from({ length: PLACES }, (_, at) => ({ referred: (at * 7_919) % 3_650 }))
  const slots = Array.from({ length: SLOTS }, (_, at) => (at * 7_919) % 3_700)
  assert.deepEqual(schedule(list, slots).places, plainly(list, slots))
  let [ours, plain] = [Infinity, Infinity]
  for (let round = 0; round < 3; round++) {
    ours = Math.min(
      ours,
      cpuMilliseconds(() => schedule(list, slots)),
    )
    plain = Math.min(
      plain,
      cpuMilliseconds(() => plainly(list, slots)),
    )
  }
  return Promise.resolve([
    {
      what: `queue-maths, ${PLACES} children into ${SLOTS} slots`,
      ours: `${ours.toFixed(1)} ms`,
      peer: `${plain.toFixed(0)} ms searching for each slot`,
      ratio: plain / ours,
      goal: '≥ 10',
      holds: plain >= 10 * ours,
    },
  ])
}

function plainly(list: readonly Place[], slots: readonly number[]): Place[] {
  const places = list.map((place): Place => ({ ...place }))
  for (const slot of slots.toSorted((a, b) => a - b)) {
    let first: Place | undefined
    for (const place of places)
      if (place.removed === undefined && place.referred < slot && (!first || place.referred < first.referred))
        first = place
    if (first) first.removed = slot
  }
  return places
}
