import type { ClockEvent } from './live-waits.ts'

/**
 * Events out of a binary COPY, the fastest way PostgreSQL has of handing over rows. Each row is
 * `clock int4, kind int2, place int2, day int4, stopped int4`, in the order they happened; kinds as in `copiedKinds`, days as
 * day numbers, null where there is none (https://www.postgresql.org/docs/18/sql-copy.html#id-1.9.3.55.9.4).
 */
export const copiedKinds = ['referred', 'stopped', 'corrected', 'removed'] as const

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')
const COLUMNS = 5

/** Give it the stream piece by piece, cut anywhere. Throws where the bytes are no such COPY. */
export function copiedEvents(take: (event: ClockEvent) => void) {
  let left: Buffer = Buffer.alloc(0)
  let began = false
  let ended = false
  const values = new Float64Array(COLUMNS)
  /** Reads what is whole; answers where it stopped. */
  const read = (bytes: Buffer, start: number, end: number): number => {
    let at = start
    if (!began) {
      const after = headEnd(bytes, start, end)
      if (after === undefined) return start
      began = true
      at = after
    }
    while (!ended) {
      const next = rowEnd(bytes, at, end, values)
      if (next === undefined) return at
      ended = next === at + 2
      if (!ended) take(eventOf(values))
      at = next
    }
    return at
  }
  return {
    push(piece: Buffer, start = 0, end = piece.length) {
      if (left.length > 0) {
        const bytes = Buffer.concat([left, piece.subarray(start, end)])
        left = bytes.subarray(read(bytes, 0, bytes.length))
        return
      }
      const done = read(piece, start, end)
      // Its own copy: the piece's memory belongs to who gave it.
      if (done < end) left = Buffer.from(piece.subarray(done, end))
    },
    end() {
      if (!ended || left.length > 0) throw new Error('This COPY is cut short')
    },
  }
}

/** Where the rows begin; undefined while that is still to come. */
function headEnd(bytes: Buffer, start: number, end: number): number | undefined {
  const after = start + SIGNATURE.length + 8
  if (end < after) return undefined
  if (!bytes.subarray(start, start + SIGNATURE.length).equals(SIGNATURE))
    throw new Error('This is not a binary COPY')
  const extension = bytes.readInt32BE(after - 4)
  if (extension < 0) throw new Error('This is not a binary COPY')
  return after + extension <= end ? after + extension : undefined
}

/** Where the row ends, its columns in `values`; two bytes on at the end of all; undefined while it is not whole. */
function rowEnd(bytes: Buffer, start: number, end: number, values: Float64Array): number | undefined {
  if (start + 2 > end) return undefined
  const columns = int16(bytes, start)
  if (columns === -1) return start + 2
  if (columns !== COLUMNS) throw new Error(`A row of this COPY has ${columns} columns, not ${COLUMNS}`)
  let at = start + 2
  for (let column = 0; column < COLUMNS; column++) {
    if (at + 4 > end) return undefined
    const length = int32(bytes, at)
    at += 4
    if (length !== -1 && length !== 2 && length !== 4)
      throw new Error(`Column ${column + 1} of this COPY has ${length} bytes, not 2 or 4`)
    if (length !== -1 && at + length > end) return undefined
    values[column] = length === 4 ? int32(bytes, at) : length === 2 ? int16(bytes, at) : Number.NaN
    at += Math.max(0, length)
  }
  return at
}

// By hand: the buffer's own readers check each time that the bytes are there, which the row has checked.
const int16 = (bytes: Buffer, at: number) => (((bytes[at] ?? 0) << 24) >> 16) | (bytes[at + 1] ?? 0)
const int32 = (bytes: Buffer, at: number) =>
  ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)

function eventOf(values: Float64Array): ClockEvent {
  const [clock = NaN, kind = NaN, place = NaN, day = NaN, stopped = NaN] = [
    values[0],
    values[1],
    values[2],
    values[3],
    values[4],
  ]
  const name = copiedKinds[kind]
  switch (name) {
    case 'referred':
      return { kind: name, clock, place, day }
    case 'stopped':
      return { kind: name, clock, day }
    case 'corrected':
      return { kind: name, clock, place, referred: day, stopped: Number.isNaN(stopped) ? undefined : stopped }
    case 'removed':
      return { kind: name, clock }
    default:
      throw new Error(`There is no event of kind ${kind}`)
  }
}
