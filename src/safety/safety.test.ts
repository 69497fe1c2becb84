/** Something is not safe, over HTTP: who is told, who may read, whose it is by the clock, and when it is done. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { loadHandbook } from '#resources/load-handbook.ts'
import { freshDatabase } from '../../test/support/database.ts'
import { goodChild, handFor, houseOf, led, type Hand } from '../../test/support/hand.ts'
import { settle } from '../../test/support/settle.ts'

const fresh = await freshDatabase()
const app = houseOf(fresh)
const village = await settle(fresh)
const { areaId } = village
const hand = (personId: string, role: 'family' | 'staff') =>
  handFor(app, fresh.door, { areaId, personId, role })
/** It is this moment for everyone: London's own time. */
const itIs = (local: string) =>
  sql`update clock set moved = (${local}::timestamp at time zone 'Europe/London') - now()`.execute(
    fresh.owner,
  )

await itIs('2026-11-18 10:00')
const amy = await hand(village.mother, 'family')
const addChild = async () => led(await amy.post('/children/new', goodChild)).replace('/view', '')
const share = (child: string, staffId: string) =>
  amy.post(`${child}/share/staff/${staffId}`, {
    scopes: ['profile'],
    purpose: 'everyday help',
    until: 'until I say',
    sure: 'yes',
  })
const textOf = async (by: Hand, path: string) =>
  (await (await by.get(path)).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const send = async (by: Hand, child: string, more = {}, when = 'now') =>
  led(await by.post(`${child}/write/${when}`, { words: 'She says she wants to die', ...more }))
const noteOf = (letter: string) => `/read/${letter.split('/').at(-1)}`
const count = async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from concerns`.execute(fresh.owner)
  return rows[0]?.n ?? 0
}
const spoken = (day: string, time: string, more = {}) => ({
  spokeTo: 'Amy Carter',
  'on-day': day,
  'on-month': '11',
  'on-year': '2026',
  time,
  words: 'Safe tonight; the crisis team visits today.',
  ...more,
})

describe('something is not safe', () => {
  it('says before and after who reads it and when, and what to ring', async () => {
    await itIs('2026-11-20 23:40')
    const child = await addChild()
    const before = await textOf(amy, `${child}/write/now`)
    const letter = await send(amy, child)
    const after = await textOf(amy, letter)
    for (const page of [before, after]) {
      assert.match(page, /This is not watched until 8am on Monday 23 November 2026\./)
      for (const number of [/999/, /111/, /01632 960100/, /Monday to Friday, 8.30am to 5pm/])
        assert.match(page, number)
    }
    assert.match(before, /you, Naomi Clarke and Grace Adeyemi, who are on the area’s safety rota/)
    assert.match(before, /If it waits 30 minutes of those hours, it is Grace Adeyemi’s/)
    assert.match(after, /It is with Naomi Clarke now\. Nobody has said yet that they have read it/)
  })

  it('acts once when it is pressed twice', async () => {
    const child = await addChild()
    const [before, once] = [await count(), newId()]
    const press = () => amy.post(`${child}/write/now`, { words: 'Twice', once })
    const [first, second] = [await press(), await press()]
    assert.deepEqual([first.status, second.status], [303, 302])
    assert.equal(led(first), led(second))
    assert.equal(await count(), before + 1)
  })

  it('climbs to the next of the rota by watched time, and stays with whoever took it', async () => {
    await itIs('2026-11-18 17:50')
    const child = await addChild()
    const letter = await send(amy, child)
    await itIs('2026-11-19 08:19')
    assert.match(await textOf(amy, letter), /It is with Naomi Clarke now/)
    await itIs('2026-11-19 08:21')
    assert.match(await textOf(amy, letter), /It is with Grace Adeyemi now/)
    const naomi = await hand(village.reader, 'staff')
    assert.equal((await naomi.post(`${noteOf(letter)}/take`, { seen: '0' })).status, 303)
    await itIs('2026-11-19 16:00')
    assert.match(await textOf(amy, letter), /Naomi Clarke has it, since 19 November 2026 at 8.21am/)
  })

  it('is taken by one, and tells the second who has it', async () => {
    await itIs('2026-11-18 10:00')
    const letter = await send(amy, await addChild())
    const [naomi, grace] = [await hand(village.reader, 'staff'), await hand(village.lead, 'staff')]
    assert.equal((await naomi.post(`${noteOf(letter)}/take`, { seen: '0' })).status, 303)
    const late = await grace.post(`${noteOf(letter)}/take`, { seen: '0' })
    assert.equal(late.status, 409)
    assert.match(await late.text(), /Naomi Clarke has it/)
    assert.equal((await grace.post(`${noteOf(letter)}/take`, { seen: '1' })).status, 303, 'handed over')
    assert.match(await textOf(amy, letter), /Grace Adeyemi has it/)
  })

  it('is done only when it was taken and somebody has spoken to them, and not in time to come', async () => {
    await itIs('2026-11-18 10:00')
    const letter = await send(amy, await addChild())
    const note = noteOf(letter)
    const naomi = await hand(village.reader, 'staff')
    await itIs('2026-11-18 10:12')
    const close = async (more: object = {}, time = '10.05am') =>
      (await naomi.post(`${note}/spoken`, spoken('18', time, more))).status
    assert.equal(await close(), 409, 'nobody has taken it')
    await naomi.post(`${note}/take`, { seen: '0' })
    const wrong = await naomi.post(`${note}/spoken`, spoken('18', '11am'))
    assert.equal(wrong.status, 422)
    const page = await wrong.text()
    assert.match(page, /The time you spoke cannot be in time to come/)
    assert.match(page, /Safe tonight; the crisis team visits today\./, 'what was typed stays')
    assert.equal(await close({}, '9am'), 422, 'before it was written')
    assert.equal(await close({}, 'at lunch'), 422)
    assert.equal(await close({ words: '' }), 422)
    assert.match(await textOf(naomi, '/read'), /Robin Carter/)
    assert.equal(await close(), 303)
    assert.match(
      await textOf(amy, letter),
      /Naomi Clarke spoke to Amy Carter on 18 November 2026 at 10.05am: Safe tonight; the crisis team visits today\. This is closed/,
    )
    assert.equal(await close(), 409, 'closed once')
  })

  it('keeps a worry apart: a named person offers a call by a day, and it does not climb', async () => {
    await itIs('2026-11-19 22:00')
    const letter = await send(amy, await addChild(), { words: 'So tired that I shout' }, 'soon')
    await itIs('2026-11-20 16:00')
    assert.match(
      await textOf(amy, letter),
      /with Naomi Clarke now.*A call is offered by the end of 23 November 2026/,
    )
  })

  it('tells nobody of everyday safety', async () => {
    const [child, before] = [await addChild(), await count()]
    assert.match(await textOf(amy, `${child}/write/daily`), /Nobody is told that you looked/)
    assert.equal((await amy.post(`${child}/write/daily`, { words: 'Roads' })).status, 404)
    await loadHandbook(fresh.owner)
    const html = await (await amy.get(`${child}/write/daily`)).text()
    const topics = [...html.matchAll(/href="(\/handbook\?q=[^"]*)"/g)].map(([, path = '']) => path)
    assert.ok(topics.length >= 3)
    for (const path of topics)
      assert.match(
        await (await amy.get(path)).text(),
        /href="\/handbook\/[A-Z]/,
        `${path} leads to something`,
      )
    assert.equal(await count(), before)
  })

  it('says nothing in titles, addresses or the list of who looked', async () => {
    await itIs('2026-11-18 10:00')
    const child = await addChild()
    const letter = await send(amy, child)
    const naomi = await hand(village.reader, 'staff')
    for (const [by, path] of [
      [amy, `${child}/write`],
      [amy, `${child}/write/now`],
      [amy, letter],
      [naomi, '/read'],
      [naomi, noteOf(letter)],
    ] as const) {
      const html = await (await by.get(path)).text()
      assert.doesNotMatch(
        /<title>(.*?)<\/title>/.exec(html)?.[1] ?? 'none',
        /none|Robin|Carter|safe|danger|harm|worr|concern|abuse/i,
      )
      assert.doesNotMatch(path, /robin|safe|danger|harm|worr|concern|abuse/i)
      assert.match(
        html,
        /<a href="https:\/\/www\.bbc\.co\.uk\/weather" rel="noreferrer" data-leave="">Leave this page<\/a>|To read/,
      )
    }
    assert.doesNotMatch(await textOf(amy, `${child}/who-looked`), /rota|written|read what/)
    const { rows } =
      await sql`select from activity where what = 'read what was written' and subject = ${letter.split('/').at(-1)} and children = '{}'`.execute(
        fresh.owner,
      )
    assert.ok(rows.length >= 2, 'but the account has it')
  })

  it('says so where nobody reads yet, and takes nothing', async () => {
    const child = await addChild()
    await sql`update staff set active = false where id in (${village.reader}, ${village.lead})`.execute(
      fresh.owner,
    )
    const before = await count()
    assert.match(
      await textOf(amy, `${child}/write/now`),
      /Nobody reads messages about safety in Kent and Medway here yet/,
    )
    assert.equal((await amy.post(`${child}/write/now`, { words: 'Anyone?' })).status, 409)
    assert.equal(await count(), before)
    await sql`update staff set active = true`.execute(fresh.owner)
  })
})

describe('what a colleague writes', () => {
  const readers = async () => {
    await itIs('2026-11-18 10:00')
    const child = await addChild()
    await share(child, village.senco)
    return { child, priya: await hand(village.senco, 'staff') }
  }
  const words = 'Bruises on his arm'

  it('is not the family’s to read, but that help was offered is', async () => {
    const { child, priya } = await readers()
    const letter = await send(priya, child, { words, offer: 'Somebody to talk to about mornings' }, 'soon')
    assert.match(await textOf(priya, letter), /Bruises/)
    const seen = await textOf(amy, child)
    assert.match(
      seen,
      /Priya Nair, SENCO, asked that somebody offer you help\. Naomi Clarke will offer you a call by the end of 20 November 2026/,
    )
    assert.match(seen, /Somebody to talk to about mornings/)
    assert.doesNotMatch(seen, /Bruises/)
    assert.equal((await amy.get(letter)).status, 404)
    const tom = await hand(village.teacher, 'staff')
    await share(child, village.teacher)
    assert.equal((await tom.get(noteOf(letter))).status, 404, 'a colleague with the profile only')
  })

  it('is kept from a carer by a person, with a reason, or not at all', async () => {
    const { child, priya } = await readers()
    const kept = { words, keptFrom: village.mother }
    const without = await priya.post(`${child}/write/now`, kept)
    assert.equal(without.status, 422)
    assert.match(await without.text(), /Choose why they must not know yet[^]*Bruises/)
    assert.equal(
      (await priya.post(`${child}/write/now`, { words, keptBecause: 'the young person asked' })).status,
      422,
    )
    assert.equal(
      (
        await priya.post(`${child}/write/now`, {
          words,
          keptFrom: newId(),
          keptBecause: 'the young person asked',
        })
      ).status,
      422,
    )
    const letter = await send(priya, child, { ...kept, keptBecause: 'could put somebody in danger' })
    assert.doesNotMatch(await textOf(amy, child), /Priya Nair, SENCO, asked/)
    assert.doesNotMatch(await textOf(amy, `${child}/who-looked`), /rota|written/)
    const naomi = await hand(village.reader, 'staff')
    const note = await textOf(naomi, noteOf(letter))
    assert.match(note, /Who must not know yet Amy\. It could put somebody in danger\./)
  })
})

describe('another carer of the same child', () => {
  it('sees neither that one wrote nor what', async () => {
    await itIs('2026-11-18 10:00')
    const child = await addChild()
    const [ben, childId] = [newId(), child.split('/').at(-1) ?? '']
    await sql`insert into carers values (${areaId}, ${ben}, 'Ben Carter', now())`.execute(fresh.owner)
    await sql`insert into child_carers (area_id, child_id, id, carer_id, name, relationship) values (${areaId}, ${childId}, ${newId()}, ${ben}, 'Ben', 'father')`.execute(
      fresh.owner,
    )
    for (const scope of ['profile', 'safety'])
      await sql`insert into reach values (${areaId}, ${ben}, ${scope}, ${childId}, 'infinity')`.execute(
        fresh.owner,
      )
    const letter = await send(amy, child, { words: 'He hurt me' })
    const his = await hand(ben, 'family')
    assert.equal((await his.get(child)).status, 200)
    assert.equal((await his.get(letter)).status, 404)
    for (const path of [child, `${child}/write`, `${child}/who-looked`, '/home'])
      assert.doesNotMatch(await textOf(his, path), /hurt me|asked that somebody|rota on|letters/)
  })
})
