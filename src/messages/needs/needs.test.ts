/** Said once and obeyed everywhere: how each person is told. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { sql } from 'kysely'
import { notifyPost, sendDueLetters } from '#messages/messages.ts'
import { openDatabase } from '#platform/database.ts'
import type { DB } from '#platform/schema.d.ts'
import { freshDatabase } from '../../../test/support/database.ts'
import { handFor } from '../../../test/support/hand.ts'
import { openNotify } from '../../../test/support/notify.ts'
import { neighbourhood } from '../../../test/support/world.ts'
import { tellOf } from '../words.ts'
import type { Needs } from './rules.ts'

/** What nobody is told by a letter alone, said here by hand: `obey_needs` in the database is held against it. */
const needsTelling = ({ interpreter, format, way }: Needs) =>
  ['telephone', 'post'].includes(way) ||
  interpreter !== 'none' ||
  ['Easy Read', 'audio', 'braille'].includes(format)

const world = await neighbourhood(await freshDatabase())
const { owner, people, children, surroundings } = world
const notify = await openNotify()
const worker = openDatabase(world.urls.worker, { most: 2, role: 'app_worker' })
after(() => worker.destroy())
const { secret, publicUrl } = surroundings
const send = () => sendDueLetters(worker, { post: notifyPost(notify.account, 2_000), secret, publicUrl })
// Noon, so that nothing waits for the morning.
await sql`update clock set moved = timestamptz '2027-01-12 12:00 Europe/London' - transaction_timestamp()`.execute(
  owner,
)
const [amy, grace, tom] = [world.as(people.amy), world.as(people.grace), world.as(people.tom)]
const robins = `/children/${children.robin}`
const amys = 'amy.carter@example.org'

const telephone = {
  way: 'telephone',
  format: 'ordinary',
  interpreter: 'spoken language',
  language: 'Bengali',
}
const written = async () => {
  const { rows } = await sql<{ address: string }>`select address from outbox order by address`.execute(owner)
  return rows.map(({ address }) => address)
}
const amysHand = await handFor(world.app, world.door, people.amy)
const wants = (...wanted: string[]) => amysHand.post('/me/notices', { wanted })
const newThing = async () => {
  await sql`delete from outbox`.execute(owner)
  await world.act(people.grace, (tx) => sql`select tell_of_news(${children.robin})`.execute(tx))
}

describe('what somebody needs', () => {
  it('is asked kindly, and what was typed is kept', async () => {
    const asked = await amy.get('/me/told')
    assert.equal(asked.status, 200)
    assert.match(asked.html, /Your child does not have to interpret for you/)
    const answer = await amy.post('/me/told', { way: 'telephone', language: 'Bengali' })
    assert.equal(answer.status, 422)
    assert.match(answer.html, /Choose how you like to read things/)
    assert.match(answer.html, /value="Bengali"/)
  })

  it('is said once, and stands wherever somebody rings, meets or writes to the family', async () => {
    assert.equal((await amy.post('/me/told', telephone)).location, '/me/told')
    const told = /Book an interpreter for Bengali\. Telephone\. Do not only write/
    const calls = await sql<{ id: string }>`
      select d.id from contacts_due d where d.child_id = ${children.robin}
        and not exists (select from contacts_made m where m.contact_id = d.id)`.execute(owner)
    for (const page of [
      robins,
      `${robins}/plan`,

      `${robins}/contacts/${calls.rows[0]?.id}`,
    ])
      assert.match((await grace.get(page)).html, told, page)
    await sql`update meetings set closed_at = moment() where closed_at is null`.execute(owner)
    assert.match((await grace.get(`${robins}/meetings/new`)).html, told)
    // Priya sees the child and not the way to reach the family; Ben is the other carer.
    for (const [person, page] of [
      [people.priya, robins],
      [people.ben, `${robins}/plan`],
    ] as const) {
      const seen = await world.as(person).get(page)
      assert.equal(seen.status, 200)
      assert.doesNotMatch(seen.html, /Bengali/)
    }
  })

  it('may be told to a colleague, who writes it down, and to nobody who may not reach them', async () => {
    const page = `${robins}/carers/${people.amy.personId}/told`
    assert.match((await tom.get(page)).html, /Ask Amy/)
    assert.equal((await tom.post(page, { ...telephone, format: 'Easy Read' })).location, robins)
    assert.match((await grace.get(robins)).html, /In Easy Read/)
    assert.match((await amy.get('/me/told')).html, /somebody who helps you wrote it down/)
    assert.equal((await world.as(people.priya).get(page)).status, 404)
    assert.equal((await world.as(people.hal).get(page)).status, 404)
  })
})

describe('a letter to somebody who needs a call', () => {
  it('is not written: it is on the team’s list until a colleague has told them', async () => {
    await newThing()
    assert.deepEqual(await written(), ['ben.carter@example.org'], 'Ben said nothing of the kind')
    assert.match((await grace.get('/home')).html, /somebody waits for news a letter cannot tell/)
    const list = await grace.get('/to-tell')
    assert.match(list.html, /Amy[^]*Tell them: the plan changed\.[^]*Book an interpreter for Bengali/)
    assert.doesNotMatch((await tom.get('/to-tell')).html, /Amy/, 'it was given to the team')
    assert.match((await amy.get('/me/told')).html, /There is something new for you/)
    const act = /action="(\/to-tell\/[0-9a-f-]{36})"/.exec(list.html)?.[1] ?? assert.fail('no button')
    assert.equal((await tom.post(act)).status, 404)
    assert.equal((await grace.post(act)).location, '/to-tell')
    assert.match((await grace.get('/to-tell')).html, /Nobody waits to be told anything/)
    assert.equal((await grace.post(act)).status, 404)
    const { rows } = await sql<{
      by: string
    }>`select s.name as by from tellings t join staff s on s.id = t.done_by`.execute(owner)
    assert.deepEqual(rows, [{ by: people.grace.name }])
    assert.doesNotMatch((await amy.get('/me/told')).html, /There is something new for you/)
  })

  it('still brings the link they ask for', async () => {
    await sql`delete from outbox`.execute(owner)
    await world.as().post('/sign-in', { area: 'kent-and-medway', reach: amys })
    await send()
    assert.equal(notify.to(amys).length, 1)
  })

  it('asks the same of the program and of the database for every kind of letter and every need', async () => {
    const { rows: kinds } = await sql<{ template: DB['outbox']['template']; goes: string }>`
      select template, goes from letter_kinds order by 1`.execute(owner)
    // A new kind of letter without a line here does not compile, and without a rule it cannot be written.
    const goes: Record<DB['outbox']['template'], string> = {
      'sign-in': 'asked for',
      invited: 'asked for',
      'own-record': 'asked for',
      'passkey-added': 'always',
      'passkey-removed': 'always',
      'signed-in-by-link': 'always',
      'something-new': 'as needed',
      'plan-changed': 'as needed',
      'review-due': 'as needed',
      'access-ends': 'as needed',
      'access-ends-soon': 'as needed',
      'something-waits': 'asked for',
      'told-here': 'asked for',
    }
    assert.deepEqual(Object.fromEntries(kinds.map(({ template, goes: how }) => [template, how])), goes)
    const some: Needs[] = [
      { way: 'mail', format: 'ordinary', interpreter: 'none', language: '' },
      { way: 'text', format: 'large print', interpreter: 'none', language: '' },
      { way: 'mail', format: 'Easy Read', interpreter: 'none', language: '' },
      { way: 'mail', format: 'audio', interpreter: 'none', language: '' },
      { way: 'mail', format: 'braille', interpreter: 'none', language: '' },
      { way: 'mail', format: 'ordinary', interpreter: 'British Sign Language', language: '' },
      { way: 'telephone', format: 'ordinary', interpreter: 'none', language: '' },
      { way: 'post', format: 'large print', interpreter: 'none', language: '' },
    ]
    for (const needs of some) {
      await amy.post('/me/told', needs)
      for (const { template, goes: how } of kinds) {
        await sql`delete from outbox`.execute(owner)
        await sql`delete from tellings`.execute(owner)
        await sql`insert into outbox (area_id, id, kind, address, template, made_at)
          values (${world.kent.id}, gen_random_uuid(), 'email', ${amys}, ${template}, moment())`.execute(
          owner,
        )
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from tellings`.execute(owner)
        const told = needsTelling(needs) && how !== 'asked for'
        const instead = how === 'as needed' && (needs.way === 'telephone' || needs.way === 'post')
        const what = `${template} to ${Object.values(needs).join(', ')}`
        assert.deepEqual([rows[0]?.n, (await written()).length], [told ? 1 : 0, instead ? 0 : 1], what)
        assert.ok(tellOf(template))
      }
    }
  })
})

describe('letters that are not wanted', () => {
  it('are turned off by kind on one’s own page, and on again; never what may be about safety', async () => {
    await amy.post('/me/told', { way: 'mail', format: 'ordinary', interpreter: 'none' })
    const page = await amy.get('/me/notices')
    assert.match(page.html, /what may be about safety/)
    await wants('review-due')
    await newThing()
    assert.deepEqual(await written(), ['ben.carter@example.org'])
    await wants('review-due', 'plan-changed')
    await newThing()
    assert.deepEqual(await written(), [amys, 'ben.carter@example.org'])
    assert.equal((await wants('something-new')).status, 422)
  })

  it('are stopped with one press in the letter, which names nobody and needs no sign-in', async () => {
    await newThing()
    notify.taken.length = 0
    await send()
    const stop = notify.to(amys)[0]?.stop ?? assert.fail('no link')
    assert.match(stop, /^http:\/\/localhost\/letters\/stop\/[0-9a-f-]{36}\/[\w-]{43}$/)
    const path = new URL(stop).pathname
    const press = (to: string) =>
      world.app.request(to, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      })
    const seen = await world.as().get(path)
    assert.match(seen.html, /Stop this kind of letter/)
    assert.doesNotMatch(seen.html, /Amy|amy|Robin/)
    assert.equal((await press(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`)).status, 404)
    assert.equal((await press(path)).status, 200)
    assert.equal((await press(path)).status, 200, 'pressed twice')
    await newThing()
    assert.deepEqual(await written(), ['ben.carter@example.org'])
    await sql`delete from outbox`.execute(owner)
    assert.equal((await press(path)).status, 409, 'forgotten')
  })
})
