/** Each hazard of docs/clinical-safety.md names the test that proves its control: a test that is gone is a control nobody holds. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'

const rows = readFileSync('docs/clinical-safety.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| H\d+ /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

describe('the hazards', () => {
  it('are at least twenty, each with how bad and what stops it', () => {
    assert.ok(rows.length >= 20, `${rows.length} hazards`)
    for (const [i, [, id, what, bad, stops]] of rows.entries()) {
      assert.equal(id, `H${i + 1}`)
      assert.match(bad ?? '', /^(grave|serious|moderate)$/, id)
      assert.ok(what && stops, id)
    }
  })
  for (const [, id, what, , , proof] of rows)
    it(`${id}: ${what}`, () => {
      const [, file = '', name = ''] = /^`([^`]+)`: (.+)$/.exec(proof ?? '') ?? []
      assert.ok(name, `${id} names a file and a test`)
      assert.ok(readFileSync(file, 'utf8').includes(name), `${file} has the test “${name}”`)
    })
})
