import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarFile, calendarIdFor } from './calendar.ts'
import { Temporal } from './time.ts'

const file = (href = 'https://ninefold.example/home') =>
  calendarFile({
    uid: calendarIdFor('a secret', 'a thing'),
    on: Temporal.PlainDate.from('2027-02-28'),
    now: Temporal.Instant.from('2027-01-12T09:05:06.789Z'),
    href,
  })
/** As a calendar reads it (RFC 5545, 3.1). */
const unfolded = (written: string) => written.replaceAll('\r\n ', '').split('\r\n')

describe('a calendar file', () => {
  it('has what every calendar asks for, each once', () => {
    const lines = unfolded(file())
    for (const [name, value] of [
      ['VERSION', '2.0'],
      ['PRODID', '-//Ninefold//Ninefold//EN'],
      ['DTSTAMP', '20270112T090506Z'],
      ['DTSTART;VALUE=DATE', '20270228'],
      ['DTEND;VALUE=DATE', '20270301'],
      ['SUMMARY', 'An appointment'],
      ['UID', `${calendarIdFor('a secret', 'a thing')}@ninefold`],
    ] as const)
      assert.deepEqual(
        lines.filter((line) => line.startsWith(`${name}:`)),
        [`${name}:${value}`],
      )
    assert.equal(lines[0], 'BEGIN:VCALENDAR')
    assert.equal(lines.at(-2), 'END:VCALENDAR')
  })

  it('ends each line with CR LF and folds at 75 octets, between letters', () => {
    const href = `https://ninefold.example/${'naïve—'.repeat(30)}`
    const whole = file(href)
    assert.doesNotMatch(whole, /[^\r]\n|\r[^\n]/)
    for (const line of whole.split('\r\n')) {
      assert.ok(Buffer.byteLength(line) <= 75, line)
      assert.ok(line.isWellFormed())
    }
    assert.ok(unfolded(whole).includes(`DESCRIPTION:Sign in to see what it is about: ${href}`))
  })

  it('escapes what has a meaning of its own', () => {
    assert.match(unfolded(file('a,b;c\\d\ne')).join('|'), /about: a\\,b\\;c\\\\d\\ne\|/)
  })

  it('is the same thing each time and tells nobody which', () => {
    assert.equal(calendarIdFor('a secret', 'a thing'), calendarIdFor('a secret', 'a thing'))
    assert.notEqual(calendarIdFor('a secret', 'a thing'), calendarIdFor('another', 'a thing'))
  })
})
