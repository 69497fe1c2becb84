import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bandOf, instrument, labelFor, LineKey, lineOf, lines, partsOf, statementsFor } from './instrument.ts'

const statements = lines.flatMap((line) => line.statements)
const metBy = (band: 'EY' | 'PR' | 'SE' | 'P16') =>
  lines.flatMap(({ key }) => statementsFor({ line: key, band }))

test('has the nine lines in their order, eight statements each, every id once', () => {
  assert.deepEqual(
    lines.map((line) => line.key),
    LineKey.options,
  )
  assert.equal(new Set(statements.map(({ id }) => id)).size, 72)
})

test('says honestly that nobody has validated the words yet', () => {
  assert.equal(instrument.reviewedOn, null)
  assert.deepEqual(instrument.reviewers, [])
  assert.match(instrument.status, /not clinically validated/)
})

// The design says 67 for a primary parent: that is all 72 less the five only a setting can see.
test('counts the statements each band meets', () => {
  assert.deepEqual(
    { EY: metBy('EY').length, PR: metBy('PR').length, SE: metBy('SE').length, P16: metBy('P16').length },
    { EY: 38, PR: 72, SE: 71, P16: 61 },
  )
  assert.equal(metBy('PR').filter(({ places }) => places.some((place) => place !== 'setting')).length, 67)
})

test('meets the youngest with their own words', () => {
  const [first] = statementsFor({ line: 'speech_language', band: 'EY' })
  assert.equal(first?.text, 'Follows one simple request')
  assert.match(statementsFor({ line: 'speech_language', band: 'PR' })[0]?.text ?? '', /two or more parts/)
})

test('only two answers are followed by more than strategies', () => {
  const followed = statements.filter(({ follow }) => follow).map(({ id, follow }) => [id, follow])
  assert.deepEqual(followed, [
    ['AT-O6', 'everyday-safety'],
    ['ES-O6', 'offer-call'],
  ])
  assert.equal(
    statements.find(({ id }) => id === 'ES-O6')?.childText,
    'People sometimes take advantage of me',
  )
})

test('never asks a form about abuse or self-harm', () => {
  for (const { id, text, childText } of statements)
    assert.doesNotMatch(
      `${text} ${childText}`,
      /abuse|hit me|hurt(s|ing)? (me|myself|them)|touched me|self-harm|suicid/i,
      id,
    )
})

test('marks three lines by their parts only, and lets two more have parts', () => {
  const marked = (how: string) => lines.filter((line) => line.marked === how).map(({ key }) => key)
  assert.deepEqual(marked('parts'), ['attention_impulse', 'emotional_regulation', 'empathising_systemising'])
  assert.deepEqual(marked('line and optional parts'), ['sensory', 'cognitive'])
  assert.equal(partsOf('sensory').length, 8)
  assert.deepEqual(
    partsOf('attention_impulse').map(({ key, left, right }) => [key, left, right]),
    [
      ['attention', 'drifts', 'locks on'],
      ['pausing', 'acts first', 'stops to think'],
    ],
  )
  assert.equal(lineOf('emotional_regulation').left, null)
})

test('no part shares its key with another', () => {
  const keys = lines.flatMap((line) => line.parts.map(({ key }) => key))
  assert.equal(new Set(keys).size, keys.length)
})

test('turns an age into a band at each birthday', () => {
  assert.deepEqual([0, 4, 5, 10, 11, 15, 16, 25].map(bandOf), [
    'EY',
    'EY',
    'PR',
    'PR',
    'SE',
    'SE',
    'P16',
    'P16',
  ])
  assert.throws(() => bandOf(-1), /cannot be -1/)
  assert.throws(() => bandOf(Number.NaN))
})

test('an area may rename a line without touching its key', () => {
  assert.equal(labelFor('sensory', { sensory: 'Sensory preferences' }), 'Sensory preferences')
  assert.equal(labelFor('sensory', {}), 'Senses')
})
