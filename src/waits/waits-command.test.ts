import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { Temporal } from '#platform/time.ts'
import { monthsBack, waitsCommand } from './waits-command.ts'

const header = 'id,locality,referred,stopped\n'
/** The file in pieces of so many bytes, as a pipe might bring it. */
const piped = (csv: string | Buffer, pieceBytes = 7) =>
  async function* () {
    const bytes = Buffer.from(csv)
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
    await Promise.resolve()
  }
const ask = (csv: string | Buffer, ...words: string[]) =>
  waitsCommand(['clocks.csv', '--as-at', '2026-10-31', ...words], piped(csv))
const refused = async (csv: string | Buffer) => {
  const { exit, out } = await ask(csv)
  assert.equal(exit, 2)
  return out
}

test('answers for a day, by locality and for all', async () => {
  const { exit, out } = await ask(
    `${header}1,Thanet,2026-10-21,\n2,"Dover, ""east""",2025-10-31,2026-11-01\r\n3,Thanet,2026-01-01,2026-10-31\n4,Thanet,2026-10-11,`,
  )
  assert.equal(exit, 0, out)
  const bands = { over52WeeksTo2Years: 0, over2To4Years: 0, over4Years: 0, over18To52Weeks: 0 }
  const none = { over18Weeks: 0, over52Weeks: 0, over2Years: 0, over4Years: 0 }
  const long = { ...none, over18Weeks: 1, over52Weeks: 1 }
  assert.deepEqual(JSON.parse(out), {
    asAt: '2026-10-31',
    localities: {
      Thanet: { waiting: 2, medianDays: 10, p90Days: 20, ...none, bands: { ...bands, upTo18Weeks: 2 } },
      'Dover, "east"': {
        waiting: 1,
        medianDays: 365,
        p90Days: 365,
        ...long,
        bands: { ...bands, upTo18Weeks: 0, over52WeeksTo2Years: 1 },
      },
    },
    all: {
      waiting: 3,
      medianDays: 20,
      p90Days: 365,
      ...long,
      bands: { ...bands, upTo18Weeks: 2, over52WeeksTo2Years: 1 },
    },
  })
})

test('answers for sixty month ends, each as if asked alone', async () => {
  const csv = `${header}1,Thanet,2022-02-03,2025-03-31\n2,Dover,2024-02-29,\n`
  const { out } = await ask(csv, '--every', 'month', '--back', '60')
  const { series } = z.object({ series: z.array(z.looseObject({ asAt: z.string() })) }).parse(JSON.parse(out))
  assert.equal(series.length, 60)
  assert.equal(series[0]?.asAt, '2021-11-30')
  for (const one of series.slice(-24)) {
    const alone = await waitsCommand(['-', '--as-at', one.asAt], piped(csv))
    assert.deepEqual(JSON.parse(alone.out), one)
  }
})

test('goes back by last days of months, or by the same day', () => {
  const back = (day: string) => monthsBack(Temporal.PlainDate.from(day), 4).map(String)
  assert.deepEqual(back('2026-04-30'), ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'])
  assert.deepEqual(back('2026-05-30'), ['2026-02-28', '2026-03-30', '2026-04-30', '2026-05-30'])
})

test('refuses by row and column', async () => {
  assert.match(await refused(''), /row 1: is not id,locality,referred,stopped/)
  assert.match(await refused('id,place\n'), /row 1: is not id,locality/)
  assert.match(await refused(`${header}1,Thanet,2026-02-29,\n`), /row 2, referred: is not a day/)
  assert.match(await refused(`${header}1,Thanet,2026-02-03,31\n`), /row 2, stopped: is not a day/)
  assert.match(await refused(`${header}1,Thanet,2O26-02-03,\n`), /row 2, referred: is not a day/)
  assert.match(
    await refused(`${header}1,Thanet,2026-02-03,2026-02-02\n`),
    /row 2, stopped: is before referred/,
  )
  assert.match(
    await refused(`${header}1,Thanet,2026-02-03,\n1,Dover,2026-02-03,\n`),
    /row 3, id: is here a second/,
  )
  assert.match(
    await refused(`${header},,2026-02-03,\n2,,2026-02-03,\n`),
    /row 2, id: is empty; row 3, locality: /,
  )
  assert.match(await refused(`${header}1,Thanet\n`), /row 2: has 2 columns, not 4/)
  assert.match(await refused(`${header}1,"Thanet,2026-02-03,\n`), /row 2: a quote is not closed/)
  assert.match(await refused(`${header}1,Thanet,2026-02-03,\n\n`), /row 3: is empty$/)
  assert.match(await refused(`${header}x\n`), /row 2: has 1 column, not 4/)
  assert.match(
    await refused('id,locality,referred\n1,Thanet,2026-02-03\n'),
    /row 1: is not id,locality,referred,stopped$/,
  )
  assert.equal((await refused(header + 'x\n'.repeat(500))).match(/row/g)?.length, 20)
})

test('refuses names that are not UTF-8, which would read the same and hide each other', async () => {
  const latin = (csv: string) => Buffer.from(header + csv, 'latin1')
  assert.match(
    await refused(latin('1,Café,2026-02-03,\n2,Cafè,2026-02-03,\n')),
    /row 2, locality: is not UTF-8; .*; row 3, locality: is not UTF-8/,
  )
  assert.match(await refused(latin('1,"Café",2026-02-03,\n')), /row 2: is not UTF-8/)
})

test('refuses words it does not know', async () => {
  for (const words of [
    [],
    ['x.csv'],
    ['--as-at', 'today'],
    ['--as-at', '1899-12-31'],
    ['--as-at', '2026-10-31', '--every', 'day', '--back', '3'],
    ['--as-at', '2026-10-31', '--every', 'month'],
    ['--as-at', '2026-10-31', '--back', '3'],
    ['--as-at', '2026-10-31', '--every', 'month', '--back', '601'],
    ['--as-at', '2026-10-31', '--sideways'],
    ['a', 'b', '--as-at', '2026-10-31'],
  ]) {
    const { exit, out } = await waitsCommand(words, piped(header))
    assert.equal(exit, 2, words.join(' '))
    assert.ok(out.length > 5)
  }
})

test('says in plain words which words it knows', async () => {
  const { out } = await waitsCommand(['--as-at', '2026-10-31', '--sideways'], piped(header))
  assert.equal(out, 'Say --as-at 2026-10-31, and --every month --back 60 if you like; we know no other')
})

test('answers or refuses whatever bytes it is handed, in whatever pieces', async () => {
  const field = fc.oneof(fc.constantFrom('2026-02-03', '2026-03-04', '', '"a"', 'Thanet', '1'), fc.string())
  const rows = fc.array(fc.array(field, { maxLength: 5 }).map((fields) => fields.join(',')))
  const bytes = fc.oneof(
    fc.uint8Array().map((some) => Buffer.from(some)),
    rows.map((lines) => Buffer.from(header + lines.join('\n'))),
  )
  await fc.assert(
    fc.asyncProperty(bytes, fc.integer({ min: 1, max: 50 }), async (csv, pieceBytes) => {
      const one = await waitsCommand(['--as-at', '2026-10-31'], piped(csv, pieceBytes))
      const whole = await waitsCommand(['--as-at', '2026-10-31'], piped(csv, 1e9))
      assert.deepEqual(one, whole)
      assert.ok(one.exit === 0 ? JSON.parse(one.out).all : one.out.includes('row'))
    }),
    { numRuns: 300 },
  )
})
