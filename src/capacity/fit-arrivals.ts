import type { Day } from '#platform/time.ts'
import type { Law } from './simulate-laws.ts'
import { round } from './fit-columns.ts'

/** In the words of a spec: the rate at the end of the time looked at, and what bends it. */
export type ArrivalsFit = {
  perWeek: number
  growthPerYear: number
  /** From January on, one on average; left out under two years, where a season cannot be told from growth. */
  seasonByMonth?: number[]
  gaps: Law
  /** How many months there are, and in how many the count lies where chance puts 95 of 100. */
  months: number
  monthsWithin: number
  inWords: string[]
}

type Month = {
  month: number
  weeks: number
  /** From the middle of it to the end of the time. */ years: number
  count: number
}

/**
 * A Poisson count for each month: rate × season × growth, by most likely values. Season has its closed form when growth
 * is known, growth one Newton step when season is; they take turns until neither moves.
 */
export function fitArrivals(
  referredDay: Int32Array,
  { dayZero, fromDay, asAtDay }: { dayZero: Day; fromDay: number; asAtDay: number },
): ArrivalsFit | undefined {
  const months = monthsOf(referredDay, { dayZero, fromDay, asAtDay })
  const referred = months.reduce((sum, { count }) => sum + count, 0)
  if (referred === 0) return undefined
  const years = (asAtDay - fromDay + 1) / 365.25
  const seasonal = years >= 2
  let growth = 0
  let season = Array<number>(12).fill(referred / months.reduce((sum, { weeks }) => sum + weeks, 0))
  const expected = ({ month, weeks, years: at }: Month) =>
    (season[month] ?? 0) * weeks * Math.exp(growth * at)
  for (let turn = 0; turn < 500; turn++) {
    season = season.map((_, number) => {
      const own = seasonal ? months.filter(({ month }) => month === number) : months
      const weeks = own.reduce((sum, month) => sum + month.weeks * Math.exp(growth * month.years), 0)
      return weeks > 0 ? own.reduce((sum, { count }) => sum + count, 0) / weeks : 0
    })
    if (years < 1) break
    const slope = months.reduce((sum, month) => sum + month.years * (month.count - expected(month)), 0)
    const curve = months.reduce((sum, month) => sum + month.years ** 2 * expected(month), 0)
    const step = curve > 0 ? slope / curve : 0
    growth += Math.max(-0.5, Math.min(0.5, step))
    if (Math.abs(step) < 1e-9) break
  }

  const base = season.reduce((sum, rate) => sum + rate, 0) / 12
  const fitted = (seasonal ? 12 : 1) + (years >= 1 ? 1 : 0)
  const spare = months.length - fitted
  const chi = months.reduce(
    (sum, month) => sum + (month.count - expected(month)) ** 2 / Math.max(expected(month), 1e-9),
    0,
  )
  // Two standard deviations over what chance gives: then counts vary more than Poisson's, and gaps as much.
  const bursts = spare > 0 && chi > spare + 2 * Math.sqrt(2 * spare) ? chi / spare : 1
  const monthsWithin = months.filter(
    (month) => Math.abs(month.count - expected(month)) <= 1.96 * Math.sqrt(expected(month)),
  ).length
  const growthPerYear = Math.exp(growth) - 1
  return {
    perWeek: base,
    growthPerYear,
    ...(seasonal && { seasonByMonth: season.map((rate) => rate / base) }),
    gaps:
      bursts > 1
        ? { law: 'gamma', mean: 1, sd: Math.min(Math.sqrt(bursts), 20) }
        : { law: 'exponential', mean: 1 },
    months: months.length,
    monthsWithin,
    inWords: [
      `${round(base)} families a week were referred at the end, ${growthInWords(growthPerYear, years)}.`,
      `The number in ${monthsWithin} of ${months.length} months lies where chance alone would put 95 in 100.`,
      bursts > 1
        ? `Months differ ${round(bursts)} times as much as chance alone would make them: gaps are fitted as uneven, and something may be missing.`
        : 'Months differ no more than chance alone would make them.',
      ...(seasonal ? [] : ['Under two years, the seasons cannot be told from growth: none are fitted.']),
    ],
  }
}

function growthInWords(growthPerYear: number, years: number): string {
  if (years < 1) return 'and under a year growth cannot be seen'
  const percent = round(Math.abs(100 * growthPerYear))
  return growthPerYear < 0 ? `${percent} in 100 fewer each year` : `${percent} in 100 more each year`
}

/** The first and the last may be parts of months. */
function monthsOf(
  referredDay: Int32Array,
  { dayZero, fromDay, asAtDay }: { dayZero: Day; fromDay: number; asAtDay: number },
): Month[] {
  const months: Month[] = []
  const ofDay = new Int32Array(asAtDay - fromDay + 1)
  for (let day = fromDay; day <= asAtDay;) {
    const date = dayZero.add({ days: day })
    const next = Math.min(day + date.daysInMonth - date.day + 1, asAtDay + 1)
    ofDay.fill(months.length, day - fromDay, next - fromDay)
    months.push({
      month: date.month - 1,
      weeks: (next - day) / 7,
      years: ((day + next) / 2 - asAtDay - 1) / 365.25,
      count: 0,
    })
    day = next
  }
  for (const day of referredDay) {
    const month = months[ofDay[day - fromDay] ?? -1]
    if (month) month.count++
  }
  return months
}
