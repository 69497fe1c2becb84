/** One plan for when things are hard, over HTTP: who reads it, whose words they are, and two who write at once. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { signInAs } from '#people/people.ts'
import { freshDatabase } from '../../../test/support/database.ts'
import { goodChild, handFor, handOf, houseOf, led, type Hand } from '../../../test/support/hand.ts'
import { settle } from '../../../test/support/settle.ts'

const fresh = await freshDatabase()
const app = houseOf(fresh)
const village = await settle(fresh)
const { areaId } = village
const hand = (personId: string, role: 'family' | 'staff') =>
  handFor(app, fresh.door, { areaId, personId, role })

const amy = await hand(village.mother, 'family')
const [priya, tom] = [await hand(village.senco, 'staff'), await hand(village.teacher, 'staff')]
const share = (child: string, staffId: string) =>
  amy.post(`${child}/share/staff/${staffId}`, {
    scopes: ['profile'],
    purpose: 'everyday help',
    until: 'until I say',
    sure: 'yes',
  })
const textOf = async (by: Hand, path: string) =>
  (await (await by.get(path)).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const plan = { signs: 'Goes quiet', helps: 'The dark den', atNight: 'Nan, 01632 960777', again: 'four weeks' }

/** Robin, shared with Priya and Tom, and a plan that names Amy and Priya. */
async function begun() {
  const child = led(await amy.post('/children/new', goodChild)).replace('/view', '')
  for (const id of [village.senco, village.teacher]) await share(child, id)
  const answer = await amy.post(`${child}/hard-days/write`, { ...plan, people: [village.senco] })
  assert.equal(led(answer), `${child}/hard-days`)
  return child
}
/** The young person with a way in of their own. */
async function wayIn(child: string) {
  const carerId = newId()
  await sql`insert into carers values (${areaId}, ${carerId}, 'Robin', moment())`.execute(fresh.owner)
  await sql`insert into child_carers (area_id, child_id, id, carer_id, name, relationship)
    values (${areaId}, ${child.split('/').at(-1)}, ${newId()}, ${carerId}, 'Robin', 'themselves')`.execute(
    fresh.owner,
  )
  await sql`select put_grant(${newId()}, ${areaId}, ${child.split('/').at(-1)}, 'carer', ${carerId}, array['profile'], 'parental responsibility', 'infinity', '', ${carerId})`.execute(
    fresh.owner,
  )
  const { key } = await signInAs(fresh.door, { areaId, personId: carerId, role: 'family' })
  return { carerId, hand: handOf(app, `ninefold=f.${key}`) }
}
const namedIds = async (child: string, holder: string) => {
  const { rows } = await sql<{ id: string }>`select id from safety_plan_people
    where child_id = ${child.split('/').at(-1)} and holder_id = ${holder} and ended_at is null`.execute(
    fresh.owner,
  )
  return rows[0]?.id ?? ''
}

describe('when things are hard', () => {
  it('is read from the top like a good letter, with the numbers for now first', async () => {
    const child = await begun()
    const page = await textOf(amy, `${child}/hard-days`)
    const order = [
      '999',
      'In Robin’s own words',
      'Signs that things are getting hard Goes quiet',
      'What helps The dark den',
      'What makes it worse Nothing is written here yet',
      'Who does what',
      'Who answers at night',
      'Nan, 01632 960777',
      'What we keep safe at home',
      'Look at it together again by',
    ]
    const places = order.map((words) => page.indexOf(words))
    assert.ok(
      places.every((place, i) => place > (places[i - 1] ?? -1)),
      JSON.stringify(places),
    )
    assert.match(page, /01632 960100/, 'the area’s desk')
    const html = await (await amy.get(`${child}/hard-days`)).text()
    assert.match(html, /<title>When things are hard – /)
  })

  it('is for those it names: the others see no link, no words, and the same page as if there were none', async () => {
    const child = await begun()
    const link = `href="${child}/hard-days"`
    for (const by of [amy, priya]) {
      assert.ok((await (await by.get(child)).text()).includes(link))
      assert.match(await textOf(by, `${child}/hard-days`), /Goes quiet/)
    }
    assert.ok(!(await (await tom.get(child)).text()).includes(link))
    const other = led(await amy.post('/children/new', goodChild)).replace('/view', '')
    await share(other, village.teacher)
    const plain = (page: string) => page.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    assert.equal(
      plain(await (await tom.get(`${child}/hard-days`)).text()),
      plain(await (await tom.get(`${other}/hard-days`)).text()),
    )
    for (const page of ['people', 'words'])
      assert.equal((await tom.get(`${child}/hard-days/${page}`)).status, 404)
    assert.doesNotMatch(
      await textOf(amy, `${child}/who-looked`),
      /things are hard/,
      'nor in the list every carer reads',
    )
    const refused = await tom.post(`${child}/hard-days/write`, { ...plan, people: [village.mother] })
    assert.equal(refused.status, 409)
    assert.match(await refused.text(), /it does not name you/)
  })

  it('names and takes off at once, and says by whom', async () => {
    const child = await begun()
    assert.equal((await amy.post(`${child}/hard-days/people`)).status, 422)
    await amy.post(`${child}/hard-days/people`, { people: [village.teacher] })
    assert.match(await textOf(tom, `${child}/hard-days`), /Goes quiet/)
    const off = `${child}/hard-days/people/${await namedIds(child, village.teacher)}/off`
    assert.equal((await priya.post(off)).status, 303)
    assert.match(await textOf(tom, `${child}/hard-days`), /There is no plan here that names you/)
    assert.match(await textOf(amy, `${child}/hard-days/people`), /Taken off Tom Hollis, by Priya Nair on/)
    const last = await priya.post(`${child}/hard-days/people/${await namedIds(child, village.mother)}/off`)
    assert.equal(last.status, 409)
    assert.match(await last.text(), /Somebody of the family stays/)
  })

  it('keeps what both wrote when two write at once, and tells the second', async () => {
    const child = await begun()
    const write = (by: Hand, signs: string, seen: string) =>
      by.post(`${child}/hard-days/write`, { ...plan, signs, seen })
    assert.equal(led(await write(priya, 'Stops eating', '1')), `${child}/hard-days`)
    const second = led(await write(amy, 'Hides shoes', '1'))
    const told = await textOf(amy, second)
    assert.match(told, /Priya Nair changed the plan while you wrote\. Theirs is the plan now\. Yours is kept/)
    assert.match(told, /Stops eating.*Hides shoes/)
    assert.match(await textOf(amy, `${child}/hard-days`), /Stops eating/)
    await write(amy, 'Stops eating, hides shoes', '2')
    assert.match(await textOf(priya, `${child}/hard-days`), /Stops eating, hides shoes/)
    const wrong = await amy.post(`${child}/hard-days/write`, { ...plan, again: '', seen: '3' })
    assert.equal(wrong.status, 422)
    assert.match(await wrong.text(), /Choose when you will look at it again.*Goes quiet/s)
  })

  it('leaves the young person’s words to them, once they have a way in', async () => {
    const child = await begun()
    const words = `${child}/hard-days/words`
    assert.equal((await priya.post(words, { words: 'Stay, do not talk' })).status, 422, 'said to whom')
    await priya.post(words, { words: 'Stay, do not talk', saidTo: 'to me' })
    assert.match(
      await textOf(amy, `${child}/hard-days`),
      /own words Stay, do not talk Said to: to me\. Written down by Priya Nair/,
    )
    const robin = await wayIn(child)
    assert.equal((await priya.get(words)).status, 404)
    assert.equal((await amy.post(words, { words: 'Mine', saidTo: 'me' })).status, 404)
    assert.match(await textOf(robin.hand, `${child}/hard-days`), /no plan here that names you/)
    await amy.post(`${child}/hard-days/people`, { people: [robin.carerId] })
    assert.equal((await robin.hand.post(words, { words: 'Sit by the door' })).status, 303)
    assert.match(await textOf(priya, `${child}/hard-days`), /Sit by the door Written by themselves on/)
    assert.match(await textOf(robin.hand, '/mine'), /When things are hard: the plan/)
    const off = `${child}/hard-days/people/${await namedIds(child, robin.carerId)}/off`
    for (const by of [amy, priya]) assert.equal((await by.post(off)).status, 404, 'nobody takes them off')
  })

  it('says whether each person agreed to their part', async () => {
    const child = await begun()
    const part = `${child}/hard-days/people/${await namedIds(child, village.senco)}/part`
    assert.equal((await amy.post(part)).status, 422)
    await amy.post(part, { part: 'Meets Robin at the gate' })
    assert.match(await textOf(amy, `${child}/hard-days`), /Meets Robin at the gate Not agreed yet/)
    assert.doesNotMatch(await textOf(amy, `${child}/hard-days`), /Yes, I will do this/)
    assert.match(await textOf(priya, `${child}/hard-days`), /Yes, I will do this/)
    await priya.post(part, { part: 'Meets Robin at the gate' })
    assert.match(await textOf(amy, `${child}/hard-days`), /Meets Robin at the gate Agreed/)
  })

  it('is due on the desk of those it names, and looked at in one press', async () => {
    const child = await begun()
    await sql`update safety_plans set review_by = today() - 1 where child_id = ${child.split('/').at(-1)}`.execute(
      fresh.owner,
    )
    assert.match(
      await textOf(priya, '/home'),
      /When things are hard : a plan that names you is to be looked at again/,
    )
    assert.match(await textOf(priya, '/hard-days'), /Robin Carter/)
    assert.doesNotMatch(await textOf(tom, '/home'), /When things are hard/)
    assert.match(await textOf(tom, '/hard-days'), /None is due/)
    assert.match(await textOf(priya, `${child}/hard-days`), /which has passed/)
    await priya.post(`${child}/hard-days/looked-at`, { seen: '7' })
    assert.match(await textOf(priya, `${child}/hard-days`), /which has passed/, 'what they did not see')
    await priya.post(`${child}/hard-days/looked-at`, { seen: '1' })
    const after = await textOf(priya, `${child}/hard-days`)
    assert.match(after, /Goes quiet.*Priya Nair wrote or looked at this last/)
    assert.doesNotMatch(after, /which has passed/)
    assert.doesNotMatch(await textOf(priya, '/home'), /When things are hard/)
  })

  it('is not in the copy of the record of a carer it does not name', async () => {
    const child = await begun()
    assert.match(await textOf(amy, `${child}/everything/read`), /Goes quiet/)
    const robin = await wayIn(child)
    assert.doesNotMatch(await textOf(robin.hand, `${child}/everything/read`), /Goes quiet|The dark den/)
  })
})
