import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Temporal } from '#platform/time.ts'
import { maskingWarnings, ratingsInWords } from './goals/rules.ts'
import { compareFrom, goalThenAndNow, itemChanges, latestOfEach, type ItemThen } from './review/rules.ts'
import { isPersonDue, unhelpful, type Result } from './rules.ts'
import { sheetFor, sheetKinds, type SheetFacts } from './sheets/rules.ts'
import { decideMove, directions, may, supportCan, supportNow, type Direction } from './support/rules.ts'

const kinds = (words: string) => maskingWarnings(words).map(({ id }) => id)

describe('The goal checker', () => {
  const warned: [string, string][] = [
    ['Robin makes eye contact', 'eye contact'],
    ['More eye-contact with adults', 'eye contact'],
    ['Looks at people when they talk', 'eye contact'],
    ['to look her teacher in the eye', 'eye contact'],
    ['Sit still at dinner', 'sitting still'],
    ['can keep still for story time', 'sitting still'],
    ['Stop fidgeting', 'sitting still'],
    ['Act normal', 'acting normal'],
    ['acts appropriately in shops', 'acting normal'],
    ['be less weird', 'acting normal'],
    ['Stop flapping', 'stimming'],
    ['stop his hand-flapping', 'stimming'],
    ['reduce stimming in class', 'stimming'],
    ['Quiet hands on the carpet', 'stimming'],
    ['To fit in', 'fitting in'],
    ['Fits in with the class', 'fitting in'],
    ['be like other children', 'fitting in'],
    ['Make friends like others do', 'friends like others'],
    ['Behave at school', 'behaving'],
    ['good behaviour at Nan’s', 'behaving'],
    ['no more: stop having meltdowns', 'behaving'],
    ['comply with adults', 'complying'],
    ['Better compliance', 'complying'],
    ['do as he is told', 'complying'],
    ['does what she’s told', 'complying'],
  ]
  for (const [goal, kind] of warned)
    it(`warns of “${goal}”`, () => assert.ok(kinds(goal).includes(kind), kinds(goal).join() || 'no warning'))

  for (const goal of [
    'Robin has one lunch a week with a friend',
    'Sit with friends at lunch',
    'Fit in time for swimming',
    'We get through a morning without tears',
    'Nobody makes her give eye contact',
    'Never be forced to sit still',
    'He is not told to have quiet hands',
    'School understands his stimming',
    'Still loves drawing',
    'Look at the stars together',
    'Learn to swim',
    'Tell someone when it is too loud',
    'A normal amount of sleep',
  ])
    it(`leaves “${goal}” alone`, () => assert.deepEqual(kinds(goal), []))

  it('sees a goal whatever its case, spaces, apostrophes and neighbours', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(
          'eye contact',
          'sit still',
          'act normal',
          'stop flapping',
          'quiet hands',
          'comply',
          'behave',
        ),
        fc.constantFrom('', 'At school. ', 'She will: ', 'I hope to '),
        fc.constantFrom('', ' at school', '.', ' every day!', '\nand be happy'),
        fc.infiniteStream(fc.boolean()),
        fc.constantFrom(' ', '  ', '\t', '-'),
        (phrase, before, after, upper, space) => {
          const words = Array.from(phrase.replaceAll(' ', space))
            .map((letter) => (upper.next().value ? letter.toUpperCase() : letter))
            .join('')
          assert.ok(kinds(before + words + after).length > 0, before + words + after)
        },
      ),
    ))

  it('never throws, warns at most once of each kind, and gives kinder words that pass its own check', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom(...warned),
        (noise, [goal]) => {
          const warnings = maskingWarnings(`${noise}. ${goal}`)
          assert.equal(new Set(warnings.map(({ id }) => id)).size, warnings.length)
          for (const { kinder } of warnings) assert.deepEqual(kinds(kinder('Robin')), [], kinder('Robin'))
        },
      ),
    ))

  it('answers quickly, however long the words', () => {
    const began = performance.now()
    maskingWarnings(`${'look in the '.repeat(5000)} not ${'n '.repeat(20_000)}`)
    assert.ok(performance.now() - began < 500)
  })
})

describe('A goal over time', () => {
  const said = (...numbers: number[]) => ratingsInWords(numbers.map((rating) => ({ rating })))
  it('is said first to latest, in words', () => {
    assert.equal(said(), 'Not rated yet.')
    assert.equal(said(3), 'You began at 3 out of 10.')
    assert.match(said(3, 9, 5), /began at 3 out of 10. Now it is 5: closer/)
    assert.match(said(5, 3), /harder than at the start. That is worth talking about/)
    assert.match(said(5, 9, 5), /at 5 again/)
  })
})

describe('Support', () => {
  it('moves only as the table says, and needs a reason except to come back', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...directions), fc.constantFrom('', ' ', 'because')), {
          maxLength: 40,
        }),
        (asked) => {
          const made: Direction[] = []
          for (const [direction, reason] of asked) {
            const from = supportNow(made.at(-1))
            const decision = decideMove(direction, { from, reason })
            const allowed = supportCan(direction, from) && (direction === 'back' || reason.trim() !== '')
            assert.equal(decision.outcome, allowed ? 'moved' : 'refused')
            if (decision.outcome === 'moved') {
              made.push(direction)
              assert.equal(supportNow(direction), decision.to)
              assert.equal(decision.offersCall, direction === 'up' || direction === 'back')
            }
          }
          // From wherever one is, there is a way to more support and a way to something different.
          assert.ok(
            supportCan('up', supportNow(made.at(-1))) && supportCan('sideways', supportNow(made.at(-1))),
          )
        },
      ),
    ))
  it('can always be come back to from a pause, and only then', () => assert.deepEqual(may.back, ['paused']))
})

describe('A person joins in', () => {
  const results = ['trying', 'helped', 'did not help', 'not for us'] as const satisfies readonly Result[]
  const at = (n: number) => Temporal.Instant.fromEpochMilliseconds(n)
  it('exactly when two different things did not help, one of them since anyone was asked to ring', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            item: fc.constantFrom('a', 'b', 'c', 'd'),
            result: fc.constantFrom(...results),
            at: fc.nat({ max: 5 }).map(at),
          }),
          { selector: ({ item }) => item },
        ),
        fc.option(fc.nat({ max: 5 }), { nil: undefined }),
        (tries, asked) => {
          const bad = tries.filter(({ result }) => result === 'did not help')
          assert.equal(unhelpful(tries).length, bad.length)
          const since = bad.some((told) => asked === undefined || told.at.epochMilliseconds > asked)
          assert.equal(
            isPersonDue(tries, asked === undefined ? undefined : at(asked)),
            bad.length >= 2 && since,
          )
        },
      ),
    ))
})

describe('What has changed', () => {
  const day = (text: string) => Temporal.PlainDate.from(text)
  const said = (words: string, state: ItemThen['state'] = 'trying'): ItemThen => ({
    need: 'n',
    try: words,
    state,
    place: 'home',
  })
  it('is told from what stood on the day, not from the last change', () => {
    const changes = itemChanges(
      [
        { id: '1', on: day('2026-01-01'), ...said('third') },
        { id: '2', on: day('2026-03-01'), ...said('new') },
        { id: '3', on: day('2026-01-01'), ...said('as it was') },
      ],
      [
        { itemId: '1', said: said('nought'), on: day('2026-01-15') },
        { itemId: '1', said: said('first'), on: day('2026-02-10') },
        { itemId: '1', said: said('second'), on: day('2026-02-20') },
      ],
      day('2026-02-01'),
    )
    assert.deepEqual(
      changes.map(({ kind }) => kind),
      ['changed', 'new', 'same'],
    )
    assert.equal(changes[0]?.kind === 'changed' && changes[0].was.try, 'first')
  })
  it('is compared with the last day before today that people looked', () => {
    const today = day('2026-05-01')
    assert.equal(
      compareFrom([day('2026-01-01'), day('2026-04-01'), today], undefined, today).toString(),
      '2026-04-01',
    )
    assert.equal(compareFrom([today], day('2026-02-02'), today).toString(), '2026-02-02')
    assert.equal(compareFrom([], undefined, today).toString(), '2026-05-01')
  })
  it('takes a goal’s number as it stood that day', () => {
    const ratings = [
      { rating: 2, on: day('2026-01-01') },
      { rating: 4, on: day('2026-02-01') },
      { rating: 7, on: day('2026-03-01') },
    ]
    assert.deepEqual(goalThenAndNow(ratings, day('2026-02-10')), { was: 4, now: 7 })
    assert.deepEqual(goalThenAndNow(ratings, day('2025-01-01')), { was: 2, now: 7 })
    assert.equal(goalThenAndNow([], day('2026-01-01')), undefined)
  })
  it('shows the newest word of each side, family first', () => {
    const at = (n: number) => Temporal.Instant.fromEpochMilliseconds(n)
    const review = (bySide: 'family' | 'setting', n: number) => ({
      bySide,
      byName: '',
      answer: 'better' as const,
      words: String(n),
      at: at(n),
    })
    const latest = latestOfEach([review('setting', 5), review('family', 1), review('family', 3)])
    assert.deepEqual(
      latest.map(({ words }) => words),
      ['3', '5'],
    )
  })
})

describe('A sheet', () => {
  const facts: fc.Arbitrary<SheetFacts> = fc.record({
    child: fc.record({
      knownAs: fc.constant('Robin'),
      familyName: fc.constant('Shah'),
      settingName: fc.constantFrom(null, 'Harbour'),
    }),
    liked: fc.string({ maxLength: 20 }),
    matters: fc.string({ maxLength: 20 }),
    strengths: fc.array(fc.string({ maxLength: 20 }), { maxLength: 12 }),
    said: fc.array(fc.string({ maxLength: 20 }), { maxLength: 12 }),
    items: fc.array(
      fc
        .record({
          id: fc.uuid(),
          place: fc.constantFrom('home' as const, 'setting' as const, 'community' as const),
          state: fc.constantFrom(
            'trying' as const,
            'helped' as const,
            'did not help' as const,
            'stopped' as const,
          ),
          try: fc.constant(''),
          whenNot: fc.constant(''),
          need: fc.constant('A need'),
          who: fc.constant('Jo'),
          byOn: fc.constant(Temporal.PlainDate.from('2026-12-18')),
          helps: fc.constant(['Help']),
        })
        .map((item) => ({ ...item, try: `try at ${item.place}, ${item.state}, ${item.id}` })),
      { maxLength: 40 },
    ),
    goals: fc.constant([{ words: 'A friend to tea', goes: 'You began at 2 out of 10.' }]),
    reviewOn: fc.constant(undefined),
    today: fc.constant(Temporal.PlainDate.from('2026-11-21')),
  })
  it('is bounded, never empty of meaning and never speaks of a place its reader is not in', () =>
    fc.assert(
      fc.property(facts, fc.constantFrom(...sheetKinds), (known, kind) => {
        const sheet = sheetFor(kind, known)
        for (const { lines } of sheet.sections) {
          assert.ok(lines.length > 0 && lines.length <= (kind === 'support-plan' ? 20 : 6))
          assert.equal(new Set(lines).size, lines.length)
        }
        const words = sheet.sections.flatMap(({ lines }) => lines).join('\n')
        if (kind === 'club') assert.doesNotMatch(words, /try at (home|setting)/)
        if (kind === 'supply' || kind === 'support-plan')
          assert.doesNotMatch(words, /try at (home|community)/)
        assert.equal(words.includes('A need') && kind !== 'support-plan', false)
        if (kind === 'club') assert.doesNotMatch(sheet.title + sheet.name, /Shah/)
        assert.doesNotMatch(words, /stopped/)
        assert.match(sheet.madeOn, /21 November 2026/)
      }),
    ))
})
