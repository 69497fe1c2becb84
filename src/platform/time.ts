/** Days and moments. Temporal comes from the polyfill until it is global in an LTS Node; this is the one place that knows. */
import { Temporal } from 'temporal-polyfill'

export { Temporal }
export type Day = Temporal.PlainDate
export type Moment = Temporal.Instant

/** No end: the database's `infinity`. The same object always, so that `===` tells. */
export const forever: Moment = Temporal.Instant.fromEpochMilliseconds(8.64e15)

const days = new Map<string, Day>()
const daysAtMost = 20_000

/** 2026-10-14 as a day. A day never changes, so the same one serves again: lists are full of the same few. */
export function dayFrom(text: string): Day {
  const known = days.get(text)
  if (known) return known
  const day = Temporal.PlainDate.from(text)
  if (days.size < daysAtMost) days.set(text, day)
  return day
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** 14 October 2026, as people write it. By hand: a list of fifty days took longer to format by locale than to ask for. */
export const dayInWords = ({ day, month, year }: Day) => `${day} ${months[month - 1]} ${year}`

/** 7.30pm, in the area's zone. */
export function timeInWords(at: Moment, zone: string) {
  const { hour, minute } = at.toZonedDateTimeISO(zone)
  const minutes = minute === 0 ? '' : `.${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

/** "16 November 2026 at 8.05am". */
export const momentInWords = (at: Moment, zone: string) =>
  `${dayInWords(dayOf(at, zone))} at ${timeInWords(at, zone)}`

export const dayOf = (at: Moment, zone: string) => at.toZonedDateTimeISO(zone).toPlainDate()

/** Whole years between two days: a child born on 29 February is a year older on 1 March. */
export function yearsOld(bornOn: Day, today: Day) {
  const hadBirthday = today.month > bornOn.month || (today.month === bornOn.month && today.day >= bornOn.day)
  return today.year - bornOn.year - (hadBirthday ? 0 : 1)
}

const dayMs = 24 * 60 * 60 * 1000
const dayNumber = ({ year, month, day }: Day) => Date.UTC(year, month - 1, day) / dayMs

/** Whole days from one to the other, negative when the other came first. By number: a list asks it for every row. */
export const daysBetween = (from: Day, to: Day) => dayNumber(to) - dayNumber(from)

/** How long ago or ahead, in words a person would say. */
export function daysInWords(from: Day, to: Day) {
  const days = daysBetween(from, to)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}

/** The next day people are at work: Monday to Friday. Bank holidays come with the area package. */
export function nextWorkingDay(after: Day, holidays: ReadonlySet<string> = new Set()): Day {
  let day = after.add({ days: 1 })
  for (let tries = 0; tries < 30; tries++, day = day.add({ days: 1 }))
    if (day.dayOfWeek <= 5 && !holidays.has(day.toString())) return day
  return day
}

/** The machine's own clock, and its day in a zone: for the program's edges. Inside, today is an argument and comes from the database's moment(). */
export const momentNow = (): Moment => Temporal.Now.instant()
export const dayNow = (zone: string): Day => Temporal.Now.plainDateISO(zone)
