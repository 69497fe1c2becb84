import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { lines } from '#profiles/instrument.ts'
import { items, strategies } from '#resources/handbook.ts'
import { gradeOf, readingAgeOf } from './support/readability.ts'

// design/look.md, "Words": never in family text. In content they are never needed at all.
const never =
  /suffers|deficit|disorder|\bnormal|non-compliant|attention-seeking|pathway|did not attend|failed/i

const content = join(import.meta.dirname, '../content')
const files = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(json|md)$/.test(name),
)

type Text = { id: string; text: string }
const texts: Record<string, Text[]> = {
  instrument: lines.flatMap(({ key, about, looksLike, checkFirst }) => [
    { id: `${key} about`, text: about },
    ...Object.entries(looksLike).map(([band, text]) => ({ id: `${key} ${band}`, text })),
    // One text, not many: the formula means nothing on three words.
    { id: `${key} check first`, text: checkFirst.join(' ') },
  ]),
  strategies: strategies().flatMap(({ id, how, whenNot }) => [
    { id, text: how },
    { id, text: whenNot },
  ]),
  items: items().flatMap(({ id, how, whenNot }) => [
    { id, text: how },
    { id, text: whenNot },
  ]),
}

test('no content file uses a word that hurts', () => {
  assert.ok(files.length >= 10)
  for (const name of files) assert.doesNotMatch(readFileSync(join(content, name), 'utf8'), never, name)
})

for (const [name, said] of Object.entries(texts))
  test(`${name}: every text can be read at grade 9, and grade 6 on average`, () => {
    for (const { id, text } of said)
      assert.ok(gradeOf(text) <= 9, `${id} is grade ${gradeOf(text).toFixed(1)}: ${text}`)
    const average = said.reduce((sum, { text }) => sum + gradeOf(text), 0) / said.length
    assert.ok(average <= 6, `average ${average.toFixed(1)}`)
  })

test('the reading age shown is the one measured', () => {
  for (const { id, title, how, whenNot, readingAge } of [...strategies(), ...items()])
    assert.equal(readingAge, readingAgeOf(`${title}. ${how} ${whenNot}`), id)
})

test('no help asks a child to hide, look people in the eye or earn what they need', () => {
  for (const { id, title, how } of [...strategies(), ...items()]) {
    assert.doesNotMatch(
      `${title} ${how}`,
      /(?<!not have to )look (at|in) (you|me|the eye)|good eye contact|quiet hands|sit still/i,
      id,
    )
    assert.doesNotMatch(how, /sticker|star chart|take (it|them) away if/i, id)
  }
})
