import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gradeOf, readingAgeOf, syllablesIn } from './readability.ts'

test('counts the sounds people hear in common words', () => {
  const heard = {
    the: 1,
    be: 1,
    asked: 1,
    likes: 1,
    whole: 1,
    quiet: 2,
    wanted: 2,
    table: 2,
    little: 2,
    people: 2,
    places: 2,
    noises: 2,
    changes: 2,
    picture: 2,
    idea: 3,
    behaviour: 3,
    attention: 3,
    video: 3,
    bored: 1,
  }
  for (const [word, sounds] of Object.entries(heard)) assert.equal(syllablesIn(word), sounds, word)
})

test('finds a plain sentence easy and an official one hard', () => {
  assert.ok(gradeOf('Sit with them. Wait. Say their name.') < 2)
  assert.ok(
    gradeOf('Multidisciplinary consultation determines eligibility for specialist intervention.') > 12,
  )
  assert.equal(readingAgeOf('Sit down.'), 6)
})
