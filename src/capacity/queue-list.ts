import {
  isTooBig,
  pressure,
  queueLoad,
  reliefCapacity,
  targetCapacity,
  targetQueueSize,
} from './queue-maths.ts'

/** One child's place in a list, in day numbers; not removed means still waiting. */
export type Place = { referred: number; removed?: number | undefined }
/** First and last day looked at, both counted. Left out: from the first referral, and for the list as it stands. */
export type Window = { start?: number | undefined; end?: number | undefined }
export type Flow = { weekly: number; daily: number; variation: number; count: number }

/** How many wait on each day from start to end, those referred that day counted and those removed that day not. */
export function queueSizes(list: readonly Place[], window: Window = {}): { start: number; sizes: number[] } {
  const { start, end } = bounds(list, window)
  const change = Array.from({ length: Math.max(0, end - start + 1) }, () => 0)
  const add = (day: number, by: number) => {
    if (day <= end) change[day - start] = (change[day - start] ?? 0) + by
  }
  for (const { referred, removed } of list) {
    if (removed !== undefined && removed < start) continue
    add(Math.max(referred, start), 1)
    if (removed !== undefined) add(Math.max(removed, start), -1)
  }
  let size = 0
  return { start, sizes: change.map((by) => (size += by)) }
}

/** Referrals as a flow. `count` is referrals. The gap before the first and the one after the last are counted as gaps. */
export function referralFlow(list: readonly Place[], window: Window = {}): Flow {
  const { start, end } = bounds(list, window)
  const days = list
    .map(({ referred }) => referred)
    .filter((day) => day >= start && day <= end)
    .toSorted((a, b) => a - b)
  // A window that ends before anybody was referred has no gaps to see: nothing is said rather than a demand below nothing.
  return { ...flow(end < start ? [] : gaps([start, ...days, end])), count: days.length }
}

/** Removals as a flow while there was anyone to see: days after the queue stood empty are nobody's slowness. */
export function removalFlow(list: readonly Place[], window: Window = {}): Flow {
  const { start, sizes } = queueSizes(list, window)
  const removals = list.flatMap(({ removed }) =>
    removed !== undefined && removed >= start && removed <= (window.end ?? Infinity) ? [removed] : [],
  )
  const rows = [
    ...sizes.flatMap((size, day) => (size === 0 ? [{ day: start + day, removal: false }] : [])),
    ...removals.map((day) => ({ day, removal: true })),
  ].toSorted((a, b) => a.day - b.day || Number(a.removal) - Number(b.removal))
  return {
    ...flow(rows.flatMap(({ day, removal }, row) => (removal ? [day - (rows[row - 1]?.day ?? start)] : []))),
    count: removals.length,
  }
}

/** Everything the formulas say of one list against a target in weeks. What cannot be reckoned is not a number. */
export function listFigures(
  list: readonly Place[],
  { targetWait, factor = 4, ...window }: Window & { targetWait: number; factor?: number },
) {
  const { end } = bounds(list, window)
  const demand = referralFlow(list, window)
  const capacity = removalFlow(list, window)
  // Asked of the day itself: who was referred by then and not yet removed, whatever came after (the reference counts some).
  const waits = list
    .filter(({ referred, removed }) => referred <= end && (removed === undefined || removed > end))
    .map(({ referred }) => end - referred)
  const meanWaitDays = mean(waits)
  const load = queueLoad({ demand: demand.weekly, capacity: capacity.weekly })
  const targetSize = targetQueueSize({ demand: demand.weekly, targetWait, factor })
  const tooBig = isTooBig({ queueSize: waits.length, targetSize })
  return {
    demand,
    capacity,
    load,
    loadTooBig: Number.isNaN(load) ? undefined : load >= 1,
    queueSize: waits.length,
    targetSize,
    tooBig,
    meanWaitDays,
    targetCapacity: tooBig
      ? undefined
      : targetCapacity({
          demand: demand.weekly,
          targetWait,
          factor,
          variationOfDemand: demand.variation,
          variationOfCapacity: capacity.variation,
        }),
    reliefCapacity: tooBig
      ? reliefCapacity({ demand: demand.weekly, queueSize: waits.length, targetSize })
      : undefined,
    // In weeks as the target is: days over weeks made it seven times too large in the reference.
    pressure: pressure({ meanWait: meanWaitDays / 7, targetWait }),
  }
}

function bounds(list: readonly Place[], window: Window) {
  const referred = list.map((place) => place.referred)
  return {
    start: window.start ?? referred.reduce((a, b) => Math.min(a, b), Infinity),
    end: window.end ?? referred.reduce((a, b) => Math.max(a, b), -Infinity),
  }
}

const gaps = (days: readonly number[]) => days.slice(1).map((day, at) => day - (days[at] ?? day))

function flow(days: readonly number[]): Omit<Flow, 'count'> {
  const meanDays = mean(days)
  const daily = 1 / meanDays
  return { weekly: 7 * daily, daily, variation: days.length === 1 ? 0 : deviation(days, meanDays) / meanDays }
}

const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length

/** Of a sample, n − 1; nothing sampled has none. */
const deviation = (of: readonly number[], middle: number) =>
  of.length === 0 ? NaN : Math.sqrt(of.reduce((sum, one) => sum + (one - middle) ** 2, 0) / (of.length - 1))
