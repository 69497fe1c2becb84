import { NOT_YET, round, type Clocks } from './fit-columns.ts'
import { gammaFunction, type Law } from './simulate-laws.ts'

export type PatienceFit = {
  /** In weeks. */
  law: Law
  left: number
  /** The most that the fitted share of those still there is off the share seen, 0 to 1, while thirty at least waited. */
  furthestOff: number
  inWords: string[]
}

/** By days waited: how many were first looked at, were last looked at, and of the last how many left then. */
type Waits = { began: Float64Array; ended: Float64Array; left: Float64Array; leavers: number }

const FEWEST = 30
const SHAPES = { low: 0.2, high: 5 }

/**
 * How long families wait before they leave, from those who left and from all who did not: being seen, or still waiting,
 * says that patience lasted at least so long. Weibull's law by most likely values; exponential where the other is no
 * more likely than chance would make it (likelihood ratio under 3.84). Undefined when nobody left.
 */
export function fitPatience(
  clocks: Clocks,
  span: { fromDay: number; asAtDay: number },
): PatienceFit | undefined {
  const waits = waitsOf(clocks, span)
  const { leavers } = waits
  if (leavers === 0) return undefined
  const logs = waits.left.reduce((sum, count, day) => sum + count * Math.log(middleOf(day)), 0)
  const hazard = (shape: number) => leavers / waited(waits, shape)
  const likelihood = (shape: number) =>
    leavers * (Math.log(shape) + Math.log(hazard(shape)) - 1) + (shape - 1) * logs
  const best = Math.exp(
    highest((log) => likelihood(Math.exp(log)), { low: Math.log(SHAPES.low), high: Math.log(SHAPES.high) }),
  )
  const shape = 2 * (likelihood(best) - likelihood(1)) > 3.84 ? best : 1
  const scaleDays = hazard(shape) ** (-1 / shape)
  const mean = (scaleDays * gammaFunction(1 + 1 / shape)) / 7
  const furthestOff = compare(waits, (days) => Math.exp(-((days / scaleDays) ** shape)))
  return {
    law: shape === 1 ? { law: 'exponential', mean } : { law: 'weibull', mean, shape },
    left: leavers,
    furthestOff,
    inWords: [
      `Were nobody ever seen, a family would wait ${round(mean)} weeks on average before it left; ${leavers} did leave.`,
      `Of 100 who wait, the fitted number still there is never more than ${Math.ceil(100 * furthestOff)} off what was seen.`,
      furthestOff <= 0.05
        ? 'That is close enough to plan with.'
        : 'That is too far off to plan with: look for what changed, or for two kinds of families.',
    ],
  }
}

/** Only waiting within the span is looked at: who had left before it may not be in the columns. */
function waitsOf(
  { referredDay, stoppedDay, left }: Clocks,
  { fromDay, asAtDay }: { fromDay: number; asAtDay: number },
): Waits {
  const longest = referredDay.reduce((most, referred) => Math.max(most, asAtDay - referred), 0)
  const column = () => new Float64Array(longest + 1)
  const waits = { began: column(), ended: column(), left: column(), leavers: 0 }
  for (let i = 0; i < referredDay.length; i++) {
    const referred = referredDay[i] ?? 0
    const stopped = stoppedDay[i] ?? NOT_YET
    const stops = stopped !== NOT_YET && stopped <= asAtDay
    const last = stops ? stopped : asAtDay
    if (last < Math.max(fromDay, referred)) continue
    count(waits.began, Math.max(fromDay - referred, 0))
    count(waits.ended, last - referred)
    if (!stops || left[i] !== 1) continue
    count(waits.left, last - referred)
    waits.leavers++
  }
  return waits
}

/**
 * Clocks only know days, and both ends of a wait lie somewhere in theirs: on average the wait is the days between, and
 * a third of a day where it began and ended in one.
 */
const middleOf = (days: number) => days || 1 / 3

/** All the waiting there was, on a clock that runs as days to the power of the shape. */
function waited({ began, ended }: Waits, shape: number): number {
  return ended.reduce(
    (sum, count, day) =>
      sum + count * middleOf(day) ** shape - (began[day] ?? 0) * Math.max(day - 0.5, 0) ** shape,
    0,
  )
}

/** The furthest the fitted share is from Kaplan and Meier's (1958), day by day. */
function compare({ began, ended, left }: Waits, fitted: (days: number) => number): number {
  let [waiting, share, furthest] = [0, 1, 0]
  for (let day = 0; day < began.length; day++) {
    waiting += began[day] ?? 0
    if (waiting >= FEWEST) {
      share *= 1 - (left[day] ?? 0) / waiting
      furthest = Math.max(furthest, Math.abs(share - fitted(day + 1)))
    } else if (share < 1) break
    waiting -= ended[day] ?? 0
  }
  return furthest
}

/** Where a curve with one top is highest, by golden sections. */
function highest(curve: (at: number) => number, { low, high }: { low: number; high: number }): number {
  const golden = (Math.sqrt(5) - 1) / 2
  for (let i = 0; i < 60; i++) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)]
    if (curve(left) < curve(right)) low = left
    else high = right
  }
  return (low + high) / 2
}

function count(column: Float64Array, day: number) {
  column[day] = (column[day] ?? 0) + 1
}
