import type { Law } from '#capacity/simulate-laws.ts'
import type { Model, Route } from '#capacity/simulate-model.ts'

type Family = { asks: boolean; priority: number }
type Place = { family: Family; stage: number; joined: number; state: 'waiting' | 'seen' | 'gone' }
type Event = { at: number; kind: 'comes' | 'finishes' | 'has had enough'; place?: Place }
export type PlainCounts = {
  waiting: number
  served: number
  left: number
  stoppedAsking: number
  inService: number
  joined: number
  /** In the order they were first seen. */
  seen: { joined: number; priority: number; at: number }[]
}

/**
 * The same model as one would write it on a first day: events are objects in one binary heap, families objects in
 * arrays. Nothing is shared with our engine but the words of the model. It stops at the horizon; staff and rates are
 * read by the week. Whoever has had enough is cut out of the line then and there; `steppingOver` leaves it until its turn
 * comes, which is quicker and the first thing one would mend. `keep` keeps a list of who was seen when.
 */
export function simulatePlainly(
  model: Model,
  random: () => number,
  { keep = false, steppingOver = false }: { keep?: boolean; steppingOver?: boolean } = {},
): { stages: PlainCounts[]; events: number } {
  const heap: Event[] = []
  let events = 0
  let now = 0
  const lines: Place[][][] = model.stages.map(() => model.priorityShares.map(() => []))
  const stages = model.stages.map((): PlainCounts => ({
    waiting: 0,
    served: 0,
    left: 0,
    stoppedAsking: 0,
    inService: 0,
    joined: 0,
    seen: [],
  }))
  const placesOf = new Map<Family, Place[]>()
  const tracked = model.stages.some(({ noLongerAskShare }) => noLongerAskShare > 0)

  const pick = (shares: readonly number[]) => {
    let rest = random()
    return shares.findIndex((share) => (rest -= share) < 0)
  }
  const routed = (routes: readonly Route[]) => {
    if (routes.length === 0) return []
    if (routes.length === 1 && routes[0]?.share === 1) return routes[0].to
    return routes[pick(routes.map(({ share }) => share))]?.to ?? []
  }

  function comesNext() {
    let gap = drawPlainly(model.arrivals.gaps, random)
    let at = now
    for (let week = Math.floor(now); week < model.horizonWeeks; week++) {
      const rate = model.arrivals.perWeek[week] ?? 0
      const room = rate * (week + 1 - at)
      if (gap < room) return push(heap, { at: at + gap / rate, kind: 'comes' })
      gap -= room
      at = week + 1
    }
  }
  function fill(number: number) {
    const week = Math.floor(now)
    const stage = model.stages[number]
    const counts = stages[number]
    if (!stage || !counts) return
    while (counts.inService < (stage.servers[week] ?? 0)) {
      const place = takeFirst(number)
      if (!place) return
      place.state = 'seen'
      counts.waiting--
      counts.inService++
      if (keep) counts.seen.push({ joined: place.joined, priority: place.family.priority, at: now })
      const weeks = drawPlainly(stage.service, random) * (stage.pace[week] ?? 1)
      push(heap, { at: now + weeks, kind: 'finishes', place })
    }
  }
  function join(family: Family, number: number) {
    const stage = model.stages[number]
    const counts = stages[number]
    if (!stage || !counts) return
    const place: Place = { family, stage: number, joined: now, state: 'waiting' }
    counts.waiting++
    lines[number]?.[family.priority]?.push(place)
    if (tracked) placesOf.set(family, [...(placesOf.get(family) ?? []), place])
    if (stage.patienceWeeks)
      push(heap, { at: now + drawPlainly(stage.patienceWeeks, random), kind: 'has had enough', place })
  }
  function takeOut(place: Place) {
    const line = lines[place.stage]?.[place.family.priority]
    if (line && !steppingOver) line.splice(line.indexOf(place), 1)
    place.state = 'gone'
    const counts = stages[place.stage]
    if (counts) counts.waiting--
  }
  function takeFirst(number: number): Place | undefined {
    for (const line of lines[number] ?? [])
      for (let place = line.shift(); place; place = line.shift()) if (place.state === 'waiting') return place
    return undefined
  }
  function finish(place: Place) {
    const stage = model.stages[place.stage]
    const counts = stages[place.stage]
    if (!stage || !counts) return
    counts.inService--
    counts.served++
    place.state = 'gone'
    const { family } = place
    const to = routed(stage.routes)
    if (stage.noLongerAskShare > 0 && random() < stage.noLongerAskShare && family.asks) {
      family.asks = false
      for (const other of placesOf.get(family) ?? [])
        if (other.state === 'waiting') {
          takeOut(other)
          const elsewhere = stages[other.stage]
          if (elsewhere) elsewhere.stoppedAsking++
        }
    }
    fill(place.stage)
    if (!family.asks) return
    for (const next of to) arrive(family, next)
  }
  function arrive(family: Family, number: number) {
    const counts = stages[number]
    if (counts) counts.joined++
    join(family, number)
    fill(number)
  }

  for (const [number, { initialWaiting }] of model.stages.entries())
    for (let i = 0; i < initialWaiting; i++)
      join({ asks: true, priority: pick(model.priorityShares) }, number)
  comesNext()
  for (let week = 0; week < model.horizonWeeks; week++) {
    now = week
    for (const number of model.stages.keys()) fill(number)
    for (let first = heap[0]; first && first.at < week + 1; first = heap[0]) {
      pop(heap)
      now = first.at
      const { place } = first
      if (first.kind === 'comes') {
        const family: Family = { asks: true, priority: pick(model.priorityShares) }
        events++
        for (const number of routed(model.arrivals.routes)) arrive(family, number)
        comesNext()
      } else if (place && first.kind === 'finishes') {
        events++
        finish(place)
      } else if (place?.state === 'waiting') {
        events++
        takeOut(place)
        const counts = stages[place.stage]
        if (counts) counts.left++
      }
    }
  }
  return { stages, events }
}

function push(heap: Event[], event: Event) {
  let i = heap.push(event) - 1
  while (i > 0) {
    const parent = (i - 1) >> 1
    const above = heap[parent]
    if (!above || above.at <= event.at) break
    heap[i] = above
    i = parent
  }
  heap[i] = event
}

function pop(heap: Event[]) {
  const last = heap.pop()
  if (!last || heap.length === 0) return
  let i = 0
  for (;;) {
    let child = 2 * i + 1
    let below = heap[child]
    if (!below) break
    const right = heap[child + 1]
    if (right && right.at < below.at) {
      below = right
      child++
    }
    if (below.at >= last.at) break
    heap[i] = below
    i = child
  }
  heap[i] = last
}

/** One draw of a law, by the definition of each. */
export function drawPlainly(law: Law, random: () => number): number {
  switch (law.law) {
    case 'exponential':
      return -law.mean * Math.log(1 - random())
    case 'fixed':
      return law.value
    case 'uniform':
      return law.low + (law.high - law.low) * random()
    case 'values':
      return law.values[Math.floor(random() * law.values.length)] ?? 0
    case 'mixture': {
      let rest = random()
      const part = law.of.find(({ share }) => (rest -= share) < 0) ?? law.of.at(-1)
      return part ? drawPlainly(part.law, random) : 0
    }
    case 'gamma': {
      // A sum of exponentials: right where the shape is a whole number, which is where the tests use it.
      const shape = Math.round((law.mean / law.sd) ** 2)
      let sum = 0
      for (let i = 0; i < shape; i++) sum -= Math.log(1 - random())
      return (sum * law.mean) / shape
    }
    case 'lognormal': {
      const variance = Math.log(1 + (law.sd / law.mean) ** 2)
      const z = Math.sqrt(-2 * Math.log(1 - random())) * Math.sin(2 * Math.PI * random())
      return law.mean * Math.exp(Math.sqrt(variance) * z - variance / 2)
    }
    case 'weibull': {
      // Shapes 1 and 2 are enough to check ours: Γ(2) = 1, Γ(3/2) = √π / 2.
      const middle = law.shape === 1 ? 1 : Math.sqrt(Math.PI) / 2
      return (law.mean / middle) * (-Math.log(1 - random())) ** (1 / law.shape)
    }
  }
}
