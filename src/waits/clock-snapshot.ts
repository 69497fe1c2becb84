import { createHash } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { type ClockColumns, CHUNK, emptyChunk, ZONE } from './clock-columns.ts'

/** Columns with the names of their places, as they are kept on disk. */
export type Snapshot = { columns: ClockColumns; places: readonly string[] }

const MAGIC = 'ninefold waits'
const VERSION = 1
const HEAD = MAGIC.length + 12
const CHECK = 32

/** Writes beside the file and then takes its place, so that there is always one whole snapshot. Six bytes a clock. */
export async function saveSnapshot(file: string, { columns, places }: Snapshot) {
  const names = Buffer.from(JSON.stringify(places))
  const head = Buffer.alloc(HEAD)
  head.write(MAGIC)
  ;[VERSION, columns.size, names.length].forEach((value, at) =>
    head.writeUInt32LE(value, MAGIC.length + at * 4),
  )
  const hash = createHash('sha256')
  const part = await open(`${file}.part`, 'w')
  try {
    for (const bytes of [head, names, ...columnBytes(columns)]) {
      hash.update(bytes)
      await part.writeFile(bytes)
    }
    await part.writeFile(hash.digest())
    await part.sync()
  } finally {
    await part.close()
  }
  await rename(`${file}.part`, file)
}

/** Reads a snapshot back; says why not when the file is not one, is of another version or is damaged. */
export async function readSnapshot(file: string): Promise<Snapshot | { refused: string }> {
  const bytes = await readFile(file)
  if (bytes.length < HEAD + CHECK || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC)
    return { refused: 'This file is not a snapshot of waits.' }
  const [version, size, namesLength] = [0, 4, 8].map((at) => bytes.readUInt32LE(MAGIC.length + at))
  if (version !== VERSION) return { refused: `This snapshot is of version ${version}; we read ${VERSION}.` }
  const body = bytes.subarray(0, bytes.length - CHECK)
  if (!createHash('sha256').update(body).digest().equals(bytes.subarray(-CHECK)))
    return { refused: 'This snapshot is damaged: its check does not match.' }
  const names: unknown = JSON.parse(body.toString('utf8', HEAD, HEAD + (namesLength ?? 0)))
  const columns = columnsFrom(body.subarray(HEAD + (namesLength ?? 0)), size ?? 0)
  return { columns, places: Array.isArray(names) ? names.map(String) : [] }
}

function* columnBytes({ chunks, size }: ClockColumns) {
  for (const [at, { places, referred, stopped }] of chunks.entries()) {
    const length = Math.min(CHUNK, size - at * CHUNK)
    for (const column of [places, referred, stopped])
      yield new Uint8Array(column.buffer, column.byteOffset, length * 2)
  }
}

function columnsFrom(bytes: Uint8Array, size: number): ClockColumns {
  const columns: ClockColumns = { chunks: [], size, places: 0 }
  let from = 0
  for (let left = size; left > 0; left -= CHUNK) {
    const chunk = emptyChunk()
    const length = Math.min(CHUNK, left)
    for (const column of [chunk.places, chunk.referred, chunk.stopped]) {
      new Uint8Array(column.buffer).set(bytes.subarray(from, from + length * 2))
      from += length * 2
    }
    for (let zone = 0; zone * ZONE < length; zone++) {
      const end = Math.min(length, (zone + 1) * ZONE)
      chunk.firstReferred[zone] = chunk.referred.subarray(zone * ZONE, end).reduce((a, b) => Math.min(a, b))
      chunk.lastStopped[zone] = chunk.stopped.subarray(zone * ZONE, end).reduce((a, b) => Math.max(a, b))
    }
    columns.places = chunk.places.subarray(0, length).reduce((a, b) => Math.max(a, b + 1), columns.places)
    columns.chunks.push(chunk)
  }
  return columns
}
