import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Temporal } from '#platform/time.ts'
import { standing } from './rules.ts'

const today = Temporal.PlainDate.from('2026-11-22')
const child = { id: 'c', knownAs: 'Robin' }
const at = { child, anything: false, finished: false, mayShare: true, version: undefined, today }

describe('where things stand for a family', () => {
  it('gives help before anything is said', () =>
    assert.match(standing(at).sentence, /Here is what helps many children/))
  it('takes up a draft where it stopped', () =>
    assert.equal(standing({ ...at, anything: true }).next.button, 'Carry on'))
  it('offers sharing once the draft is done, and never asks for it', () => {
    const { sentence, next } = standing({ ...at, anything: true, finished: true })
    assert.match(sentence, /Help starts from that, today/)
    assert.match(next.words, /When you are ready/)
  })
  it('asks whether it is still right on the review day, and not the day before', () => {
    assert.equal(standing({ ...at, version: { reviewOn: today } }).next.href, '/children/c/review')
    assert.equal(
      standing({ ...at, version: { reviewOn: today.add({ days: 1 }) } }).next.href,
      '/children/c/plan',
    )
  })
})
