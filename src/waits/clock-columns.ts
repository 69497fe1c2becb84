/**
 * Clocks in columns, six bytes each: where, the day referred, the day stopped. A clock is known by its number, given in the
 * order of arrival from 0. Chunks never move, so growing copies nothing and there is no slack of more than one chunk.
 */
export type Clock = { place: number; referred: number; stopped?: number | undefined }

export type Chunk = {
  places: Uint16Array
  /** Days since 1900-01-01, NEVER where the clock was taken away. */
  referred: Uint16Array
  /** Days since 1900-01-01, NEVER while it runs. */
  stopped: Uint16Array
  /** For each zone of records the first day referred and the last day stopped, or further out: a zone may be passed over. */
  firstReferred: Uint16Array
  lastStopped: Uint16Array
}
/** `places` is one more than the greatest place. */
export type ClockColumns = { chunks: Chunk[]; size: number; places: number }

export const CHUNK = 1 << 18
export const ZONE = 1 << 11
/** No day: later than any. */
export const NEVER = 65_535
/** Day 0 of a column is 1900-01-01, so two bytes reach 2079. */
const ORIGIN = -25_567

export const inColumns = (day: number) => day - ORIGIN
export const fromColumns = (day: number) => day + ORIGIN
/** Whether columns can hold this day number: 1900-01-01 to 2079-06-04. */
export const isHeldDay = (day: number) => Number.isInteger(day) && day >= ORIGIN && day < ORIGIN + NEVER - 1

export const emptyColumns = (): ClockColumns => ({ chunks: [], size: 0, places: 0 })

/** Adds a clock and answers its number. Days must be held (`isHeldDay`) and in order; places are below 65,536. */
export function append(columns: ClockColumns, clock: Clock): number {
  if (columns.size === columns.chunks.length * CHUNK) columns.chunks.push(emptyChunk())
  write(columns, columns.size, clock)
  return columns.size++
}

/** Puts other facts in a clock's place. Figures asked of any date, past ones too, are as if it had always been so. */
export function correct(columns: ClockColumns, number: number, clock: Clock) {
  chunkOf(columns, number)
  write(columns, number, clock)
}

/** Takes a clock away as if it had never been. Its number is not given again. */
export function remove(columns: ClockColumns, number: number) {
  chunkOf(columns, number).referred[number % CHUNK] = NEVER
}

/** The clock of that number; undefined when it was taken away or never was. */
export function findClock(columns: ClockColumns, number: number): Clock | undefined {
  if (!(Number.isInteger(number) && number >= 0 && number < columns.size)) return undefined
  const { places, referred, stopped } = chunkOf(columns, number)
  const at = number % CHUNK
  const [place = 0, from = NEVER, to = NEVER] = [places[at], referred[at], stopped[at]]
  if (from === NEVER) return undefined
  return { place, referred: fromColumns(from), stopped: to === NEVER ? undefined : fromColumns(to) }
}

function write(columns: ClockColumns, number: number, { place, referred, stopped }: Clock) {
  const end = stopped ?? referred
  if (!isHeldDay(referred) || !isHeldDay(end) || end < referred || !(place >= 0 && place < 65_536))
    throw new RangeError(`Clock ${number} cannot be held: place ${place}, from ${referred} to ${stopped}`)
  const chunk = columns.chunks[Math.floor(number / CHUNK)]
  if (!chunk) throw new RangeError(`There is no clock ${number}`)
  const at = number % CHUNK
  const zone = Math.floor(at / ZONE)
  const from = inColumns(referred)
  const to = stopped === undefined ? NEVER : inColumns(stopped)
  chunk.places[at] = place
  if (place >= columns.places) columns.places = place + 1
  chunk.referred[at] = from
  chunk.stopped[at] = to
  if (from < (chunk.firstReferred[zone] ?? 0)) chunk.firstReferred[zone] = from
  if (to > (chunk.lastStopped[zone] ?? NEVER)) chunk.lastStopped[zone] = to
}

function chunkOf(columns: ClockColumns, number: number): Chunk {
  const chunk = columns.chunks[Math.floor(number / CHUNK)]
  if (!chunk || number >= columns.size) throw new RangeError(`There is no clock ${number}`)
  return chunk
}

export function emptyChunk(): Chunk {
  return {
    places: new Uint16Array(CHUNK),
    referred: new Uint16Array(CHUNK).fill(NEVER),
    stopped: new Uint16Array(CHUNK).fill(NEVER),
    firstReferred: new Uint16Array(CHUNK / ZONE).fill(NEVER),
    lastStopped: new Uint16Array(CHUNK / ZONE),
  }
}

/** The first day anyone was referred, in columns' days, or earlier after corrections; NEVER when there is nobody. */
export const firstDay = ({ chunks }: ClockColumns) =>
  chunks.reduce((first, { firstReferred }) => firstReferred.reduce((a, b) => Math.min(a, b), first), NEVER)
