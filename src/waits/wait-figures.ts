import type { Histogram } from './wait-histogram.ts'

/** Days after which a wait is over 18 weeks, 52 weeks, two years, four years: a wait of 126 days is not yet over 18 weeks. */
export const over18Weeks = 126
export const over52Weeks = 364
export const over2Years = 728
export const over4Years = 1_456

/** The bands lie between the four thresholds, and with them count everyone once. */
export type WaitBands = {
  upTo18Weeks: number
  over18To52Weeks: number
  over52WeeksTo2Years: number
  over2To4Years: number
  over4Years: number
}

/** Children waiting on a day, and how long they have waited. Medians and percentiles are nearest rank; null for nobody. */
export type WaitFigures = {
  waiting: number
  medianDays: number | null
  p90Days: number | null
  over18Weeks: number
  over52Weeks: number
  over2Years: number
  over4Years: number
  bands: WaitBands
}

/** Localities under one scheme: a name each, and which of them each place lies in. */
export type Scheme = { names: readonly string[]; localityOf: Uint16Array }

export type FiguresAsAt = { localities: Record<string, WaitFigures>; all: WaitFigures }

/** The figures of all who wait on `day`, a column's day, in `histogram` by the day they were referred. */
export function figuresOf(histogram: Histogram, day: number): WaitFigures {
  const waiting = histogram.count()
  const over = (days: number) => histogram.countBefore(day - days)
  const [weeks18, weeks52, years2, years4] = [
    over(over18Weeks),
    over(over52Weeks),
    over(over2Years),
    over(over4Years),
  ]
  return {
    waiting,
    medianDays: waitAtRank(histogram, day, Math.ceil(waiting / 2)),
    p90Days: waitAtRank(histogram, day, Math.ceil((waiting * 9) / 10)),
    over18Weeks: weeks18,
    over52Weeks: weeks52,
    over2Years: years2,
    over4Years: years4,
    bands: {
      upTo18Weeks: waiting - weeks18,
      over18To52Weeks: weeks18 - weeks52,
      over52WeeksTo2Years: weeks52 - years2,
      over2To4Years: years2 - years4,
      over4Years: years4,
    },
  }
}

/** The shortest wait with at least `rank` waits no longer: the rank-th latest day of referral. */
const waitAtRank = (histogram: Histogram, day: number, rank: number) =>
  rank === 0 ? null : day - histogram.latest(rank)
