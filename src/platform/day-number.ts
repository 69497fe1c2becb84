/** Days as whole numbers, for engines that count millions of them: 0 is 1970-01-01, 1 the day after. */

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

/** The number of a day of the calendar we use now; undefined when there is no such day, such as 31 April. */
export function findDayNumber(year: number, month: number, day: number): number | undefined {
  const before = daysBefore[month - 1]
  if (before === undefined || day < 1) return undefined
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0
  if (day > (daysBefore[month] ?? 365) - before + (month === 2 ? leap : 0)) return undefined
  const years = year - 1
  const leaps = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  return years * 365 + leaps + before + day - 1 + (month > 2 ? leap : 0) - 719_162
}

/** `2026-10-31` as a day number; undefined for anything else. */
export function parseDayNumber(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  return findDayNumber(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)))
}

/** A day number as `2026-10-31`. */
export const dayNumberText = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
