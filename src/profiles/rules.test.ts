import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Temporal } from '#platform/time.ts'
import { lines, Need } from './instrument.ts'
import {
  decideAgreement,
  drafted,
  maskingPrompt,
  nearestStop,
  needsSaid,
  nextLine,
  nothingSaid,
  reviewDay,
  rowsOf,
  stops,
  urgentLines,
  viewFrom,
  type AgreedLine,
  type AnswerRow,
  type Needs,
  type WholeView,
} from './rules.ts'

const view = (rows: AnswerRow[]): WholeView => viewFrom(rows)
const need = (line: string, key: string, value: string): AnswerRow => ({ line, kind: 'need', key, value })
const mark = (line: string, key: string, value: number): AnswerRow => ({
  line,
  kind: 'mark',
  key,
  value: String(value),
})

describe('reading a view', () => {
  it('never takes “not seen” for “no”', () => {
    const said = view([need('motor', 'setting', 'not asked')]).lines.motor
    assert.equal(said?.needs.setting, 'not asked')
    assert.notEqual(said?.needs.setting, 'none')
  })
  it('leaves alone what this instrument does not know', () =>
    assert.deepEqual(view([{ line: 'bravery', kind: 'mark', key: '', value: '50' }]).lines, {}))
  it('is taken up at the first line nobody has said or skipped', () => {
    assert.equal(nextLine(view([])), 'speech_language')
    const some = view([
      { line: 'speech_language', kind: 'skipped', key: '', value: 'yes' },
      need('energy', 'home', 'some'),
    ])
    assert.deepEqual(drafted(some), ['speech_language', 'energy'])
    assert.equal(nextLine(some), 'attention_impulse')
  })
  it('keeps every mark on its line, whatever was sent', () =>
    fc.assert(
      fc.property(fc.integer(), (position) => {
        const kept = view([mark('motor', '', position)]).lines.motor?.marks[''] ?? -1
        assert.ok(kept >= 0 && kept <= 100)
      }),
    ))
})

describe('the help asked for by several people', () => {
  const asks = (home: Need, setting: Need, community: Need): Needs => ({ home, setting, community })
  it('is never less because a school sees nothing', () =>
    assert.deepEqual(
      needsSaid([{ needs: asks('a lot', 'a lot', 'some') }, { needs: asks('none', 'none', 'none') }]),
      asks('a lot', 'a lot', 'some'),
    ))
  it('takes a place from whoever has seen it', () =>
    assert.deepEqual(
      needsSaid([
        { needs: asks('a lot', 'some', 'not asked') },
        { needs: asks('not asked', 'not asked', 'none') },
      ]),
      asks('a lot', 'some', 'none'),
    ))
  it('never falls when one more person speaks', () => {
    const some = fc.record({
      home: fc.constantFrom(...Need.options),
      setting: fc.constantFrom(...Need.options),
      community: fc.constantFrom(...Need.options),
    })
    const rank = ['not asked', 'none', 'some', 'a lot', 'urgent']
    fc.assert(
      fc.property(fc.array(some, { maxLength: 5 }), some, (before, more) => {
        const [had, has] = [
          needsSaid(before.map((needs) => ({ needs }))),
          needsSaid([...before, more].map((needs) => ({ needs }))),
        ]
        for (const place of ['home', 'setting', 'community'] as const)
          assert.ok(rank.indexOf(has[place]) >= rank.indexOf(had[place]))
      }),
    )
  })
  it('leaves open what nobody has seen', () =>
    assert.deepEqual(needsSaid([]), asks('not asked', 'not asked', 'not asked')))
})

describe('the rows of a line', () => {
  it('marks attention, feelings, and people and patterns by their parts only', () => {
    for (const key of ['attention_impulse', 'emotional_regulation', 'empathising_systemising'] as const) {
      assert.equal(rowsOf(key).length, 2)
      assert.ok(rowsOf(key).every(({ part }) => part !== ''))
    }
  })
  it('gives every other line a mark of its own', () => {
    for (const { key, marked } of lines) if (marked !== 'parts') assert.equal(rowsOf(key)[0]?.part, '')
  })
  it('puts any kept mark at the nearest place to press', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (position) => {
        const chosen = Math.abs(nearestStop(position).value - position)
        assert.ok(stops.every(({ value }) => Math.abs(value - position) >= chosen))
      }),
    ))
})

describe('the masking prompt', () => {
  it('comes when home asks for a lot and the setting sees nothing', () =>
    assert.equal(
      maskingPrompt(view([need('energy', 'home', 'a lot')]), view([need('energy', 'setting', 'none')])),
      true,
    ))
  it('comes when marks part widely', () =>
    assert.equal(maskingPrompt(view([mark('motor', '', 10)]), view([mark('motor', '', 70)])), true))
  it('comes when the child copies others and is worn out after, said by either alone', () => {
    const says = view([{ line: 'empathising_systemising', kind: 'statement', key: 'ES-O5', value: 'very' }])
    assert.equal(maskingPrompt(says, undefined), true)
    assert.equal(maskingPrompt(undefined, says), true)
  })
  it('does not come when the setting has not seen them', () =>
    assert.equal(
      maskingPrompt(view([need('energy', 'home', 'a lot')]), view([need('energy', 'setting', 'not asked')])),
      false,
    ))
})

describe('agreeing', () => {
  const today = Temporal.PlainDate.from('2026-11-22')
  const needs: Needs = { home: 'some', setting: 'not asked', community: 'none' }
  const line: AgreedLine = {
    line: 'motor',
    open: false,
    positions: { '': 20 },
    needs,
    reason: '',
    strength: '',
    words: '',
    disagreement: '',
  }
  const good = { lines: [line], yesName: 'Amy', reviewOn: today.add({ weeks: 12 }), today }

  it('needs the family’s yes, and nothing else of anybody', () => {
    assert.equal(decideAgreement(good).outcome, 'agreed')
    assert.equal(decideAgreement({ ...good, yesName: ' ' }).outcome, 'refused')
  })
  it('takes a line left open as an answer', () =>
    assert.equal(
      decideAgreement({ ...good, lines: [{ ...line, open: true, positions: {} }] }).outcome,
      'agreed',
    ))
  it('looks again on a day still to come', () => {
    assert.equal(decideAgreement({ ...good, reviewOn: today }).outcome, 'refused')
    assert.equal(reviewDay(today, 12).toString(), '2027-02-14')
  })
  it('finds every urgent line, and only those', () =>
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(lines.map(({ key }) => [key, fc.constantFrom(...Need.options)]))),
        (asked) => {
          const agreed = Object.fromEntries(
            Object.entries(asked).map(([key, home]) => [
              key,
              { ...nothingSaid(), needs: { ...needs, home } },
            ]),
          )
          assert.deepEqual(
            urgentLines(agreed),
            lines.map(({ key }) => key).filter((key) => asked[key] === 'urgent'),
          )
        },
      ),
    ))
})
