import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { allocate, allocationOf, cancel, join, resize } from './allocate.ts'
import { allocateCommand, instanceOf } from './allocate-command.ts'
import { allocateFairly } from './allocate-fair.ts'
import { type Asked, faultsOf } from './allocate-proof.ts'

type Family = { session: number; value: number }[]
type Small = { capacity: number[]; families: Family[] }

const anyOptions = (sessions: number) =>
  fc.array(fc.record({ session: fc.nat(sessions - 1), value: fc.integer({ min: -3, max: 20 }) }), {
    maxLength: 5,
  })
const anySmall: fc.Arbitrary<Small> = fc.integer({ min: 1, max: 4 }).chain((sessions) =>
  fc.record({
    capacity: fc.array(fc.nat(3), { minLength: sessions, maxLength: sessions }),
    families: fc.array(anyOptions(sessions), { maxLength: 7 }),
  }),
)
function asked({ capacity, families }: Small): Asked {
  const arcs = families.flat()
  let arc = 0
  return {
    capacity,
    start: [0, ...families.map((options) => (arc += options.length))],
    session: arcs.map(({ session }) => session),
    value: arcs.map(({ value }) => value),
  }
}

/** Every way there is. */
function bruteForce({ capacity, families }: Small): number {
  const [first, ...others] = families
  if (!first) return 0
  const without = bruteForce({ capacity, families: others })
  return first.reduce(
    (most, { session, value }) =>
      (capacity[session] ?? 0) === 0
        ? most
        : Math.max(
            most,
            value +
              bruteForce({
                capacity: capacity.map((places, one) => (one === session ? places - 1 : places)),
                families: others,
              }),
          ),
    without,
  )
}

test('gives out places for as much as the best way there is, and proves it', () => {
  fc.assert(
    fc.property(anySmall, (small) => {
      const answer = allocationOf(allocate(instanceOf(asked(small))))
      assert.equal(answer.value, bruteForce(small))
      assert.deepEqual(faultsOf(asked(small), answer), [])
    }),
    { numRuns: 500 },
  )
})

test('stays as good as the best way there is after every change', () => {
  const change = fc.oneof(
    fc.record({ kind: fc.constant('cancel' as const), at: fc.nat() }),
    fc.record({ kind: fc.constant('join' as const), options: anyOptions(4) }),
    fc.record({ kind: fc.constant('resize' as const), at: fc.nat(), places: fc.nat(4) }),
  )
  fc.assert(
    fc.property(anySmall, fc.array(change, { maxLength: 8 }), (small, changes) => {
      const market = allocate(instanceOf(asked(small)))
      const now: Small = { capacity: [...small.capacity], families: [...small.families] }
      for (const one of changes) {
        if (one.kind === 'join') {
          if (now.families.length > 7) continue
          const options = one.options.map(({ session, value }) => ({
            session: session % now.capacity.length,
            value,
          }))
          assert.equal(join(market, options), now.families.length)
          now.families.push(options)
        } else if (one.kind === 'cancel' && now.families.length > 0) {
          cancel(market, one.at % now.families.length)
          now.families[one.at % now.families.length] = []
        } else if (one.kind === 'resize') {
          resize(market, one.at % now.capacity.length, one.places)
          now.capacity[one.at % now.capacity.length] = one.places
        }
        const answer = allocationOf(market)
        assert.equal(answer.value, bruteForce(now))
        assert.deepEqual(faultsOf(asked(now), { ...answer, dualFamily: answer.dualFamily }), [])
      }
    }),
    { numRuns: 300 },
  )
})

/** Some hundreds of families: too many for every way, enough for the prices to prove it. */
const anyMiddling = fc
  .record({
    seed: fc.nat(),
    sessions: fc.integer({ min: 1, max: 25 }),
    places: fc.integer({ min: 1, max: 12 }),
    highest: fc.constantFrom(1, 5, 100, 1_000_000),
  })
  .map(({ seed, sessions, places, highest }): Small => {
    let state = seed
    const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296
    return {
      capacity: Array.from({ length: sessions }, () => Math.floor(random() * 2 * places)),
      families: Array.from({ length: 200 }, () =>
        Array.from({ length: Math.floor(random() * 8) }, () => {
          // Some sessions are liked by all: that is what makes prices climb.
          const session = Math.floor(random() * random() * sessions)
          return { session, value: Math.ceil(highest * (0.8 * random() + 0.2 * (1 - session / sessions))) }
        }),
      ),
    }
  })

test('proves larger allocations, also after they have changed', () => {
  fc.assert(
    fc.property(anyMiddling, fc.array(fc.nat(199), { maxLength: 30 }), (middling, cancelled) => {
      const market = allocate(instanceOf(asked(middling)))
      assert.deepEqual(faultsOf(asked(middling), allocationOf(market)), [])
      const families = [...middling.families]
      for (const family of cancelled) {
        cancel(market, family)
        families.push(families[family] ?? [])
        families[family] = []
        join(market, families.at(-1) ?? [])
      }
      assert.deepEqual(faultsOf(asked({ ...middling, families }), allocationOf(market)), [])
    }),
    { numRuns: 60 },
  )
})

test('the proof does not take wrong prices, places or sums', () => {
  fc.assert(
    fc.property(anySmall, fc.nat(), fc.integer({ min: 1, max: 5 }), fc.boolean(), (small, at, by, up) => {
      const instance = asked(small)
      const answer = allocationOf(allocate(instanceOf(instance)))
      const other = up ? by : -by
      const bent = (list: readonly number[]) =>
        list.map((one, i) => (i === at % list.length ? one + other : one))
      assert.notDeepEqual(faultsOf(instance, { ...answer, value: answer.value + other }), [])
      if (answer.dualFamily.length > 0)
        assert.notDeepEqual(faultsOf(instance, { ...answer, dualFamily: bent(answer.dualFamily) }), [])
      const session = at % instance.capacity.length
      if ((instance.capacity[session] ?? 0) > 0)
        assert.notDeepEqual(faultsOf(instance, { ...answer, dualSession: bent(answer.dualSession) }), [])
      const placed = answer.place.findIndex((one) => one !== -1)
      if (placed !== -1 && answer.value > 0) {
        const options = small.families[placed] ?? []
        const elsewhere = small.capacity.findIndex(
          (_, one) => !options.some((option) => option.session === one),
        )
        const place = answer.place.map((one, family) => (family === placed ? elsewhere : one))
        if (elsewhere !== -1)
          assert.match(faultsOf(instance, { ...answer, place }).join(), /none of the family/)
      }
    }),
  )
})

test('the proof finds each kind of wrong by itself, all else being right', () => {
  // Two families, one place: worth 5 to the first and 3 to the second; a second session of 2 that only the first may come to.
  const instance = { capacity: [1, 2], start: [0, 2, 3], session: [0, 1, 0], value: [5, 5, 3] }
  const right = { place: [1, 0], value: 8, dualFamily: [5, 3], dualSession: [0, 0] }
  const faults = (wrong: Partial<typeof right>) => faultsOf(instance, { ...right, ...wrong })
  assert.deepEqual(faults({}), [])
  assert.deepEqual(faults({ place: [0, 0] }), ['place: session 0 has 1 places and 2 families'])
  assert.match(faults({ place: [1, 1] }).join(), /^place\.1: is none of the family's options/)
  assert.deepEqual(faults({ dualFamily: [5, 2], dualSession: [1, 0] }), [])
  assert.deepEqual(faults({ dualFamily: [4, 3], dualSession: [1, 0] }), [
    "dualFamily.0: with the session's it does not cover arc 1",
  ])
  assert.deepEqual(faults({ dualFamily: [7, 3], dualSession: [0, -1] }), ['dualSession.1: is below nothing'])
  assert.deepEqual(faults({ dualFamily: [9, 7], dualSession: [-4, -2] }), [
    'dualSession.0: is below nothing',
    'dualSession.1: is below nothing',
  ])
  assert.deepEqual(faults({ place: [1, -1] }), ['value: the places are worth 5, not 8'])
  assert.deepEqual(faults({ place: [1, -1], value: 5 }), ['value: the prices allow 8, not 5'])
  assert.deepEqual(faults({ dualFamily: [6, 3] }), ['value: the prices allow 9, not 8'])
  assert.deepEqual(faults({ value: 5 }), [
    'value: the places are worth 8, not 5',
    'value: the prices allow 8, not 5',
  ])
  assert.deepEqual(faults({ place: [1] }), ['place and dualFamily are not one for each family'])
  assert.deepEqual(faults({ dualSession: [0, 0, 0] }), ['dualSession is not one for each session'])
  assert.ok(faults({ dualFamily: [NaN, 3] }).length > 0)
  assert.ok(faults({ place: [0.5, 0] }).length > 0)
})

test('passes over nobody with equal need and the same options who waited longer, and says what that costs', () => {
  // Few ways to differ, so that many are alike.
  const family = fc.record({
    options: fc.subarray([0, 1, 2]),
    values: fc.array(fc.nat(6), { minLength: 3, maxLength: 3 }),
    need: fc.nat(1),
    waitDays: fc.nat(5),
  })
  fc.assert(
    fc.property(
      fc.array(family, { maxLength: 14 }),
      fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }),
      (given, capacity) => {
        const families = given.map(({ options, values }) =>
          options.map((session) => ({ session, value: values[session] ?? 0 })),
        )
        const instance = asked({ capacity, families })
        const [need, waitDays] = [given.map((one) => one.need), given.map((one) => one.waitDays)]
        const { fairness, ...answer } = allocateFairly(instanceOf(instance), { need, waitDays })
        // Said again here, and not asked of the engine: who is alike.
        const options = given.map((one) => one.options.join())
        for (const one of given.keys())
          for (const other of given.keys())
            if (need[one] === need[other] && options[one] === options[other])
              if ((waitDays[one] ?? 0) > (waitDays[other] ?? 0) && answer.place[other] !== -1)
                assert.notEqual(answer.place[one], -1)
        // The places are right, and worth what is said; only the prices prove the plain value instead.
        const plain = allocationOf(allocate(instanceOf(instance)))
        assert.equal(fairness.plainValue, plain.value)
        assert.equal(answer.value + fairness.price, plain.value)
        assert.ok(fairness.price >= 0)
        const faults = faultsOf(instance, answer)
        assert.deepEqual(
          faults,
          fairness.price === 0 ? [] : [`value: the prices allow ${plain.value}, not ${answer.value}`],
        )
      },
    ),
    { numRuns: 400 },
  )
})

test('weighs waiting only where need and options are equal', () => {
  const fairly = (need: number[], session: number[]) =>
    allocateFairly(
      instanceOf({
        capacity: [1, 0],
        start: [0, 1, session.length],
        session,
        value: [5, 4, 4].slice(0, session.length),
      }),
      {
        need,
        waitDays: [1, 900],
      },
    )
  const equal = fairly([1, 1], [0, 0])
  assert.deepEqual([equal.place, equal.fairness], [[-1, 0], { plainValue: 5, price: 1, priceShare: 0.2 }])
  assert.deepEqual(fairly([2, 1], [0, 0]).place, [0, -1])
  assert.deepEqual(fairly([1, 1], [0, 0, 1]).place, [0, -1])
})

test('answers or refuses whatever it is handed, naming each wrong place', () => {
  const refused = (instance: unknown) => {
    const { exit, out } = allocateCommand(typeof instance === 'string' ? instance : JSON.stringify(instance))
    assert.equal(exit, 2)
    return out
  }
  const good = { capacity: [1], start: [0, 1, 2], session: [0, 0], value: [3, 4] }
  const { place, value } = JSON.parse(allocateCommand(JSON.stringify(good)).out)
  assert.deepEqual({ place, value }, { place: [-1, 0], value: 4 })
  const roomy = { ...good, capacity: Array(3_000).fill(1_000_000) }
  assert.deepEqual(JSON.parse(allocateCommand(JSON.stringify(roomy)).out).place, [0, 0])
  assert.match(refused('{'), /instance: is not JSON/)
  assert.match(refused([]), /instance: is not an object/)
  assert.match(refused({}), /capacity: is not a list; session: is not a list/)
  assert.match(refused({ ...good, value: [3, 4.5] }), /value\.1: is not a whole number/)
  assert.match(refused({ ...good, session: [0, 1] }), /session\.1: is not a whole number from 0 to 0/)
  assert.match(
    refused({ ...good, start: [0, 2, 1] }),
    /start\.2: is not the number of arcs; start\.2: is less/,
  )
  assert.match(refused({ ...good, places: [] }), /places: is none of/)
  assert.match(
    refused({ ...good, fair: true, need: [1] }),
    /waitDays: is not a list; need: is not one for each/,
  )
  const anyKey = fc.constantFrom('capacity', 'start', 'session', 'value', 'need', 'waitDays', 'fair')
  const anyInstance = fc.dictionary(anyKey, fc.oneof(fc.jsonValue(), fc.array(fc.nat(3)), fc.boolean()))
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        anyInstance.map((one) => JSON.stringify(one)),
      ),
      (text) => {
        const { exit, out } = allocateCommand(text)
        assert.ok(exit === 0 ? JSON.parse(out).place : out.startsWith('This instance cannot be read. '))
      },
    ),
    { numRuns: 500 },
  )
})
