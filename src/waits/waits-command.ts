import { parseArgs } from 'node:util'
import { dayNumberText, parseDayNumber } from '#platform/day-number.ts'
import { Temporal } from '#platform/time.ts'
import { isHeldDay } from './clock-columns.ts'
import { readClocks } from './clocks-csv.ts'
import { waitTrend } from './wait-trend.ts'

const MOST_DATES = 600

/**
 * `ninefold waits clocks.csv --as-at 2026-10-31`: waiting figures by locality, as JSON. With `--every month --back 60`, for
 * sixty dates a month apart, the last of them that day. Bad input: exit 2, and each wrong place by row and column.
 */
export async function waitsCommand(
  words: readonly string[],
  open: (file: string) => AsyncIterable<Uint8Array>,
): Promise<{ exit: 0 | 2; out: string }> {
  const asked = parseWords(words)
  if ('refused' in asked) return { exit: 2, out: asked.refused }
  const clocks = await readClocks(open(asked.file))
  if ('refused' in clocks)
    return { exit: 2, out: `These clocks cannot be read. ${clocks.refused.join('; ')}` }
  const { columns, localities } = clocks
  const trend = waitTrend(
    columns,
    { names: localities, localityOf: Uint16Array.from(localities.keys()) },
    asked.dates,
  )
  const series = trend.dates.map((date, at) => ({ asAt: dayNumberText(date), ...trend.figures(at) }))
  return { exit: 0, out: JSON.stringify(asked.series ? { series } : series[0]) }
}

function parseWords(
  words: readonly string[],
): { file: string; dates: number[]; series: boolean } | { refused: string } {
  let parsed
  try {
    parsed = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { 'as-at': { type: 'string' }, every: { type: 'string' }, back: { type: 'string' } },
    })
  } catch {
    return { refused: 'Say --as-at 2026-10-31, and --every month --back 60 if you like; we know no other' }
  }
  const { 'as-at': asAt, every, back } = parsed.values
  const day = asAt === undefined ? undefined : parseDayNumber(asAt)
  if (asAt === undefined || day === undefined || !isHeldDay(day))
    return { refused: '--as-at: say a day, such as --as-at 2026-10-31' }
  const file = parsed.positionals[0] ?? '-'
  if (parsed.positionals.length > 1) return { refused: 'Say one file, or - for standard input' }
  if (every === undefined && back === undefined) return { file, dates: [day], series: false }
  if (every !== 'month') return { refused: '--every: we know --every month' }
  const count = Number(back)
  if (!Number.isInteger(count) || count < 1 || count > MOST_DATES)
    return { refused: `--back: say how many months, 1 to ${MOST_DATES}` }
  const dates = monthsBack(Temporal.PlainDate.from(asAt), count).map(
    (date) => parseDayNumber(date.toString()) ?? day,
  )
  if (!dates.every(isHeldDay)) return { refused: '--back: goes back before 1900' }
  return { file, dates, series: true }
}

/** So many days a month apart, `last` the last of them. The last day of a month goes with last days of months. */
export function monthsBack(last: Temporal.PlainDate, count: number): Temporal.PlainDate[] {
  const isMonthEnd = last.day === last.daysInMonth
  return Array.from({ length: count }, (_, at) => {
    const date = last.subtract({ months: count - 1 - at })
    return isMonthEnd ? date.with({ day: date.daysInMonth }) : date
  })
}
