import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { withClient } from '#platform/migrate.ts'
import { adminUrl } from '../../test/support/database.ts'
import { findClock } from './clock-columns.ts'
import { copiedEvents, copiedKinds } from './clock-copy.ts'
import type { ClockEvent } from './live-waits.ts'
import { copyClocks } from './queries.ts'

const anyDay = fc.integer({ min: -20_000, max: 30_000 })
const anyEvent = fc
  .oneof(
    fc.record({
      kind: fc.constant('referred' as const),
      clock: fc.nat(),
      place: fc.nat(32_767),
      day: anyDay,
    }),
    fc.record({ kind: fc.constant('stopped' as const), clock: fc.nat(), day: anyDay }),
    fc.record({
      kind: fc.constant('corrected' as const),
      clock: fc.nat(),
      place: fc.nat(32_767),
      referred: anyDay,
      stopped: fc.option(anyDay, { nil: undefined }),
    }),
    fc.record({ kind: fc.constant('removed' as const), clock: fc.nat() }),
  )
  // Plain objects, for a strict comparison.
  .map((event): ClockEvent => ({ ...event }))

/** As PostgreSQL would write it. */
function copyOf(events: readonly ClockEvent[]): Buffer {
  const int16 = (value: number) => Buffer.from(Int16Array.of(value).buffer).swap16()
  const int32 = (value: number) => Buffer.from(Int32Array.of(value).buffer).swap32()
  const row = (event: ClockEvent) => {
    const day = event.kind === 'corrected' ? event.referred : 'day' in event ? event.day : undefined
    const place = 'place' in event ? event.place : undefined
    const stopped = event.kind === 'corrected' ? event.stopped : undefined
    const nullable = (value: number | undefined, bytes: 2 | 4) =>
      value === undefined ? [int32(-1)] : [int32(bytes), bytes === 2 ? int16(value) : int32(value)]
    return [
      int16(5),
      ...nullable(event.clock, 4),
      ...nullable(copiedKinds.indexOf(event.kind), 2),
      ...nullable(place, 2),
      ...nullable(day, 4),
      ...nullable(stopped, 4),
    ]
  }
  const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
  return Buffer.concat([signature, ...events.flatMap(row), int16(-1)])
}

test('reads events back, wherever the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(anyEvent), fc.integer({ min: 1, max: 60 }), (events, pieceBytes) => {
      const read: ClockEvent[] = []
      const copied = copiedEvents((event) => read.push(event))
      const bytes = copyOf(events)
      for (let at = 0; at < bytes.length; at += pieceBytes)
        copied.push(bytes, at, Math.min(bytes.length, at + pieceBytes))
      copied.end()
      assert.deepEqual(read, events)
    }),
  )
})

test('refuses what is no such COPY, or cut short', () => {
  const read = (bytes: Buffer) => () => {
    const copied = copiedEvents(() => undefined)
    copied.push(bytes)
    copied.end()
  }
  const good = copyOf([{ kind: 'removed', clock: 1 }])
  assert.doesNotThrow(read(good))
  assert.throws(read(Buffer.from('clock,kind,place,day,stopped\n1,2,3,4,5\n')), /not a binary COPY/)
  assert.throws(read(good.subarray(0, -3)), /cut short/)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) =>
      assert.throws(read(Buffer.concat([good.subarray(0, 19), bytes]).subarray(0, -1))),
    ),
  )
})

test('brings events out of PostgreSQL, and leaves the connection fit to use after any trouble', () =>
  withClient(adminUrl('postgres'), async (client) => {
    await client.query(`
      create temp table clock_events (seq int, clock int, kind smallint, place smallint, day date, stopped date);
      insert into clock_events
      select number, number, 0, number % 3, date '2020-01-01' + number % 900, null::date from generate_series(0, 49999) number
      union all select 50000, 7, 1, null, '2024-02-29', null
      union all select 50001, 8, 2, 2, '2021-03-04', '2022-01-01'
      union all select 50002, 9, 3, null, null, null`)
    const epoch = "date '1970-01-01'"
    const select = `select clock, kind, place, day - ${epoch}, stopped - ${epoch} from clock_events`
    const columns = await copyClocks(client, `${select} order by seq`)
    assert.equal(columns.size, 50_000)
    assert.equal(findClock(columns, 7)?.stopped, Date.UTC(2024, 1, 29) / 86_400_000)
    assert.deepEqual(findClock(columns, 8), { place: 2, referred: 18_690, stopped: 18_993 })
    assert.equal(findClock(columns, 9), undefined)
    await assert.rejects(copyClocks(client, `${select} order by seq desc`), /event 1, clock 9: there is none/)
    await assert.rejects(copyClocks(client, 'select 1 / 0'), /division by zero/)
    await assert.rejects(copyClocks(client, 'select 1'), /1 columns, not 5/)
    const { rows } = await client.query('select 1 as one')
    assert.deepEqual(rows, [{ one: 1 }])
  }))
