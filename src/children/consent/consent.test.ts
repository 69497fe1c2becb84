/** Three things that are not one another, each said by itself, taken back at the next press, and kept. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { freshDatabase } from '../../../test/support/database.ts'
import { neighbourhood } from '../../../test/support/world.ts'

const world = await neighbourhood(await freshDatabase())
const { kit } = world.children
const { priya } = world.people
const [amy, hers] = [world.as(world.people.amy), world.as(priya)]
const at = `/children/${kit}/agreements`
const words = async (who = amy) =>
  (await who.get(at)).html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

describe('what a family agreed', () => {
  it('is asked for by name, answered, and taken back, with the record of each kept', async () => {
    assert.equal((await hers.post(`${at}/support`, { said: 'asked' })).status, 303)
    assert.match(await words(), /Asked, by Priya Nair/)
    await hers.post(`${at}/support`, { said: 'yes' })
    assert.doesNotMatch(await words(), /Said yes to support/, 'a colleague answers for nobody')
    await amy.post(`${at}/support`, { said: 'yes' })
    await amy.post(`${at}/support`, { said: 'withdrawn' })
    assert.match(
      await words(hers),
      /Said: no longer, by Amy Carter.*Said yes to support, by Amy Carter.*Asked/,
    )
  })

  it('is a medical thing by itself, said by what right, and taken back', async () => {
    const wrong = await amy.post(`${at}/medical`, { kind: 'medicine', words: 'Melatonin' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /Choose by what right you answer/)
    assert.match(wrong.html, /value="Melatonin"/)
    await hers.post(`${at}/medical`, { kind: 'assessment', words: 'A hearing test' })
    const matter = /name="matter" value="([\w-]{36})"/.exec((await amy.get(at)).html)?.[1] ?? ''
    for (const said of ['given', 'withdrawn'])
      await amy.post(`${at}/medical`, { matter, answer: `${said}/parental responsibility` })
    assert.match(
      await words(hers),
      /A hearing test.*Consent was withdrawn, by Amy Carter \(parental responsibility\).*Consent was given.*Asked/,
    )
  })

  it('is a share with what it is for, which a no ends at once and keeps ended', async () => {
    const share = `/children/${kit}/share/staff/${priya.personId}`
    const sent = { scopes: 'profile', purpose: 'advice', until: 'a year', sure: 'yes' }
    assert.equal((await amy.post(share, sent)).status, 303)
    assert.match((await amy.get(`/children/${kit}/sharing`)).html, /It is for this: to give advice/)
    assert.equal((await amy.post(`${at}/no`, { holder: priya.personId, said: 'no' })).status, 303)
    assert.equal((await hers.get(`/children/${kit}`)).status, 404)
    const again = await amy.post(share, sent)
    assert.equal(again.status, 409)
    assert.match(again.html, /Your family said no to sharing with them/)
    assert.match(await words(), /You said no to Priya Nair/)
    await amy.post(`${at}/no`, { holder: priya.personId, said: 'allowed again' })
    assert.equal((await amy.post(share, sent)).status, 303)
    assert.equal((await hers.get(`/children/${kit}`)).status, 200)
  })

  it('holds up nothing: ideas and a draft wait for none of it', async () => {
    await amy.post(`${at}/support`, { said: 'no' })
    assert.match((await amy.get(`/children/${kit}`)).html, /Three to try tonight/)
    assert.equal((await amy.get(`/children/${kit}/view`)).status, 200)
  })
})
