/** Three things that are not one another, each said by itself, taken back at the next press, and kept. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../../test/support/database.ts'
import { neighbourhood } from '../../../test/support/world.ts'

const world = await neighbourhood(await freshDatabase())
const { kit } = world.children
const { priya } = world.people
const [amy, hers] = [world.as(world.people.amy), world.as(priya)]
const at = `/children/${kit}/agreements`
const words = async (who = amy, page = at) =>
  (await who.get(page)).html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

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

  it('is taken as a view where it is written down that its giver has no parental responsibility', async () => {
    const [kits, answer] = [`/children/${kit}`, 'given/parental responsibility']
    const test = { kind: 'assessment', words: 'An eye test' }
    // Nothing is looked into yet: the filling says so.
    await sql`delete from responsibility_disputes`.execute(world.owner)
    await amy.post(`${kits}/responsibility`, { says: 'does not hold it' })
    await hers.post(`${at}/medical`, test)
    const matter =
      /An eye test[^]*?name="matter" value="([\w-]{36})"/.exec((await amy.get(at)).html)?.[1] ?? ''
    assert.equal((await amy.post(`${at}/medical`, { matter, answer })).status, 303, 'it is taken')
    assert.match(await words(), /An eye test.*kept as their view.*not enough by itself.*Kit themselves/)
    await amy.post(`${kits}/responsibility`, { says: 'holds it' })
    assert.doesNotMatch(await words(), /kept as their view/)
    assert.match((await amy.get(kits)).html, /Three to try tonight/, 'no help waits for it')
  })

  it('is first what a young person answers themselves, and nobody writes it down for them', async () => {
    const { jay } = world.children
    const page = `/children/${jay}/agreements`
    const [self, mother, helper] = [world.people.jay, world.people.fay, world.people.yara].map((person) =>
      world.as(person),
    )
    assert.ok(self && mother && helper)
    await helper.post(`${page}/medical`, { kind: 'medicine', words: 'Tablets for sleep' })
    const matter = /name="matter" value="([\w-]{36})"/.exec((await self.get(page)).html)?.[1] ?? ''
    assert.doesNotMatch((await mother.get(page)).html, /what the young person decided for themselves/)
    await mother.post(`${page}/medical`, { matter, answer: 'given/the young person themselves' })
    assert.match(await words(helper, page), /Asked, and not answered yet/)
    assert.doesNotMatch(await words(helper, page), /Consent was given/)
    await self.post(`${page}/medical`, { matter, answer: 'refused/the young person themselves' })
    await mother.post(`${page}/medical`, { matter, answer: 'given/parental responsibility' })
    assert.match(await words(helper, page), /answered this themselves: consent was refused.*stands first/)
  })

  it('is a share with what it is for, which a no ends at once and keeps ended', async () => {
    const share = `/children/${kit}/share/staff/${priya.personId}`
    const purposeWords = 'So that mornings go well'
    const sent = { scopes: 'profile', purpose: 'advice', purposeWords, until: 'a year', sure: 'yes' }
    const { sure: _, ...first } = sent
    assert.match((await amy.post(share, first)).html, /In the family’s words: “So that mornings go well”/)
    assert.equal((await amy.post(share, sent)).status, 303)
    assert.match(
      (await amy.get(`/children/${kit}/sharing`)).html,
      /It is for this:\s+to give advice. In the family’s words: “So that mornings go well”/,
    )
    assert.match((await hers.get(`/children/${kit}`)).html, /So that mornings go well/)
    assert.equal((await amy.post(`${at}/no`, { holder: priya.personId, said: 'no' })).status, 303)
    assert.equal((await hers.get(`/children/${kit}`)).status, 404)
    const again = await amy.post(share, sent)
    assert.equal(again.status, 409)
    assert.match(again.html, /Your family said no to sharing with them,/)
    assert.match(await words(), /You said no to Priya Nair/)
    await amy.post(`${at}/no`, { holder: priya.personId, said: 'allowed again' })
    assert.equal((await amy.post(share, sent)).status, 303)
    assert.equal((await hers.get(`/children/${kit}`)).status, 200)
  })

  it('stands by organisation and purpose, with the law it rests on, and is ended for a whole one', async () => {
    const page = `/children/${kit}/organisations`
    const before = await words(amy, page)
    assert.match(before, /Willow Bank To give advice Priya Nair , Colleague\. They see the profile/)
    assert.match(before, /In your words: “So that mornings go well”.*article 6\(1\)\(e\)/)
    const school = /name="holder" value="([\w-]{36})"/.exec((await amy.get(page)).html)?.[1] ?? ''
    assert.equal((await amy.post(`${at}/no`, { holder: school, said: 'no' })).status, 303)
    assert.equal((await hers.get(`/children/${kit}`)).status, 404)
    assert.match(await words(), /You said no to Willow Bank/)
    assert.doesNotMatch(await words(amy, page), /Priya Nair/)
    const share = `/children/${kit}/share/staff/${world.people.tom.personId}`
    const sent = { scopes: 'profile', purpose: 'advice', purposeWords: '', until: 'a year', sure: 'yes' }
    assert.equal((await amy.post(share, sent)).status, 409, 'nobody who works there')
    await amy.post(`${at}/no`, { holder: school, said: 'allowed again' })
    assert.equal((await amy.post(share, sent)).status, 303)
  })

  it('holds up nothing: ideas and a draft wait for none of it', async () => {
    await amy.post(`${at}/support`, { said: 'no' })
    assert.match((await amy.get(`/children/${kit}`)).html, /Three to try tonight/)
    assert.equal((await amy.get(`/children/${kit}/view`)).status, 200)
  })
})
