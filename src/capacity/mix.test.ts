import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { mixTerm } from '../../test/support/mix-terms.ts'
import { loadHighs } from './highs.ts'
import { findMix } from './mix.ts'
import { mixCommand, parse } from './mix-command.ts'
import { faultsOfMix } from './mix-faults.ts'
import { MixInstance, waysOf, wishesOf } from './mix-instance.ts'
import { solveMix } from './mix-solve.ts'
import { startingMix } from './mix-start.ts'

const quietly = { progress: () => undefined, isStopped: () => false }
const folder = mkdtempSync(join(tmpdir(), 'ninefold-mix-'))
after(() => rmSync(folder, { recursive: true }))

const anySmall = fc
  .record({
    hours: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
    asks: fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }),
    floor: fc.array(fc.nat(4), { minLength: 2, maxLength: 2 }),
    least: fc.integer({ min: 1, max: 3 }),
    more: fc.nat(2),
    leastRuns: fc.nat(2),
    values: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 2 }),
    share: fc.option(fc.constantFrom(0.5, 0.75)),
  })
  .map(({ hours, asks, floor, least, more, leastRuns, values, share }) =>
    MixInstance.parse({
      localities: ['north', 'south'],
      blocks: ['early', 'late'],
      offers: [
        { id: 'short', hours: 1, least, most: least + more, value: values[0] ?? 1, leastRuns },
        { id: 'long', hours: 2, least: 1, most: 3, value: values[1] ?? 1, mostRuns: 2 },
      ],
      hours: [hours.slice(0, 2), hours.slice(2)],
      asks: [asks.slice(0, 2), asks.slice(2)],
      floor,
      travel: share === null ? [] : [{ from: 'north', to: 'south', share }],
      gap: 0,
    }),
  )

/** Every number of runs, every way for families to come: the most value with these wishes, undefined when it cannot be. */
function bruteForce({ hours, offers, asks, floor = [0, 0], travel }: MixInstance): number | undefined {
  const share = travel[0]?.share
  let best: number | undefined
  const [short, long] = [offers[0]!, offers[1]!]
  // Runs of both offers in both localities; blocks only say whether they fit.
  const fits = (locality: number, shortRuns: number, longRuns: number) => {
    const [early = 0, late = 0] = hours[locality] ?? []
    for (let longEarly = 0; longEarly <= longRuns; longEarly++)
      if (
        longEarly * 2 <= early &&
        (longRuns - longEarly) * 2 <= late &&
        early - longEarly * 2 + late - (longRuns - longEarly) * 2 >= shortRuns
      )
        return true
    return false
  }
  /** By offer: what the families of north and south who come can be, and their worth. */
  const outcomes = (offer: number, north: number, south: number) => {
    const { least, most, value } = offers[offer]!
    const [northAsk = 0, southAsk = 0] = [asks[0]?.[offer], asks[1]?.[offer]]
    const worth = new Map<string, number>()
    for (let stay = 0; stay <= northAsk; stay++)
      for (let go = 0; go <= (share ? northAsk - stay : 0); go++)
        for (let local = 0; local <= southAsk; local++) {
          if (stay < least * north || stay > most * north) continue
          if (go + local < least * south || go + local > most * south) continue
          const key = `${stay + go} ${local}`
          const sum = value * (stay + local + go * (share ?? 0))
          worth.set(key, Math.max(worth.get(key) ?? 0, sum))
        }
    return [...worth].map(([key, sum]) => ({ come: key.split(' ').map(Number), sum }))
  }
  for (let a = 0; a <= 6; a++)
    for (let b = 0; b <= 6; b++)
      for (let c = 0; c <= 2; c++)
        for (let d = 0; c + d <= 2; d++) {
          if (a + b < short.leastRuns || c + d > (long.mostRuns ?? 0)) continue
          if (!fits(0, a, c) || !fits(1, b, d)) continue
          const others = outcomes(1, c, d)
          for (const one of outcomes(0, a, b))
            for (const other of others)
              if ([0, 1].every((at) => one.come[at]! + other.come[at]! >= (floor[at] ?? 0)))
                best = Math.max(best ?? 0, one.sum + other.sum)
        }
  return best
}

test('is worth as much as the best way there is; or names the fewest wishes that have to go', async () => {
  await fc.assert(
    fc.asyncProperty(anySmall, async (instance) => {
      const answer = await solveMix(instance, quietly)
      const most = bruteForce(instance)
      if (answer.status === 'done') {
        assert.deepEqual(faultsOfMix(instance, answer), [])
        assert.ok(Math.abs(answer.value - (most ?? NaN)) < 1e-6, `${answer.value}, not ${most}`)
        assert.ok(answer.gap < 1e-6)
        return
      }
      assert.equal(most, undefined)
      assert.ok(answer.status === 'impossible' && answer.proved)
      const without = (wishes: readonly (typeof answer.drop)[number][]): MixInstance => ({
        ...instance,
        floor: instance.localities.map((locality, at) =>
          wishes.some((one) => one.wish === 'floor' && one.locality === locality)
            ? 0
            : (instance.floor?.[at] ?? 0),
        ),
        offers: instance.offers.map((offer) =>
          wishes.some((one) => one.wish === 'leastRuns' && one.offer === offer.id)
            ? { ...offer, leastRuns: 0 }
            : offer,
        ),
      })
      assert.notEqual(bruteForce(without(answer.drop)), undefined)
      // No fewer would do, whichever they are: not only none of these could be kept.
      const wishes = wishesOf(instance)
      for (let some = 0; some < 2 ** wishes.length; some++) {
        const fewer = wishes.filter((_, at) => (some >> at) % 2 === 1)
        if (fewer.length < answer.drop.length) assert.equal(bruteForce(without(fewer)), undefined)
      }
    }),
    { numRuns: 60 },
  )
})

test('begins from a mix that can be had, and ends with a better one within the gap', async () => {
  const instance = { ...mixTerm(3), gap: 0.03 }
  const start = startingMix(instance)
  assert.ok(start)
  const begun = waysOf(instance).reduce((sum, { value }, at) => sum + value * (start.families[at] ?? 0), 0)
  const told: number[] = []
  const answer = await findMix(instance, { progress: ({ gap }) => told.push(gap) }).answer
  assert.ok(answer.status === 'done')
  assert.deepEqual(faultsOfMix(instance, answer), [])
  assert.ok(answer.value >= begun && answer.gap <= 0.03)
  assert.ok(told.length > 0 && told.every((gap, at) => at === 0 || gap < (told[at - 1] ?? 0)))
})

test('can be stopped at any time, with the best so far', async () => {
  const instance = { ...mixTerm(13), gap: 0, seconds: 60 }
  const began = performance.now()
  const search = findMix(instance, { progress: () => search.stop() })
  const answer = await search.answer
  assert.ok(answer.status === 'stopped')
  assert.deepEqual(faultsOfMix(instance, answer), [])
  assert.ok(performance.now() - began < 30_000)
})

test('checks a mix by its words alone', async () => {
  const instance = { ...mixTerm(3), gap: 0.05 }
  const answer = await solveMix(instance, quietly)
  assert.ok(answer.status === 'done')
  const [first, ...others] = answer.runs
  assert.ok(first)
  assert.notDeepEqual(faultsOfMix(instance, { ...answer, value: answer.value + 1 }), [])
  assert.notDeepEqual(faultsOfMix(instance, { ...answer, runs: others }), [])
  assert.match(
    faultsOfMix(instance, { ...answer, runs: [...others, { ...first, runs: first.runs + 20 }] }).join(),
    /hours of/,
  )
})

test('refuses by path, and writes a model another solver can read', async () => {
  const small = mixTerm(3)
  const ask = (instance: unknown, ...words: string[]) =>
    mixCommand(['x.json', ...words], {
      read: () => Promise.resolve(typeof instance === 'string' ? instance : JSON.stringify(instance)),
      progress: () => undefined,
    })
  const refused = async (instance: unknown) => {
    const { exit, out } = await ask(instance)
    assert.equal(exit, 2)
    return out
  }
  assert.deepEqual(await ask(small, '--fast'), {
    exit: 2,
    out: 'Say --write-lp model.lp if you like; we know no other',
  })
  assert.match(await refused('nonsense'), /instance: is not JSON/)
  assert.match(await refused({ ...small, hours: [[1, 2]] }), /hours: has 1 localities, not 3/)
  assert.match(await refused({ ...small, asks: [[1], [2], [3]] }), /asks\.0: has 1 numbers, not 12/)
  assert.match(
    await refused({ ...small, travel: [{ from: 'locality 1', to: 'Oz', share: 1 }] }),
    /travel\.0\.to: Oz is none/,
  )
  assert.match(
    await refused({ ...small, offers: [{ id: 'x', hours: 0, least: 3, most: 2, value: 1 }] }),
    /offers\.0\.hours: /,
  )
  const file = join(folder, 'model.lp')
  const { exit, out } = await ask({ ...small, gap: 0.02 }, '--write-lp', file)
  assert.equal(exit, 0)
  const { Status, ObjectiveValue } = (await loadHighs()).solve(readFileSync(file, 'utf8'), {
    output_flag: false,
    mip_rel_gap: 0.02,
  })
  const { value, bound } = JSON.parse(out)
  assert.equal(Status, 'Optimal')
  assert.ok(Math.abs(ObjectiveValue) <= bound + 1e-6 && Math.abs(ObjectiveValue) >= value * 0.97)
})

test('reads or refuses whatever it is handed', () => {
  const anyKey = fc.constantFrom('localities', 'blocks', 'offers', 'hours', 'asks', 'floor', 'travel', 'gap')
  const bent = fc
    .tuple(anyKey, fc.jsonValue())
    .map(([key, value]) => JSON.stringify({ ...mixTerm(2), [key]: value }))
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), bent), (text) => {
      const read = parse(text)
      assert.ok('read' in read || read.refused.length > 0)
    }),
  )
})
