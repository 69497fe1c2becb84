import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Temporal } from '#platform/time.ts'
import { decide, nextTry, quietUntil, type Taken } from './rules.ts'
import { letterOf, type Template } from './words.ts'

const zone = 'Europe/London'
const quiet = { from: '21:00', until: '08:00' }
const here = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime(zone).toInstant()
const until = (time: string, hours = quiet) =>
  quietUntil(here(time), zone, hours)?.toZonedDateTimeISO(zone).toPlainDateTime().toString()

const letter = (change: Partial<Taken> = {}): Taken => ({
  template: 'something-new',
  state: 'waiting',
  madeAt: here('2027-06-09T12:00'),
  now: here('2027-06-09T12:00'),
  tries: 0,
  linkAlive: false,
  isOver: false,
  unreachableAt: null,
  ...change,
})
const decided = (change: Partial<Taken>) => {
  const { so, ...more } = decide(letter(change), { zone, quiet })
  return 'as' in more ? more.as : 'until' in more ? `${so} ${more.until.toString()}` : so
}

describe('the quiet hours', () => {
  it('begin at nine in the evening and end at eight, by the clock on the wall', () => {
    assert.equal(until('2027-06-09T20:59:59'), undefined)
    assert.equal(until('2027-06-09T21:00'), '2027-06-10T08:00:00')
    assert.equal(until('2027-06-10T00:00'), '2027-06-10T08:00:00')
    assert.equal(until('2027-06-10T07:59:59.999'), '2027-06-10T08:00:00')
    assert.equal(until('2027-06-10T08:00'), undefined)
  })

  it('are an hour shorter on the night the clocks go forward, and longer when they go back', () => {
    const held = (time: string) =>
      here(time)
        .until(quietUntil(here(time), zone, quiet)!)
        .total('hours')
    assert.equal(held('2027-03-27T21:00'), 10)
    assert.equal(until('2027-03-27T21:00'), '2027-03-28T08:00:00')
    assert.equal(held('2027-10-30T21:00'), 12)
    assert.equal(until('2027-10-30T21:00'), '2027-10-31T08:00:00')
    // Twenty past one happens twice that night; both are night.
    for (const odd of ['2027-10-31T00:20:00Z', '2027-10-31T01:20:00Z'])
      assert.equal(quietUntil(Temporal.Instant.from(odd), zone, quiet)?.toString(), '2027-10-31T08:00:00Z')
  })

  it('may be set otherwise, also within one day and at an hour that is skipped', () => {
    assert.equal(until('2027-06-09T12:30', { from: '12:00', until: '13:00' }), '2027-06-09T13:00:00')
    assert.equal(until('2027-06-09T13:30', { from: '12:00', until: '13:00' }), undefined)
    assert.equal(until('2027-03-27T23:00', { from: '22:00', until: '01:30' }), '2027-03-28T02:30:00')
  })

  it('always end in the future, within a day, by day', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * 366 * 24 * 60 }), (minutes) => {
        const now = here('2027-01-01T00:00').add({ minutes })
        const end = quietUntil(now, zone, quiet)
        if (!end) return
        assert.ok(Temporal.Instant.compare(now, end) < 0)
        assert.ok(now.until(end).total('hours') <= 12)
        assert.equal(quietUntil(end, zone, quiet), undefined)
      }),
    ))
})

describe('a letter', () => {
  const night = { now: here('2027-06-09T23:00'), madeAt: here('2027-06-09T23:00') }

  it('is held at night, but for a link asked for this minute', () => {
    assert.equal(decided({}), 'send')
    assert.equal(decided(night), 'hold 2027-06-10T07:00:00Z')
    assert.equal(decided({ ...night, template: 'sign-in', linkAlive: true }), 'send')
    assert.equal(decided({ ...night, template: 'something-waits' }), 'send', 'somebody may be in danger')
    assert.equal(decided({ ...night, template: 'told-here' }), 'send')
  })

  it('is not sent once what it tells of is over', () => {
    assert.equal(decided({ template: 'sign-in', linkAlive: false }), 'too late')
    assert.equal(decided({ template: 'invited', isOver: true, linkAlive: true }), 'too late')
    assert.equal(decided({ template: 'something-waits', isOver: true }), 'too late')
    assert.equal(decided({ template: 'invited', linkAlive: false }), 'send')
    assert.equal(decided({ now: here('2027-06-12T11:59') }), 'send')
    assert.equal(decided({ now: here('2027-06-12T12:00') }), 'too late')
  })

  it('does not go where a letter came back, but for a link, once a day', () => {
    const asked = { template: 'sign-in', linkAlive: true }
    const back = { unreachableAt: here('2027-06-09T10:00') }
    assert.equal(decided(back), 'unreachable')
    assert.equal(decided({ ...back, ...asked }), 'unreachable')
    const next = { now: here('2027-06-10T10:00'), madeAt: here('2027-06-10T10:00') }
    assert.equal(decided({ ...back, ...asked, ...next }), 'send')
    assert.equal(decided({ ...back, ...next }), 'unreachable')
    assert.equal(decided({ ...back, template: 'something-waits' }), 'send', 'it may be the only way there is')
  })

  it('is tried seven times, each wait longer, and then no more', () => {
    const now = here('2027-06-09T12:00')
    const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => now.until(nextTry(now, tries)).total('seconds'))
    assert.deepEqual(waits, [30, 120, 600, 1800, 7200, 21_600, 21_600])
    assert.equal(decided({ tries: 6 }), 'send')
    assert.equal(decided({ tries: 7 }), 'undelivered')
  })

  it('names nobody, no need and no place, and a text is two at most', () => {
    const href = `https://ninefold.example.gov.uk/sign-in/${crypto.randomUUID()}/${'x'.repeat(43)}`
    const every: Record<Template, true> = {
      'sign-in': true,
      'something-new': true,
      'plan-changed': true,
      invited: true,
      'passkey-added': true,
      'passkey-removed': true,
      'signed-in-by-link': true,
      'review-due': true,
      'own-record': true,
      'access-ends': true,
      'access-ends-soon': true,
      'something-waits': true,
      'told-here': true,
    }
    // Its keys are what the type says.
    for (const template of Object.keys(every) as Template[]) {
      const { subject, body } = letterOf(template, href)
      assert.doesNotMatch(
        `${subject} ${body}`,
        /autis|adhd|neuro|diagnos|assess|child|need|school|nhs|council|kent|medway|portsmouth|support|plan|profile/i,
      )
      assert.ok(body.length <= 306, `${template} is ${body.length}`)
      assert.equal(body.split(href).length, 2, 'one link')
    }
  })
})
