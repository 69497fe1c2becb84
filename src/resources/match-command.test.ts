import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchCommand } from './match-command.ts'

const refused = (profile: unknown) => {
  const { exit, out } = matchCommand(typeof profile === 'string' ? profile : JSON.stringify(profile))
  assert.equal(exit, 2)
  return out
}

test('answers a profile with ten things at most, each with its reasons', () => {
  const { exit, out } = matchCommand(
    '{"band":"PR","lines":{"sensory":{"need":{"home":"some"},"position":85}}}',
  )
  assert.equal(exit, 0)
  assert.match(out, /^\{"items":\[\{"id":"SE-[SE]\d+","kind":"[a-z]+","reasons":\["You asked for some help/)
})

test('names the field that is wrong', () => {
  assert.match(refused('not json'), /profile: is not JSON/)
  assert.match(refused([]), /profile: /)
  assert.match(refused({}), /band: /)
  assert.match(
    refused({ band: 'PR', lines: { sensory: { need: { home: 'lots' } } } }),
    /lines\.sensory\.need\.home: /,
  )
  assert.match(
    refused({ band: 'PR', lines: { sensory: { need: { school: 'some' } } } }),
    /lines\.sensory\.need: .*school/,
  )
  assert.match(refused({ band: 'PR', lines: { sensory: { position: 101 } } }), /lines\.sensory\.position: /)
  assert.match(
    refused({ band: 'PR', lines: { sensory: { parts: { memory: 1 } } } }),
    /lines\.sensory\.parts\.memory: is not a part/,
  )
  assert.match(refused({ band: 'PR', lines: { hearing: {} } }), /lines: .*hearing/)
  assert.match(refused({ band: 'PR', tried: [{ id: 'SE-S1', helped: 'yes' }] }), /tried\.0\.helped: /)
})
