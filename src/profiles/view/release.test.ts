/** A view shown to chosen people only: nobody else meets a word of it, on any page. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fill } from '../../../test/support/addresses.ts'
import { freshDatabase } from '../../../test/support/database.ts'
import { expected } from '../../../test/support/expected-routes.ts'
import { neighbourhood, type Person } from '../../../test/support/world.ts'

const world = await neighbourhood(await freshDatabase())
const { amy, ben, priya, tom, grace } = world.people
const { robin } = world.children
const at = `/children/${robin}/view`
const amyHere = world.as(amy)

// Words that stand nowhere else, and a name: each would show that the view was met.
const [joy, strength, words] = ['Larkspur at dawn', 'Marzipan sculptor', 'Quicksilver evenings']
await amyHere.post(`${at}/joys`, { words: joy, go: 'next' })
await amyHere.post(`${at}/sensory`, { 'm-': '96', strength, words, go: 'next' })
const told = new RegExp([joy, strength, words].join('|'))

const pages = Object.entries(expected)
  .filter(([name, line]) => name.startsWith('GET ') && line.comes !== 'anyone' && name.includes(':child'))
  .map(([name]) => name.slice(4))
/** The pages about Robin on which this person meets any of it. */
async function metBy(person: Person) {
  const here = world.as(person)
  const met: string[] = []
  // The sheets are the same as PDFs: both are made from what is shown here.
  const sheets = ['one-page', 'supply', 'club', 'support-plan'].map(
    (sheet) => `/children/:child/sheets/${sheet}`,
  )
  for (const path of [
    ...pages,
    ...sheets,
    '/home',
    '/find?q=Robin',
    `/children/:child/profiles/:version?beside=:version`,
  ]) {
    const { html } = await here.get(await fill(world, path, robin, { line: 'sensory' }))
    if (told.test(html)) met.push(path)
  }
  return met
}
const show = (answer: Record<string, string>) => amyHere.post(`${at}/who-sees`, answer)
/** Her mark stands at the far right of the senses; nobody else's does. */
const mark = /well to the right \(feels a great deal\)/

describe('a view shown to chosen people', () => {
  it('names those it may be shown to, and not its giver', async () => {
    const { html } = await amyHere.get(`${at}/who-sees`)
    for (const name of ['Ben, father', 'Priya Nair', 'Tom Hollis', 'Kent and Medway team'])
      assert.match(html, new RegExp(`value="[0-9a-f-]{36}"[^]*?${name}`))
    // Una's time is over, Edith's share was ended, Petra holds the plan only.
    assert.doesNotMatch(html, /Una|Edith|Petra|value="[0-9a-f-]{36}"[^>]*>[^<]*<label[^>]*>Amy/)
  })

  it('is met by them at the meeting, and by nobody else on any page', async () => {
    assert.equal((await show({ released: 'chosen', to: priya.personId })).status, 303)
    assert.match(
      (await amyHere.get(`${at}/who-sees`)).html,
      /<h2>Who can see it now<\/h2><ul><li>You<\/li><li>Priya Nair, Colleague<\/li><\/ul>/,
    )
    const met = await metBy(priya)
    for (const path of ['/children/:child', '/children/:child/meetings/:meeting/lines/:line'])
      assert.ok(met.includes(path), `Priya meets it on ${path}: ${met.join()}`)
    assert.match((await world.as(priya).get(`/children/${robin}`)).html, mark)
    for (const person of [ben, tom, grace]) {
      assert.deepEqual(await metBy(person), [], person.name)
      assert.doesNotMatch(
        (await world.as(person).get(`/children/${robin}`)).html,
        mark,
        `${person.name} sees no mark of hers`,
      )
    }
    const meeting = await fill(world, '/children/:child/meetings/:meeting', robin)
    assert.match((await world.as(priya).get(meeting)).html, /Amy Carter chose who sees their view/)
    assert.doesNotMatch((await world.as(tom).get(meeting)).html, /Amy Carter/)
  })

  it('stands in no row they can ask the database for', async () => {
    for (const [person, n] of [
      [priya, 1],
      [ben, 0],
      [tom, 0],
      [grace, 0],
    ] as const) {
      const seen = await world.act(person, async (tx) => ({
        views: await tx
          .selectFrom('views')
          .select('id')
          .where('childId', '=', robin)
          .where('authorId', '=', amy.personId)
          .where('voice', '=', 'parent')
          .execute(),
        answers: await tx
          .selectFrom('answers')
          .select('id')
          .where('childId', '=', robin)
          .where('value', 'in', [joy, strength, words])
          .execute(),
      }))
      assert.deepEqual([seen.views.length, seen.answers.length], [n, n * 3], person.name)
    }
  })

  it('can be widened, narrowed and taken back, each at once', async () => {
    const team = world.kent.team
    const widened = await amyHere.post(`${at}/who-sees`, { released: 'chosen', to: team })
    assert.equal(widened.status, 303)
    assert.ok((await metBy(grace)).length > 0, 'the team, by way of its member')
    assert.deepEqual(await metBy(priya), [], 'who was taken off')
    await show({ released: 'everyone' })
    for (const person of [ben, tom, priya, grace]) assert.ok((await metBy(person)).length > 0, person.name)
    await show({ released: 'nobody' })
    for (const person of [ben, tom, priya, grace]) assert.deepEqual(await metBy(person), [], person.name)
    assert.match((await amyHere.get(`${at}/sensory`)).html, told, 'her own draft is still hers')
    assert.match((await amyHere.get(`${at}/who-sees`)).html, /Who can see it now<\/h2><p>You\.<\/p>/)
  })

  it('is not shown to nobody by name, nor to somebody who is not on the list, and nothing ticked is lost', async () => {
    const none = await show({ released: 'chosen' })
    assert.equal(none.status, 422)
    assert.match(none.html, /Tick at least one person or team/)
    const wrong = await show({ released: 'chosen', to: world.people.nina.personId })
    assert.equal(wrong.status, 422)
    const both = await show({ released: '', to: priya.personId })
    assert.equal(both.status, 422)
    assert.match(both.html, new RegExp(`value="${priya.personId}" checked`))
    assert.match((await amyHere.get(`${at}/who-sees`)).html, /<p>You\.<\/p>/, 'and nothing was kept')
  })

  it('keeps no names under an answer that was not chosen', async () => {
    assert.equal((await show({ released: 'everyone', to: priya.personId })).status, 303)
    const { to } = await world.act(amy, async (tx) => ({
      to: await tx
        .selectFrom('views')
        .select('releasedTo')
        .where('childId', '=', robin)
        .where('authorId', '=', amy.personId)
        .where('voice', '=', 'parent')
        .execute(),
    }))
    assert.deepEqual(to, [{ releasedTo: [] }])
    await show({ released: 'nobody' })
  })

  it('is chosen by staff in the same way', async () => {
    await world
      .as(tom)
      .post(`${at}/sensory`, { 'm-': '20', strength: '', words: 'Honeycomb mornings', go: 'next' })
    await world.as(tom).post(`${at}/finish`, { released: 'chosen', to: ben.personId })
    const child = `/children/${robin}`
    assert.match((await world.as(ben).get(child)).html, /Tom Hollis/)
    assert.doesNotMatch((await amyHere.get(child)).html, /Tom Hollis: /)
  })
})
