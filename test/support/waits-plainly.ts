import type { Clock } from '#waits/clock-columns.ts'
import type { WaitFigures } from '#waits/wait-figures.ts'

/** The figures of one day the obvious way: everyone who waits, sorted, and counted on the fingers. */
export function waitsPlainly(clocks: readonly Clock[], day: number): WaitFigures {
  const waits = clocks
    .filter(({ referred, stopped }) => referred <= day && (stopped === undefined || stopped > day))
    .map(({ referred }) => day - referred)
    .toSorted((a, b) => a - b)
  /** The smallest wait with at least that share of waits at or below it. */
  const rank = (percent: number) => waits.find((_, at) => (at + 1) * 100 >= percent * waits.length) ?? null
  const between = (over: number, upTo: number) => waits.filter((days) => days > over && days <= upTo).length
  return {
    waiting: waits.length,
    medianDays: rank(50),
    p90Days: rank(90),
    over18Weeks: between(126, Infinity),
    over52Weeks: between(364, Infinity),
    over2Years: between(728, Infinity),
    over4Years: between(1456, Infinity),
    bands: {
      upTo18Weeks: between(-1, 126),
      over18To52Weeks: between(126, 364),
      over52WeeksTo2Years: between(364, 728),
      over2To4Years: between(728, 1456),
      over4Years: between(1456, Infinity),
    },
  }
}
