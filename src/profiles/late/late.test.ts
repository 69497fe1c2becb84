/** What a phone kept while it had no signal, as it arrives: late, twice, out of order, in another's hands, by a wrong clock. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '../../../test/support/database.ts'
import { goodChild, handFor, houseOf, led, type Fields } from '../../../test/support/hand.ts'
import { settle } from '../../../test/support/settle.ts'

const fresh = await freshDatabase()
const app = houseOf(fresh)
const village = await settle(fresh)
const { areaId } = village
const amy = await handFor(app, fresh.door, { areaId, personId: village.mother, role: 'family' })
const priya = await handFor(app, fresh.door, { areaId, personId: village.senco, role: 'staff' })

async function begin() {
  const child = led(await amy.post('/children/new', goodChild)).replace('/view', '')
  await amy.post(`${child}/view`)
  const page = await (await amy.get(`${child}/view/energy`)).text()
  const by =
    /data-keep="([\w-]{16})"/.exec(page)?.[1] ?? assert.fail('the page says whose words a phone may keep')
  const once = /name="once" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? assert.fail('the form has a key')
  // As the phone makes another key of the same page.
  const sameKey = () => `${once.slice(0, 14)}${newId().slice(14)}`
  const send = (fields: Fields) =>
    amy.post(`${child}/view/energy`, { by, once: sameKey(), go: 'next', ...fields })
  const stands = async () =>
    /name="strength"[^>]*?value="([^"]*)"/.exec(await (await amy.get(`${child}/view/energy`)).text())?.[1] ??
    ''
  const rows = (kind: 'strength' | 'words' = 'strength') =>
    fresh.owner
      .selectFrom('answers')
      .innerJoin('views', (join) => join.onRef('views.id', '=', 'answers.viewId'))
      .select(['value', 'answers.at', 'saidAt', 'seenAt', 'begunAt'])
      .where('answers.childId', '=', child.replace('/children/', ''))
      .where('kind', '=', kind)
      .orderBy('answers.at')
      .execute()
  return { child, by, once, send, stands, rows }
}
/** Long enough that one whole second of the phone's lies between. */
const wait = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000))

describe('what a phone kept without a signal', () => {
  it('stands by when it was said, not by when it came', async () => {
    const { send, stands, rows } = await begin()
    await wait(2.2)
    await send({ strength: 'said second', ago: '0' })
    await send({ strength: 'said first', ago: '2' })
    assert.equal(await stands(), 'said second')
    assert.deepEqual((await rows()).map(({ value }) => value).filter(Boolean), ['said second', 'said first'])
  })

  it('counts once, however often it is sent, and after its key is forgotten', async () => {
    const { send, rows, once } = await begin()
    const kept = { strength: 'Tireless in water', ago: '5', once }
    const first = await send(kept)
    assert.equal(first.status, 303)
    assert.equal(led(await send(kept)), led(first))
    await fresh.owner.deleteFrom('done').execute()
    await send(kept)
    assert.equal((await rows()).length, 1)
  })

  it('says only what was changed on its page: what another device said meanwhile is not blanked', async () => {
    const { child, send, stands, rows } = await begin()
    await amy.post(`${child}/view/energy`, { strength: 'said on the laptop', words: '', go: 'next' })
    await send({ strength: '', words: 'said on the phone', ago: '0' })
    assert.equal(await stands(), 'said on the laptop')
    assert.deepEqual(
      (await rows('words')).map(({ value }) => value),
      ['said on the phone'],
    )
  })

  it('keeps both sides, shows them, and lets their giver choose', async () => {
    const { child, send, stands } = await begin()
    await wait(1.1)
    const laptop = await amy.post(`${child}/view/energy`, { strength: 'Never still', go: 'next' })
    assert.equal(laptop.status, 303)
    const answer = await send({ strength: 'Tireless in water', ago: '1' })
    assert.equal(led(answer), `${child}/view/two-answers`)
    assert.equal(await stands(), 'Never still', 'the newest said')
    const page = await (await amy.get(`${child}/view/two-answers`)).text()
    assert.match(page, /Never still/)
    assert.match(page, /Tireless in water/)
    assert.match(await (await amy.get(`${child}/view/finish`)).text(), /Choose what is right/)
    const wrong = await amy.post(`${child}/view/two-answers`, { 'place-0': 'something else' })
    assert.equal(wrong.status, 422)
    const phones = /value="([0-9a-f-]{36})"[^>]*>\s*<label[^>]*>\s*Tireless in water/.exec(page)?.[1]
    assert.ok(phones)
    await amy.post(`${child}/view/two-answers`, { 'place-0': phones })
    assert.equal(await stands(), 'Tireless in water')
    assert.match(await (await amy.get(`${child}/view/two-answers`)).text(), /There is nothing to choose here/)
  })

  it('is refused in another person’s session', async () => {
    const { child, by, rows } = await begin()
    await amy.post(`${child}/share/staff/${village.senco}`, {
      scopes: ['profile'],
      until: 'until I say',
      sure: 'yes',
    })
    await priya.post(`${child}/view`)
    const hers = await priya.post(`${child}/view/energy`, {
      strength: 'Amy’s words',
      by,
      ago: '3',
      go: 'next',
    })
    assert.equal(hers.status, 403)
    assert.equal((await rows()).length, 0)
  })

  it('is never said in the future, nor before its page was made or its view begun', async () => {
    const { send, rows } = await begin()
    await send({ strength: 'a clock gone wild', ago: '999999999' })
    await send({ strength: 'from tomorrow', ago: '-86400', once: newId(Date.now() + 86_400_000) })
    await send({ strength: 'from long ago', ago: '999999999', once: newId(1) })
    for (const { at, saidAt, seenAt, begunAt, value } of await rows()) {
      assert.ok(saidAt.epochMilliseconds <= at.epochMilliseconds, value)
      assert.ok(seenAt && seenAt.epochMilliseconds >= begunAt.epochMilliseconds, value)
      assert.ok(saidAt.epochMilliseconds >= seenAt.epochMilliseconds, value)
    }
    assert.equal((await rows()).length, 3)
  })

  it('that no longer fits is given back with its words, and may be sent again', async () => {
    const { send, rows, once } = await begin()
    const fits = { strength: 'Strong', ago: '5', once }
    const answer = await send({ ...fits, 's-EN-O1': 'no such answer', 'm-': '17' })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /value="Strong"/)
    assert.equal((await rows()).length, 0)
    assert.equal((await send(fits)).status, 303)
    assert.equal((await rows()).length, 1)
  })

  it('is told where it leads in words, where a script sends it', async () => {
    const { child, by, once } = await begin()
    const answer = await app.request(`${child}/view/energy`, {
      method: 'POST',
      headers: { cookie: amy.cookie, origin: 'http://localhost', 'x-onwards': 'yes' },
      body: new URLSearchParams({ once, by, ago: '0', 'n-home': 'urgent', go: 'next' }),
    })
    assert.equal(answer.status, 200)
    assert.equal(await answer.text(), `${child}/view/urgent?after=energy`)
  })
})
