import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { inPlainWords, refusalsOf } from './refusals.ts'

const Spec = z.strictObject({
  seed: z.int().min(0).max(9),
  rate: z.number().positive(),
  name: z.string().min(1),
  days: z.array(z.iso.date()).max(1),
  law: z.discriminatedUnion('law', [z.object({ law: z.literal('fixed') })]).optional(),
  ask: z.enum(['some', 'a lot']),
})
const good = { seed: 1, rate: 1, name: 'a', days: [], ask: 'some' }
const refusal = (spec: unknown) => {
  const { error } = Spec.safeParse(spec, { error: inPlainWords })
  return error && refusalsOf(error, 'spec')
}

test('says what is wrong in plain words, and where', () => {
  assert.equal(refusal(good), undefined)
  const cases: [unknown, string][] = [
    [null, 'spec: is not an object'],
    [{ ...good, seed: undefined }, 'seed: is missing'],
    [{ ...good, seed: 1.5 }, 'seed: is not a whole number'],
    [{ ...good, seed: -1 }, 'seed: is less than 0'],
    [{ ...good, seed: 10 }, 'seed: is more than 9'],
    [{ ...good, rate: 0 }, 'rate: is not more than 0'],
    [{ ...good, rate: Infinity }, 'rate: is not a number'],
    [{ ...good, name: 4 }, 'name: is not text'],
    [{ ...good, name: '' }, 'name: has fewer than 1'],
    [{ ...good, days: ['2026-02-30'] }, 'days.0: is not a day such as 2026-10-31'],
    [{ ...good, days: ['2026-02-03', '2026-02-04'] }, 'days: has more than 1'],
    [{ ...good, law: { law: 'magic' } }, 'law.law: is nothing we know'],
    [{ ...good, ask: 'much' }, 'ask: is none of some, a lot'],
    [{ ...good, ask: undefined }, 'ask: is missing'],
    [{ ...good, seeds: 4 }, 'spec: has no place for seeds'],
  ]
  for (const [spec, why] of cases) assert.equal(refusal(spec), why)
})

test('names twenty wrong places at most', () => {
  const { error } = z.array(z.number()).safeParse(Array(500).fill('x'), { error: inPlainWords })
  assert.ok(error)
  assert.equal(refusalsOf(error, 'list').match(/is not a number/g)?.length, 20)
})
