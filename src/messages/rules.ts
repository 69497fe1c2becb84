/** When a letter goes, when it waits, and when it is over. Pure. */
import { Temporal, type Moment } from '#platform/time.ts'

export type QuietHours = { from: string; until: string }
/** What a receipt can say of a letter; `unreachable`: the address does not work, and trying again would not help. */
export type Told = 'accepted' | 'delivered' | 'undelivered' | 'unreachable'

export type Taken = {
  template: string
  state: 'waiting' | 'begun' | 'accepted'
  madeAt: Moment
  now: Moment
  tries: number
  linkAlive: boolean
  /** What it tells of is over: an invite that ended, something somebody took meanwhile. */
  isOver: boolean
  /** The newest letter to this address that came back for good. */
  unreachableAt: Moment | null
}
export type Decision =
  | { so: 'send' }
  | { so: 'hold'; until: Moment }
  | { so: 'settle'; as: 'too late' | 'undelivered' | 'unreachable' }

/** Seconds between tries: half a minute at first, six hours at last. After the seventh there is no more. */
const waits = [30, 120, 600, 1_800, 7_200, 21_600]
/** A letter that fails for this long would tell of something over. */
const longestHours = 72
/** Somebody who asks for a link again may have mended their mailbox; more often would be a way to pester it. */
const triedAgainHours = 24

export const nextTry = (now: Moment, triesSoFar: number) =>
  now.add({ seconds: waits[Math.min(triesSoFar, waits.length) - 1] ?? 30 })

const isPast = (now: Moment, since: Moment, hours: number) =>
  Temporal.Instant.compare(since.add({ hours }), now) <= 0

/** What goes whatever the hour: asked for this minute, or somebody may be in danger. */
const atAnyHour = ['sign-in', 'told-here', 'something-waits']

/** Of a letter that has certainly not been taken yet. */
export function decide(letter: Taken, { zone, quiet }: { zone: string; quiet: QuietHours }): Decision {
  const { now, template, unreachableAt } = letter
  const isAskedFor = template === 'sign-in'
  const isOver = (isAskedFor && !letter.linkAlive) || letter.isOver
  if (isOver || isPast(now, letter.madeAt, longestHours)) return { so: 'settle', as: 'too late' }
  // Of these two it may be the only way there is, or one that was mended: each is tried.
  const isTried = template === 'something-waits' || template === 'told-here'
  if (unreachableAt && !isTried && !(isAskedFor && isPast(now, unreachableAt, triedAgainHours)))
    return { so: 'settle', as: 'unreachable' }
  if (letter.tries > waits.length) return { so: 'settle', as: 'undelivered' }
  const until = atAnyHour.includes(template) ? undefined : quietUntil(now, zone, quiet)
  return until ? { so: 'hold', until } : { so: 'send' }
}

/** The morning that ends the quiet hours it is in now; undefined by day. Hours of the clock on the wall, also on the nights it changes. */
export function quietUntil(now: Moment, zone: string, { from, until }: QuietHours): Moment | undefined {
  const here = now.toZonedDateTimeISO(zone)
  const [time, begins, ends] = [
    here.toPlainTime(),
    Temporal.PlainTime.from(from),
    Temporal.PlainTime.from(until),
  ]
  const { compare } = Temporal.PlainTime
  const [late, early] = [compare(time, begins) >= 0, compare(time, ends) < 0]
  const isOverNight = compare(begins, ends) > 0
  if (isOverNight ? !late && !early : !late || !early) return undefined
  const day = isOverNight && late ? here.toPlainDate().add({ days: 1 }) : here.toPlainDate()
  return day.toZonedDateTime({ timeZone: zone, plainTime: ends }).toInstant()
}

/** When to ask again what became of a letter that was accepted; undefined once it is too old to be known. */
export const nextAsking = (now: Moment, madeAt: Moment) =>
  isPast(now, madeAt, longestHours * 2) ? undefined : now.add({ hours: isPast(now, madeAt, 6) ? 6 : 1 })
