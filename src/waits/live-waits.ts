import { append, type Clock, type ClockColumns, correct, findClock, remove } from './clock-columns.ts'
import type { FiguresAsAt, Scheme } from './wait-figures.ts'
import { type WaitTrend, waitTrend } from './wait-trend.ts'

/** What happened to a clock. The first of a clock is `referred`, and clocks are numbered as they come, from 0. */
export type ClockEvent =
  | { kind: 'referred'; clock: number; place: number; day: number }
  | { kind: 'stopped'; clock: number; day: number }
  | ({ kind: 'corrected'; clock: number } & Clock)
  | { kind: 'removed'; clock: number }

/** Columns and a trend that stay right together: each event changes only the dates and localities it bears on. */
export type LiveWaits = {
  dates: () => readonly number[]
  figures: (date: number) => FiguresAsAt
  /** Takes an event in; says why not, in plain words, when it cannot be. */
  take: (event: ClockEvent) => string | undefined
}

export function liveWaits(columns: ClockColumns, scheme: Scheme, dates: readonly number[]): LiveWaits {
  let trend: WaitTrend = waitTrend(columns, scheme, dates)
  return {
    dates: () => trend.dates,
    figures: (date) => trend.figures(date),
    take(event) {
      const before = findClock(columns, event.clock)
      const refusal = takeEvent(columns, event)
      if (refusal) return refusal
      const after = findClock(columns, event.clock)
      const kept = (!before || trend.change(before, -1)) && (!after || trend.change(after, 1))
      // Only a referral from before any other in the columns comes here.
      if (!kept) trend = waitTrend(columns, scheme, dates)
      return undefined
    },
  }
}

/** Puts one event into columns; says why not when it cannot be. A past that is rebuilt takes them all and then one trend. */
export function takeEvent(columns: ClockColumns, event: ClockEvent): string | undefined {
  if (event.kind === 'referred') {
    if (event.clock !== columns.size) return `clock ${event.clock}: the next new clock is ${columns.size}`
    append(columns, { place: event.place, referred: event.day })
    return undefined
  }
  const clock = findClock(columns, event.clock)
  if (!clock) return `clock ${event.clock}: there is none, or it was taken away`
  const refusal = outOfOrder(event, clock)
  if (refusal) return `clock ${event.clock}: ${refusal}`
  if (event.kind === 'removed') remove(columns, event.clock)
  else if (event.kind === 'corrected') correct(columns, event.clock, event)
  else correct(columns, event.clock, { ...clock, stopped: event.day })
  return undefined
}

function outOfOrder(event: Exclude<ClockEvent, { kind: 'referred' }>, clock: Clock): string | undefined {
  if (event.kind === 'stopped') {
    if (clock.stopped !== undefined) return 'it has stopped already; a correction can say otherwise'
    if (event.day < clock.referred) return 'it would stop before it began'
  }
  if (event.kind === 'corrected' && event.stopped !== undefined && event.stopped < event.referred)
    return 'it would stop before it began'
  return undefined
}

/** Columns from a stream of events, oldest first. They are handed over whole, so nobody sees figures half rebuilt. */
export async function rebuild(
  columns: ClockColumns,
  events: Iterable<ClockEvent> | AsyncIterable<ClockEvent>,
): Promise<{ columns: ClockColumns } | { refused: string }> {
  let number = 0
  for await (const event of events) {
    number++
    const refusal = takeEvent(columns, event)
    if (refusal) return { refused: `event ${number}, ${refusal}` }
  }
  return { columns }
}
