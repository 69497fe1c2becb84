/** When what is written is watched, who has it, and what may be done next. Pure. */
import {
  nextWorkingDay,
  Temporal,
  dayOf,
  timeInWords,
  dayInWords,
  type Day,
  type Moment,
} from '#platform/time.ts'

/** Never mixed: danger is taken and spoken about; a worry is offered a call; everyday safety alerts nobody and is not kept. */
export const kinds = ['danger', 'worry'] as const
export type Kind = (typeof kinds)[number]
/** The word in the address, which says nothing of the need. */
export const kindOf = { now: 'danger', soon: 'worry' } as const satisfies Record<string, Kind>
export const isWhen = (word: string): word is keyof typeof kindOf => word in kindOf

/** When the people of the rota read. A day is 1 for Monday to 7 for Sunday; times are the area's own, "08:00". */
export type Watch = {
  zone: string
  days: readonly number[]
  from: string
  until: string
  bankHolidays: ReadonlySet<string>
  climbsAfterMinutes: number
}

type Stretch = { from: Moment; until: Moment }
const mostDays = 60

/** The hours of one day, as moments: a day on which the clocks change has its own. */
function hoursOf(day: Day, watch: Watch): Stretch | undefined {
  if (!watch.days.includes(day.dayOfWeek) || watch.bankHolidays.has(day.toString())) return undefined
  const at = (time: string) =>
    day.toZonedDateTime({ timeZone: watch.zone, plainTime: Temporal.PlainTime.from(time) }).toInstant()
  return { from: at(watch.from), until: at(watch.until) }
}

/** The hours in force now, or the next: at their end nobody is reading any more. */
function nextHours(now: Moment, watch: Watch): Stretch {
  let day = dayOf(now, watch.zone)
  for (let tries = 0; tries < mostDays; tries++, day = day.add({ days: 1 })) {
    const hours = hoursOf(day, watch)
    if (hours && Temporal.Instant.compare(now, hours.until) < 0) return hours
  }
  throw new Error('An area whose rota reads on no day for two months')
}

/** The day on which it is read next: today while the hours of today are not over, else the next on which anybody reads. */
export const readOn = (now: Moment, watch: Watch): Day => dayOf(nextHours(now, watch).from, watch.zone)

export type Watching = { watched: true; until: Moment } | { watched: false; from: Moment }
export function watchingAt(now: Moment, watch: Watch): Watching {
  const { from, until } = nextHours(now, watch)
  return Temporal.Instant.compare(from, now) <= 0 ? { watched: true, until } : { watched: false, from }
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** The same, in a sentence that is true when it is read. */
export function watchingInWords(now: Moment, watch: Watch): string {
  const watching = watchingAt(now, watch)
  if (watching.watched)
    return `People read what is written here until ${timeInWords(watching.until, watch.zone)} today.`
  const [today, day] = [dayOf(now, watch.zone), dayOf(watching.from, watch.zone)]
  const when = today.equals(day) ? 'today' : `on ${weekdays[day.dayOfWeek - 1]} ${dayInWords(day)}`
  return `This is not watched until ${timeInWords(watching.from, watch.zone)} ${when}.`
}

/** A day's hours said for every week: "Monday to Friday, 8am to 6pm, but not on bank holidays". */
export function hoursInWords({ days, from, until }: Watch): string {
  const [first, last] = [days[0] ?? 1, days.at(-1) ?? 7]
  const inARow = days.length > 2 && days.every((day, i) => day === first + i)
  const on = inARow
    ? `${weekdays[first - 1]} to ${weekdays[last - 1]}`
    : days.map((day) => weekdays[day - 1]).join(', ')
  const said = (time: string) => timeInWords(Temporal.Instant.from(`2026-01-01T${time}:00Z`), 'UTC')
  return `${on}, ${said(from)} to ${said(until)}, but not on bank holidays`
}

/** How many times it has moved on by now: once for every so many watched minutes, `most` at most. */
export function climbs(at: Moment, now: Moment, watch: Watch, most: number): number {
  let [minutes, day] = [0, dayOf(at, watch.zone)]
  const last = dayOf(now, watch.zone)
  while (Temporal.PlainDate.compare(day, last) <= 0 && minutes < most * watch.climbsAfterMinutes) {
    const hours = hoursOf(day, watch)
    if (hours) {
      const from = Temporal.Instant.compare(hours.from, at) > 0 ? hours.from : at
      const until = Temporal.Instant.compare(hours.until, now) < 0 ? hours.until : now
      minutes += Math.max(0, from.until(until).total('minutes'))
    }
    day = day.add({ days: 1 })
  }
  return Math.min(most, Math.floor(minutes / watch.climbsAfterMinutes))
}

type Person = { id: string; name: string }
/** Somebody of the rota; while they are away, what is written passes them by. */
export type Reader = Person & { away?: { from: Day; until: Day } | undefined }
export type OnRota = Reader & {
  job: string
  /** Whether a message that something waits reaches them. */
  reached: boolean
}
export type Whose = Person & { taken: boolean }
const nobody: Person = { id: '', name: 'nobody yet' }

/** Those who are there on a day, in their order; all of them, where all are away, so that it is never nobody's. */
export function thereOn<R extends Reader>(rota: readonly R[], day: Day): readonly R[] {
  const { compare } = Temporal.PlainDate
  const there = rota.filter(
    ({ away }) => !away || compare(day, away.from) < 0 || compare(day, away.until) > 0,
  )
  return there.length > 0 ? there : rota
}

type Written = { at: Moment; kind: Kind }
type Reading<R extends Reader> = { rota: readonly R[]; now: Moment; watch: Watch }

/** Those to whom it has come by now, the first and each it has climbed to. */
function cameTo<R extends Reader>({ at, kind }: Written, { rota, now, watch }: Reading<R>): readonly R[] {
  const there = thereOn(rota, readOn(now, watch))
  const nth = kind === 'danger' ? climbs(at, now, watch, Math.max(0, there.length - 1)) : 0
  return there.slice(0, nth + 1)
}

/**
 * Whose it is now: whoever took it, else the one it has climbed to of those who are there. Reckoned from the clock each time
 * it is read, so that no job can be late; after the last of the rota it stays theirs, and everyone's on the rota to take.
 */
export function whoseNow<R extends Reader>(
  { taken, ...written }: Written & { taken: Person | undefined },
  reading: Reading<R>,
): Whose {
  if (taken) return { ...taken, taken: true }
  const { id, name } = cameTo(written, reading).at(-1) ?? nobody
  return { id, name, taken: false }
}

/**
 * Whom to tell now that something waits: each to whom danger has come, once. A worry tells one of those who are there, and
 * does not climb. Nobody outside the hours it is read in: the pages say that it is not watched.
 */
export function whomToTell<R extends Reader>(
  { told, ...written }: Written & { told: readonly string[] },
  reading: Reading<R>,
): readonly R[] {
  const { now, rota, watch } = reading
  if (!watchingAt(now, watch).watched) return []
  const known = ({ id }: R) => told.includes(id)
  if (written.kind === 'worry' && thereOn(rota, readOn(now, watch)).some(known)) return []
  return cameTo(written, reading).filter((reader) => !known(reader))
}

/** The day danger is read; the last day to offer a call about a worry. */
export function dueOn(kind: Kind, now: Moment, watch: Watch, callWithinWorkingDays: number): Day {
  const watching = watchingAt(now, watch)
  if (kind === 'danger') return dayOf(watching.watched ? now : watching.from, watch.zone)
  let day = dayOf(now, watch.zone)
  for (let days = 0; days < callWithinWorkingDays; days++) day = nextWorkingDay(day, watch.bankHolidays)
  return day
}

/** "8.05am", "14:30" or "9": a time of day as people write it. */
export function timeFrom(typed: string): Temporal.PlainTime | undefined {
  const found = /^(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm)?$/.exec(typed.trim().toLowerCase())
  if (!found) return undefined
  const [hour, minute, half] = [Number(found[1]), Number(found[2] ?? 0), found[3]]
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return undefined
  return Temporal.PlainTime.from({ hour: half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour, minute })
}
