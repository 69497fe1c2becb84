/** When people are at work, at school and at home with a phone in their hand. Pure. */
import { Temporal, type Day, type Moment } from '#platform/time.ts'
import type { Chance } from './chance.ts'

const zone = 'Europe/London'
export const { compare: compareDays } = Temporal.PlainDate
export const { compare: compareMoments } = Temporal.Instant
export const isBefore = (one: Day, other: Day) => compareDays(one, other) < 0

/** Monday to Friday, but for the bank holidays of England. */
export const isWorkingDay = (day: Day) => day.dayOfWeek <= 5 && !isBankHoliday(day)

function isBankHoliday(day: Day): boolean {
  const { month, day: date, dayOfWeek } = day
  if ((month === 12 && (date === 25 || date === 26)) || (month === 1 && date === 1)) return true
  const monday = dayOfWeek === 1
  if (monday && ((month === 5 && (date <= 7 || date >= 25)) || (month === 8 && date >= 25))) return true
  // A bank holiday that falls on a weekend is kept on the next working days.
  if (month === 12 && (date === 27 || date === 28) && dayOfWeek <= 2) return true
  if (month === 1 && monday && (date === 2 || date === 3)) return true
  const easter = easterSunday(day.year)
  return day.equals(easter.subtract({ days: 2 })) || day.equals(easter.add({ days: 1 }))
}

/** Anonymous Gregorian computus, as printed in Meeus, Astronomical Algorithms (1991). */
function easterSunday(year: number): Day {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 })
}

/** Near enough to the terms of Kent: closed in August, at Christmas, at Easter and for three half-term weeks. */
export function isSchoolDay(day: Day): boolean {
  const md = day.month * 100 + day.day
  const shut = [
    [101, 104],
    [212, 218],
    [401, 412],
    [525, 531],
    [723, 902],
    [1024, 1031],
    [1219, 1231],
  ].some(([from = 0, to = 0]) => md >= from && md <= to)
  return isWorkingDay(day) && !shut
}

/** The first such day from this one on; years hold many, so it is soon found. */
export function firstFrom(day: Day, fits: (day: Day) => boolean): Day {
  for (let tries = 0; tries < 60; tries++, day = day.add({ days: 1 })) if (fits(day)) return day
  throw new Error('No such day within sixty')
}

/** Such a day, soon after this one; after a holiday, some day of the next weeks, since nobody sees everyone on the first. */
export function someDay(chance: Chance, day: Day, fits: (day: Day) => boolean): Day {
  const next = firstFrom(day, fits)
  return day.until(next).days < 5 ? next : firstFrom(next.add({ days: chance.whole(0, 24) }), fits)
}

export const momentOf = (day: Day, hour: number, minute: number): Moment =>
  day.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(hour, minute) }).toInstant()

/** Some minute of a working day. */
export const atWork = (chance: Chance, day: Day) => momentOf(day, chance.whole(9, 15), chance.whole(0, 59))

/** Some minute when a carer has time: evenings, and the quiet hours of a weekend. */
export const atHome = (chance: Chance, day: Day) =>
  day.dayOfWeek > 5 && chance.yes(0.5)
    ? momentOf(day, chance.whole(10, 16), chance.whole(0, 59))
    : momentOf(day, chance.whole(19, 22), chance.whole(0, 59))

/** The age on the last 31 August: 4 in a Reception class, 10 in Year 6, 15 in Year 11. */
export function schoolAge(bornOn: Day, today: Day): number {
  const year = today.month >= 9 ? today.year : today.year - 1
  return bornOn.until(Temporal.PlainDate.from({ year, month: 8, day: 31 }), { largestUnit: 'years' }).years
}
