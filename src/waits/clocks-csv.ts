import { isUtf8 } from 'node:buffer'
import { findDayNumber } from '#platform/day-number.ts'
import { append, type ClockColumns, emptyColumns, isHeldDay } from './clock-columns.ts'
import { seenIds } from './seen-ids.ts'

const HEADER = 'id,locality,referred,stopped'
const MOST_REFUSALS = 20
const MOST_LOCALITIES = 65_535
const MOST_BYTES_A_ROW = 1 << 16
const [NEWLINE, RETURN, COMMA, QUOTE, DASH] = [10, 13, 44, 34, 45]

export type ClocksRead = { columns: ClockColumns; localities: string[] } | { refused: string[] }

/**
 * Clocks from a CSV of `id,locality,referred,stopped` as it streams in: one row in memory at a time, UTF-8, quotes where a
 * field needs them but no line break inside. Refuses by row and column, twenty at most; row 1 is the header.
 */
export async function readClocks(input: AsyncIterable<Uint8Array>): Promise<ClocksRead> {
  const columns = emptyColumns()
  const localities: string[] = []
  const placeOf = new Map<string, number>()
  const seen = seenIds()
  const refused: string[] = []
  let row = 0

  const line = (bytes: Buffer, start: number, end: number) => {
    const from = row === 0 && bytes[start] === 0xef && bytes[start + 1] === 0xbb ? start + 3 : start
    row++
    if (row > 1) take(bytes, from, end)
    else if (bytes.toString('utf8', from, end) !== HEADER) refused.push(`row 1: is not ${HEADER}`)
  }
  const take = (bytes: Buffer, start: number, end: number) => {
    const ends = fieldEnds(bytes, start, end)
    if (ends === 'quoted') {
      if (!isUtf8(bytes.subarray(start, end)))
        return void refused.push(`row ${row}: is not UTF-8; save the file as CSV UTF-8`)
      const fields = unquoted(bytes.toString('utf8', start, end))
      if (!fields) return void refused.push(`row ${row}: a quote is not closed, or stands inside a field`)
      const plain = fields.map((field) => Buffer.from(field))
      let at = 0
      return fields.length === 4
        ? record(
            Buffer.concat(plain),
            plain.map(({ length }) => (at += length)),
            { start: 0, gap: 0 },
          )
        : void refused.push(columnsAmiss(row, fields.length))
    }
    if (end === start) return void refused.push(`row ${row}: is empty`)
    if (ends.length !== 4) return void refused.push(columnsAmiss(row, ends.length))
    record(bytes, ends, { start, gap: 1 })
  }
  /** One row, given where its fields end and how far apart they lie. */
  const record = (bytes: Buffer, ends: readonly number[], { start, gap }: { start: number; gap: number }) => {
    const [idEnd = 0, localityEnd = 0, referredEnd = 0, stoppedEnd = 0] = ends
    const refuse = (column: string, why: string) => void refused.push(`row ${row}, ${column}: ${why}`)
    if (idEnd === start) return refuse('id', 'is empty')
    if (seen(bytes, start, idEnd)) return refuse('id', 'is here a second time')
    if (localityEnd === idEnd + gap) return refuse('locality', 'is empty')
    const referred = dayAt(bytes, localityEnd + gap, referredEnd)
    if (referred === undefined)
      return refuse('referred', 'is not a day such as 2026-10-31, from 1900 to 2078')
    const running = stoppedEnd === referredEnd + gap
    const stopped = running ? undefined : dayAt(bytes, referredEnd + gap, stoppedEnd)
    if (!running && stopped === undefined)
      return refuse('stopped', 'is not a day such as 2026-10-31, from 1900 to 2078')
    if (stopped !== undefined && stopped < referred) return refuse('stopped', 'is before referred')
    // Byte for byte, so that no two spellings meet.
    const key = bytes.toString('latin1', idEnd + gap, localityEnd)
    let place = placeOf.get(key)
    if (place === undefined) {
      place = localities.length
      if (place === MOST_LOCALITIES) return refuse('locality', `is one more than ${MOST_LOCALITIES}`)
      // Two names that are not would read the same, and one take the other's figures.
      if (!isUtf8(bytes.subarray(idEnd + gap, localityEnd)))
        return refuse('locality', 'is not UTF-8; save the file as CSV UTF-8')
      placeOf.set(key, place)
      localities.push(bytes.toString('utf8', idEnd + gap, localityEnd))
    }
    append(columns, { place, referred, stopped })
  }

  let left: Buffer = Buffer.alloc(0)
  for await (const chunk of input) {
    const bytes =
      left.length > 0
        ? Buffer.concat([left, chunk])
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    let start = 0
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      line(bytes, start, bytes[end - 1] === RETURN && end > start ? end - 1 : end)
      start = end + 1
      // Under another header no row can be right.
      if (refused.length >= (row === 1 ? 1 : MOST_REFUSALS)) return { refused }
    }
    left = bytes.subarray(start)
    if (left.length > MOST_BYTES_A_ROW) return { refused: [...refused, `row ${row + 1}: has no end`] }
  }
  if (left.length > 0) line(left, 0, left.at(-1) === RETURN ? left.length - 1 : left.length)
  if (row === 0) refused.push(`row 1: is not ${HEADER}`)
  return refused.length > 0 ? { refused } : { columns, localities }
}

const columnsAmiss = (row: number, count: number) =>
  `row ${row}: has ${count} ${count === 1 ? 'column' : 'columns'}, not 4`

function fieldEnds(bytes: Buffer, start: number, end: number): number[] | 'quoted' {
  const ends: number[] = []
  for (let at = start; at < end; at++) {
    if (bytes[at] === COMMA) ends.push(at)
    if (bytes[at] === QUOTE) return 'quoted'
  }
  ends.push(end)
  return ends
}

/** The fields of a line with quotes in it (RFC 4180); undefined where they do not pair. */
function unquoted(line: string): string[] | undefined {
  const fields: string[] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y
  for (;;) {
    const found = field.exec(line)
    if (!found) return undefined
    fields.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === '') return fields
  }
}

/** `2026-10-31` as a day number the columns can hold; undefined for anything else. */
function dayAt(bytes: Uint8Array, start: number, end: number): number | undefined {
  if (end - start !== 10 || bytes[start + 4] !== DASH || bytes[start + 7] !== DASH) return undefined
  const [year, month, day] = [
    number(bytes, start, 4),
    number(bytes, start + 5, 2),
    number(bytes, start + 8, 2),
  ]
  const found = findDayNumber(year, month, day)
  return found !== undefined && isHeldDay(found) ? found : undefined
}

/** Not a number when a byte is not a digit. */
function number(bytes: Uint8Array, start: number, digits: number): number {
  let value = 0
  for (let at = start; at < start + digits; at++) {
    const digit = (bytes[at] ?? 0) - 48
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : NaN
  }
  return value
}
