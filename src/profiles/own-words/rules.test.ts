import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Band, lineOf, lines } from '../instrument.ts'
import { childsRows, childsStatements, stepsOf } from './rules.ts'

describe('what a child is asked', () => {
  it('is little: three statements a line at most, what goes well before what is hard', () => {
    for (const { key } of lines)
      for (const band of Band.options) {
        const said = childsStatements(key, band).map(({ say }) => say)
        assert.ok(said.length >= 1 && said.length <= 3, `${key} ${band}`)
        assert.ok(
          said.slice(0, -1).every((say) => say !== '-'),
          `${key} ${band}: ${said.join('')}`,
        )
      }
    assert.equal(childsStatements('empathising_systemising', 'PR')[0]?.say, '*')
  })
  it('is never what a person has to ask', () => {
    for (const { key } of lines)
      for (const band of Band.options)
        for (const { id, follow, childText } of childsStatements(key, band)) {
          assert.equal(follow, undefined, id)
          assert.doesNotMatch(childText, /abuse|hurt me|hit|touch|advantage|danger|secret|self-harm/i, id)
        }
  })
  it('has both ends of every row a grown-up must mark, in the child’s own words', () => {
    for (const { key } of lines) {
      assert.ok(childsRows(key).length >= 1, key)
      for (const { left, right } of childsRows(key))
        assert.doesNotMatch(`${left} ${right}`, /\b(they|them|their)\b(?! come)/i)
    }
    assert.deepEqual(
      childsRows('attention_impulse').map(({ part }) => part),
      lineOf('attention_impulse').parts.map(({ key }) => key),
    )
  })
  it('is not asked of a child under five: whoever is beside them notices', () => {
    assert.deepEqual(stepsOf('EY'), ['joys', 'know', 'helps'])
    assert.equal(stepsOf('PR').length, 11)
    assert.equal(stepsOf('PR')[0], 'joys')
  })
})
