import type { Client, Connection } from 'pg'
import { type ClockColumns, emptyColumns } from './clock-columns.ts'
import { copiedEvents } from './clock-copy.ts'
import { takeEvent } from './live-waits.ts'

/**
 * Columns from every event a query answers, its columns and order as `clock-copy.ts` names them, by binary COPY. They are
 * handed over when all are in, so figures asked meanwhile of older columns stay right. An event that cannot be is an error.
 */
export async function copyClocks(client: Client, select: string): Promise<ClockColumns> {
  const columns = emptyColumns()
  let number = 0
  const events = copiedEvents((event) => {
    number++
    const refusal = takeEvent(columns, event)
    if (refusal) throw new Error(`event ${number}, ${refusal}`)
  })
  await copyOut(client, `copy (${select}) to stdout (format binary)`, (bytes, start, end) =>
    events.push(bytes, start, end),
  )
  events.end()
  return columns
}

type Take = (bytes: Buffer, start: number, end: number) => void

/** Runs a COPY to its end whatever happens on the way, so that the connection can be used again. */
function copyOut(client: Client, text: string, given: Take): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: unknown
    const take: Take = (bytes, start, end) => {
      if (failure) return
      try {
        given(bytes, start, end)
      } catch (error) {
        failure = error
      }
    }
    // What pg calls on a query of one's own (its lib/client.js); the driver has no COPY itself.
    client.query({
      submit(connection: Connection) {
        takeCopied(connection, take)
        connection.query(text)
      },
      handleCopyData: ({ chunk }: { chunk: Buffer }) => take(chunk, 0, chunk.length),
      handleError: (error: unknown) => reject(error),
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => (failure ? reject(failure) : resolve()),
    })
  })
}

const [COPY_OUT, COPY_DATA] = [0x48, 0x64]

/**
 * Takes copied rows from the connection before the driver does, which would make an object of each (measured: half the
 * time). At the first message of any other kind the driver gets its stream back, from that message on.
 */
function takeCopied({ stream }: Connection, take: Take) {
  const drivers = stream.listeners('data')
  let left: Buffer = Buffer.alloc(0)
  const read = (piece: Buffer) => {
    const bytes = left.length > 0 ? Buffer.concat([left, piece]) : piece
    let at = 0
    while (at + 5 <= bytes.length && (bytes[at] === COPY_OUT || bytes[at] === COPY_DATA)) {
      const end = at + 1 + bytes.readInt32BE(at + 1)
      if (end > bytes.length) break
      if (bytes[at] === COPY_DATA) take(bytes, at + 5, end)
      at = end
    }
    left = bytes.subarray(at)
    if (left.length === 0 || left[0] === COPY_OUT || left[0] === COPY_DATA) return
    stream.off('data', read)
    // An event’s listeners carry no type of their own; these were on `data`, so they take bytes.
    for (const driver of drivers) stream.on('data', driver as (bytes: Buffer) => void)
    stream.emit('data', left)
  }
  stream.removeAllListeners('data')
  stream.on('data', read)
}
