import type { Day } from '#platform/time.ts'
import { NOT_YET, round, type Clocks } from './fit-columns.ts'
import { fitArrivals, type ArrivalsFit } from './fit-arrivals.ts'
import { fitPatience, type PatienceFit } from './fit-patience.ts'
import type { Law } from './simulate-laws.ts'

export type SeenFit = {
  seenPerWeek: number
  /** Days on which somebody waited: only then does what was seen tell what could be seen. */
  daysSomebodyWaited: number
  /** For one worker, when it is known how many there were. */
  serviceWeeks?: Law
}
export type ClocksFit = {
  arrivals: ArrivalsFit
  seen: SeenFit
  patience?: PatienceFit
  waitingNow: number
  /** How well each part fits, to be read beside it. */
  inWords: string[]
}

/**
 * The parts of a spec for `simulate` as the clocks say them, from `from` up to and with `asAt` (day 0 of the columns is
 * `dayZero`), each with how well it fits. Refuses a span under 28 days, and one in which nobody was referred.
 */
export function fitClocks(
  clocks: Clocks,
  { dayZero, from, asAt, workers }: { dayZero: Day; from: Day; asAt: Day; workers?: number },
): ClocksFit | { refusal: string } {
  const number = (day: Day) => dayZero.until(day, { largestUnit: 'days' }).days
  const span = { fromDay: number(from), asAtDay: number(asAt) }
  const days = span.asAtDay - span.fromDay + 1
  if (days < 28) return { refusal: 'Four weeks at least are needed to fit anything.' }
  const arrivals = fitArrivals(clocks.referredDay, { dayZero, ...span })
  if (!arrivals) return { refusal: 'Nobody was referred in this time.' }
  const seen = fitSeen(clocks, { ...span, ...(workers !== undefined && { workers }) })
  const patience = fitPatience(clocks, span)
  return {
    arrivals,
    seen,
    ...(patience && { patience }),
    waitingNow: waitingOn(clocks, span.asAtDay),
    inWords: [
      ...arrivals.inWords,
      `${round(seen.seenPerWeek)} families were seen a week.`,
      seen.daysSomebodyWaited === days
        ? 'Somebody was waiting every day, so that is what the staff there were could do.'
        : `On ${days - seen.daysSomebodyWaited} of ${days} days nobody was waiting: the staff could have seen more.`,
      ...(patience?.inWords ?? ['Nobody is known to have left while waiting, so patience is not fitted.']),
    ],
  }
}

function fitSeen(
  { referredDay, stoppedDay, left }: Clocks,
  { fromDay, asAtDay, workers }: { fromDay: number; asAtDay: number; workers?: number },
): SeenFit {
  const days = asAtDay - fromDay + 1
  const change = new Int32Array(days + 1)
  let seen = 0
  for (let i = 0; i < referredDay.length; i++) {
    const began = Math.max(referredDay[i] ?? 0, fromDay)
    const stopped = stoppedDay[i] ?? NOT_YET
    const ended = stopped === NOT_YET ? asAtDay + 1 : Math.min(stopped, asAtDay + 1)
    if (stopped !== NOT_YET && stopped >= fromDay && stopped <= asAtDay && !left[i]) seen++
    if (ended <= began) continue
    change[began - fromDay] = (change[began - fromDay] ?? 0) + 1
    change[ended - fromDay] = (change[ended - fromDay] ?? 0) - 1
  }
  let waiting = 0
  const daysSomebodyWaited = change
    .subarray(0, days)
    .reduce((count, by) => count + ((waiting += by) > 0 ? 1 : 0), 0)
  const seenPerWeek = (7 * seen) / days
  return {
    seenPerWeek,
    daysSomebodyWaited,
    ...(workers !== undefined &&
      seen > 0 && { serviceWeeks: { law: 'exponential' as const, mean: workers / seenPerWeek } }),
  }
}

/** Referred on or before the day and not stopped on or before it. */
function waitingOn({ referredDay, stoppedDay }: Clocks, day: number): number {
  return referredDay.reduce((count, referred, i) => {
    const stopped = stoppedDay[i] ?? NOT_YET
    return count + (referred <= day && (stopped === NOT_YET || stopped > day) ? 1 : 0)
  }, 0)
}
