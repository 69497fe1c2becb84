import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { queueMathsCommand } from './queue-maths-command.ts'

const folder = join(import.meta.dirname, '../../../shared/fixtures/nhsrwaitinglist')
const given = existsSync(folder) ? {} : { skip: 'skipped, fixtures absent' }
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())])
const rSays = z.union([z.number(), z.null(), z.boolean(), z.enum(['Inf', 'NaN']).transform(() => null)])
const stats = z.record(z.string(), rSays)
const Lists = z.array(
  z.object({
    target_wait_weeks: z.number(),
    referral: oneOrMore,
    removal: oneOrMore,
    wl_stats: stats,
    referral_stats: stats,
    removal_stats: stats,
    queue_first_date: z.string(),
    queue_size: z.union([z.number().transform((one) => [one]), z.array(z.number())]),
  }),
)

const ask = (fn: string, args: object) => answers([{ fn, args }])[0]
const figuresOf = (fn: string, args: object) => z.record(z.string(), z.unknown()).parse(ask(fn, args))
function answers(calls: object[]): unknown[] {
  const { exit, out } = queueMathsCommand(JSON.stringify(calls))
  assert.equal(exit, 0, out)
  return JSON.parse(out)
}
/** The values were printed with 15 digits. */
function near(ours: unknown, theirs: unknown, what: string) {
  if (typeof ours !== 'number' || typeof theirs !== 'number') return assert.equal(ours, theirs, what)
  assert.ok(
    Math.abs(ours - theirs) <= 1e-13 * Math.max(1, Math.abs(theirs)),
    `${what}: ${ours}, not ${theirs}`,
  )
}
const nearAll = (ours: Record<string, unknown>, theirs: Record<string, unknown>, what: string) =>
  Object.entries(theirs).forEach(([key, value]) => near(ours[key], value, `${what} ${key}`))

test('says what the reference says for every golden formula', given, () => {
  const calls = z
    .array(z.object({ fn: z.string(), args: z.object().loose(), value: z.number() }))
    .parse(read('golden_formulas.json'))
  assert.ok(calls.length >= 140)
  const ours = answers(calls)
  calls.forEach(({ fn, value }, at) => near(ours[at], value, `${at} ${fn}`))
})

test('says what its tests and examples expect', given, () => {
  const names: Record<string, string[]> = {
    calc_queue_load: ['demand', 'capacity'],
    calc_target_mean_wait: ['target_wait', 'factor'],
    calc_target_queue_size: ['demand', 'target_wait', 'factor'],
    calc_target_capacity: [],
    calc_relief_capacity: [],
    calc_waiting_list_pressure: ['mean_wait', 'target_wait'],
  }
  const source = z.record(z.string(), z.unknown()).parse(read('source_test_values.json'))
  for (const [fn, order] of Object.entries(names))
    for (const { args, value } of z
      .array(
        z.object({
          args: z.union([z.array(z.number()), z.record(z.string(), z.number())]),
          value: z.number(),
        }),
      )
      .parse(source[fn])) {
      const named = Array.isArray(args) ? Object.fromEntries(args.map((arg, at) => [order[at], arg])) : args
      const ours = Number(ask(fn, named))
      assert.ok(
        Math.abs(ours - value) <= 2e-8 * value,
        `${fn} ${JSON.stringify(args)}: ${ours}, not ${value}`,
      )
    }
})

test('says what its tests expect of lists', given, () => {
  const column = z.array(z.string().nullable())
  const window = { start: z.string().optional(), end: z.string().optional() }
  const list = { referral: column, removal: column, ...window }
  const numbers = z.record(z.string(), z.union([z.number(), z.literal('NaN').transform(() => null)]))
  const source = z
    .object({
      wl_queue_size: z.array(
        z.object({ ...list, expect: numbers.optional(), series: z.array(z.number()).optional() }),
      ),
      wl_removal_stats: z.array(z.object({ ...list, expect: numbers })),
      wl_stats: z.array(
        z.object({ ...list, target_wait: z.number(), expect: z.object({ mean_wait: z.number() }) }),
      ),
      wl_schedule: z.array(
        z.object({ referral: column, slots: column, expect: z.object({ scheduled: z.number() }) }),
      ),
    })
    .parse(read('source_test_values.json'))
  for (const { expect = {}, series, ...args } of source.wl_queue_size) {
    const sizes = z
      .array(z.object({ date: z.string(), queue_size: z.number() }))
      .parse(ask('wl_queue_size', args))
    if (series)
      assert.deepEqual(
        sizes.map(({ queue_size }) => queue_size),
        series,
      )
    for (const [day, size] of Object.entries(expect))
      assert.equal(sizes.find(({ date }) => date === day)?.queue_size, size, day)
  }
  for (const { expect, ...args } of source.wl_removal_stats)
    nearAll(figuresOf('wl_removal_stats', args), expect, JSON.stringify(args))
  for (const { expect, ...args } of source.wl_stats)
    assert.equal(figuresOf('wl_stats', args)['mean_wait'], expect.mean_wait)
  for (const { expect, ...args } of source.wl_schedule) {
    const removed = column.parse(figuresOf('wl_schedule', args)['removal'])
    assert.equal(removed.filter((day) => day !== null).length, expect.scheduled)
  }
})

// Apart by design, and tested below: pressure is in weeks over weeks, and referrals are counted rather than the gaps.
test('says what the reference says of every golden list', given, () => {
  const lists = Lists.parse(read('golden_lists.json'))
  assert.ok(lists.length >= 18)
  for (const [at, { referral, removal, target_wait_weeks: target_wait, ...golden }] of lists.entries()) {
    const { pressure, count_demand, ...figures } = golden.wl_stats
    const ours = figuresOf('wl_stats', { referral, removal, target_wait })
    nearAll(ours, figures, `list ${at}`)
    near(Number(ours['pressure']) * 7, pressure, `list ${at} pressure`)
    assert.equal(Number(ours['count_demand']) + 1, count_demand)
    const { demand_count, ...flow } = golden.referral_stats
    const referrals = figuresOf('wl_referral_stats', { referral })
    nearAll(referrals, flow, `list ${at} referrals`)
    assert.equal(Number(referrals['demand_count']) + 1, demand_count)
    nearAll(figuresOf('wl_removal_stats', { referral, removal }), golden.removal_stats, `list ${at} removals`)
    const sizes = z
      .array(z.object({ date: z.string(), queue_size: z.number() }))
      .parse(ask('wl_queue_size', { referral, removal }))
    assert.equal(sizes[0]?.date, golden.queue_first_date)
    assert.deepEqual(
      sizes.map(({ queue_size }) => queue_size),
      golden.queue_size,
    )
  }
})

test('gives the same slots to the same days', given, () => {
  const column = z.array(z.string())
  const golden = z
    .array(
      z.object({
        referral: column,
        removal: column,
        slots: column,
        out_referral: column,
        out_removal: column,
        used: z.array(z.number()),
      }),
    )
    .parse(read('golden_schedule.json'))
  assert.ok(golden.length >= 5)
  for (const { referral, removal, slots, ...out } of golden) {
    const ours = z
      .object({ removal: z.array(z.string().nullable()), used: z.array(z.boolean()) })
      .parse(ask('wl_schedule', { referral, removal, slots }))
    assert.deepEqual(ours.used.map(Number), out.used)
    // The reference hands back its rows in another order; ours stay where they were.
    const rows = (referred: string[], removed: (string | null)[]) =>
      referred.map((day, at) => `${day} ${removed[at] ?? ''}`).toSorted()
    assert.deepEqual(rows(referral, ours.removal), rows(out.out_referral, out.out_removal))
  }
})

test('names every wrong place in the calls', () => {
  const refused = (calls: unknown) => {
    const { exit, out } = queueMathsCommand(typeof calls === 'string' ? calls : JSON.stringify(calls))
    assert.equal(exit, 2)
    return out
  }
  const good = { fn: 'calc_queue_load', args: { demand: 1, capacity: 2 } }
  assert.match(refused('['), /calls: is not JSON/)
  assert.match(refused({}), /calls: /)
  assert.match(refused([good, { fn: 'constructor', args: {} }]), /1\.fn: is none of calc_queue_load/)
  assert.match(refused([{ ...good, args: { demand: '1' } }]), /0\.args\.demand: .*0\.args\.capacity: /)
  assert.match(refused([{ fn: 'calc_target_mean_wait', args: { target_wait: 0 } }]), /0\.args\.target_wait: /)
  const list = (args: object) => refused([{ fn: 'wl_queue_size', args }])
  assert.match(list({ referral: ['2026-02-30'] }), /0\.args\.referral\.0: is not a day/)
  assert.match(list({ referral: ['2026-02-03'], removal: [] }), /removal: is not as long as referral/)
  assert.match(
    list({ referral: ['2026-02-03'], removal: ['2026-02-02'] }),
    /0\.args\.removal\.0: is before its referral/,
  )
})

test('says nothing of a window without a day in it, and refuses one that ends before it starts', () => {
  const early = { referral: ['2026-02-03'], target_wait: 4, end: '2026-01-01' }
  const { mean_demand, queue_size, queue_too_big } = figuresOf('wl_stats', early)
  assert.deepEqual([mean_demand, queue_size, queue_too_big], [null, 0, false])
  const { exit, out } = queueMathsCommand(
    JSON.stringify([{ fn: 'wl_stats', args: { ...early, start: '2026-01-02' } }]),
  )
  assert.deepEqual([exit, out], [2, 'These calls cannot be read. 0.args.end: is before start'])
})

test('answers null for what is not a finite number', () => {
  assert.deepEqual(
    answers([
      { fn: 'calc_queue_load', args: { demand: 1, capacity: 0 } },
      { fn: 'calc_queue_load', args: { demand: 0, capacity: 0 } },
      { fn: 'calc_queue_load', args: { demand: 1, capacity: 2 } },
    ]),
    [null, null, 0.5],
  )
  assert.deepEqual(ask('wl_queue_size', { referral: [] }), [])
})

test('answers or refuses whatever it is handed, and never falls over', () => {
  const call = fc.record({
    fn: fc.constantFrom('calc_relief_capacity', 'wl_stats', 'wl_schedule', 'wl_queue_size', 'toString'),
    args: fc.oneof(
      fc.jsonValue(),
      fc.dictionary(
        fc.constantFrom(
          'referral',
          'removal',
          'slots',
          'start',
          'end',
          'demand',
          'target_wait',
          'queue_size',
        ),
        fc.oneof(fc.jsonValue(), fc.array(fc.constantFrom('2026-01-05', '2026-02-29', '', null))),
      ),
    ),
  })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(call).map((calls) => JSON.stringify(calls)),
      ),
      (text) => {
        const { exit, out } = queueMathsCommand(text)
        assert.ok(
          exit === 2 ? out.startsWith('These calls cannot be read. ') : Array.isArray(JSON.parse(out)),
        )
      },
    ),
    { numRuns: 500 },
  )
})
