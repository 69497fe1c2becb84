import { type Clock, type ClockColumns, CHUNK, firstDay, inColumns, NEVER, ZONE } from './clock-columns.ts'
import { type FiguresAsAt, figuresOf, type Scheme, type WaitFigures } from './wait-figures.ts'
import { histogram, type Histogram } from './wait-histogram.ts'

/** Who waits on each of some dates, by locality: figures for all the dates from one pass, kept right by each change. */
export type WaitTrend = {
  /** Day numbers, in order. */
  dates: readonly number[]
  figures: (date: number) => FiguresAsAt
  /** Counts a clock in (1) or out (−1). False when it began before any day held: fill a new trend. */
  change: (clock: Clock, by: 1 | -1) => boolean
}

/** One date is a trend of one. */
export const waitsAsAt = (columns: ClockColumns, scheme: Scheme, date: number): FiguresAsAt =>
  waitTrend(columns, scheme, [date]).figures(0)

export function waitTrend(columns: ClockColumns, scheme: Scheme, given: readonly number[]): WaitTrend {
  const dates = given.toSorted((a, b) => a - b)
  const days = dates.map(inColumns)
  const last = days.at(-1) ?? 0
  const from = Math.min(firstDay(columns), last)
  const localities = scheme.names.length
  if (
    columns.places > scheme.localityOf.length ||
    scheme.localityOf.some((locality) => locality >= localities)
  )
    throw new RangeError(
      `The scheme does not say of every place in which of ${localities} localities it lies`,
    )
  // The last of each date's histograms is for all.
  const held =
    days.length === 1
      ? [countOne(columns, scheme, { day: last, from })]
      : countMany(columns, scheme, { days, from })
  const known = days.map((): (WaitFigures | undefined)[] => Array.from({ length: localities + 1 }))

  const at = (date: number, locality: number): WaitFigures => {
    const row = known[date]
    const counts = held[date]?.[locality]
    if (!row || !counts) throw new RangeError(`There is no date ${date} in this trend`)
    return (row[locality] ??= figuresOf(counts, days[date] ?? 0))
  }
  return {
    dates,
    figures: (date) => ({
      localities: Object.fromEntries(scheme.names.map((name, locality) => [name, at(date, locality)])),
      all: at(date, localities),
    }),
    change({ place, referred, stopped = Infinity }, by) {
      const day = inColumns(referred)
      if (day < from) return false
      const locality = scheme.localityOf[place]
      if (locality === undefined) throw new RangeError(`The scheme does not know place ${place}`)
      for (const [date, asAt] of dates.entries())
        if (referred <= asAt && stopped > asAt)
          for (const group of [locality, localities]) {
            held[date]?.[group]?.add(day, by)
            const row = known[date]
            if (row) row[group] = undefined
          }
      return true
    },
  }
}

/** One date: who was referred by it and had not stopped, by locality and day, and then by day for all. */
function countOne(
  columns: ClockColumns,
  { names, localityOf }: Scheme,
  { day, from }: { day: number; from: number },
): Histogram[] {
  const width = day - from + 1
  const counts = new Uint32Array((names.length + 1) * width)
  const base = Int32Array.from(localityOf, (locality) => locality * width - from)
  for (const { start, end, chunk } of zones(columns, day, day)) {
    const { places, referred, stopped } = chunk
    for (let at = start; at < end; at++) {
      const since = referred[at] ?? 0
      if (since <= day && (stopped[at] ?? 0) > day) {
        const cell = (base[places[at] ?? 0] ?? 0) + since
        counts[cell] = (counts[cell] ?? 0) + 1
      }
    }
  }
  addUp(counts, { parts: names.length, size: width })
  return Array.from({ length: names.length + 1 }, (_, locality) =>
    histogram(from, counts.subarray(locality * width, (locality + 1) * width)),
  )
}

/**
 * Many dates. A clock waits on those of the dates that lie from its referral up to the k-th, k being how many come before it
 * stopped; so count by locality, k and day referred, and who waits on a date is everyone with a greater k. The rows of counts
 * become the dates' histograms where they lie.
 */
function countMany(
  columns: ClockColumns,
  { names, localityOf }: Scheme,
  { days, from }: { days: readonly number[]; from: number },
): Histogram[][] {
  const [first = 0, last = 0] = [days[0], days.at(-1)]
  const width = last - from + 1
  const deep = (days.length + 1) * width
  const counts = new Uint32Array((names.length + 1) * deep)
  const base = Int32Array.from(localityOf, (locality) => locality * deep - from)
  const rowOf = new Int32Array(NEVER + 1)
  for (let stop = 0, k = 0; stop <= NEVER; stop++) {
    while ((days[k] ?? Infinity) < stop) k++
    rowOf[stop] = k * width
  }
  for (const { start, end, chunk } of zones(columns, first, last)) {
    const { places, referred, stopped } = chunk
    for (let at = start; at < end; at++) {
      const since = referred[at] ?? 0
      if (since > last) continue
      const cell = (base[places[at] ?? 0] ?? 0) + (rowOf[stopped[at] ?? 0] ?? 0) + since
      counts[cell] = (counts[cell] ?? 0) + 1
    }
  }
  addUp(counts, { parts: names.length, size: deep })
  const byDate = days.map((): Histogram[] => [])
  for (let locality = 0; locality <= names.length; locality++) {
    let later = new Uint32Array(width)
    for (let date = days.length - 1; date >= 0; date--) {
      const row = locality * deep + (date + 1) * width
      const waiting = counts.subarray(row, row + Math.max(0, (days[date] ?? 0) - from + 1))
      addTo(waiting, later)
      byDate[date]?.push(histogram(from, waiting))
      later = waiting
    }
  }
  return byDate
}

/** Puts the sum of the parts after them. */
function addUp(counts: Uint32Array, { parts, size }: { parts: number; size: number }) {
  const sums = counts.subarray(parts * size)
  for (let part = 0; part < parts; part++) addTo(sums, counts.subarray(part * size, (part + 1) * size))
}

function addTo(sums: Uint32Array, counts: Uint32Array) {
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (counts[at] ?? 0)
}

/** The stretches of records in which anyone may have waited between two days. */
function* zones(columns: ClockColumns, first: number, last: number) {
  let left = columns.size
  for (const chunk of columns.chunks) {
    const size = Math.min(left, CHUNK)
    left -= size
    let start = -1
    for (let zone = 0; zone * ZONE < size; zone++) {
      const may = (chunk.firstReferred[zone] ?? 0) <= last && (chunk.lastStopped[zone] ?? 0) > first
      if (may && start === -1) start = zone * ZONE
      if (!may && start !== -1) {
        yield { start, end: zone * ZONE, chunk }
        start = -1
      }
    }
    if (start !== -1) yield { start, end: size, chunk }
  }
}
