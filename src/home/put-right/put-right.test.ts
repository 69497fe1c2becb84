/** An entry on the wrong twin’s record: taken off, written anew where it belongs, told to who read it, and undone. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { kinds } from '#children/put-right/rules.ts'
import { freshDatabase } from '../../../test/support/database.ts'
import { goodChild, handFor, houseOf, led, type Fields, type Hand } from '../../../test/support/hand.ts'
import { settle } from '../../../test/support/settle.ts'

const fresh = await freshDatabase()
const app = houseOf(fresh)
const village = await settle(fresh)
const { areaId } = village
const staff = (personId: string) => handFor(app, fresh.door, { areaId, personId, role: 'staff' })
const page = async (hand: Hand, path: string) => (await hand.get(path)).text()
const letters = async () =>
  (
    await sql<{ n: number }>`select count(*)::int as n from outbox where template = 'something-new'`.execute(
      fresh.owner,
    )
  ).rows[0]?.n ?? 0

let amy: Hand, tom: Hand, priya: Hand, grace: Hand, ruth: Hand
let robin: string, wren: string

const idOf = (path: string) => path.split('/').at(-1) ?? ''
const share = (child: string, holder: string, scopes = ['profile', 'plan']) =>
  amy.post(`${child}/share/staff/${holder}`, {
    scopes,
    until: 'until I say',
    purpose: 'everyday help',
    sure: 'yes',
  })
const addTwin = async (knownAs: string) =>
  led(await amy.post('/children/new', { ...goodChild, knownAs, yourName: 'Amy' })).replace('/view', '')

before(async () => {
  amy = await handFor(app, fresh.door, { areaId, personId: village.mother, role: 'family' })
  tom = await staff(village.teacher)
  priya = await staff(village.senco)
  grace = await staff(village.lead)
  ruth = await staff(village.steward)
  ;[robin, wren] = [await addTwin('Robin'), await addTwin('Wren')]
  for (const child of [robin, wren])
    for (const holder of [village.teacher, village.senco]) await share(child, holder)
})

/** Where a hand's newest entry of a kind about a child is put right. */
const wrongEntry = async (hand: Hand, child: string, slug: string) =>
  new RegExp(`${child}/put-right/${slug}/[0-9a-f-]{36}`).exec(await page(hand, `${child}/put-right`))?.[0] ??
  assert.fail(`no ${slug}`)
const goal = (hand: Hand, child: string, words: string) =>
  hand.post(`${child}/goals/new`, { words, rating: '3' })
const moves = (hand: Hand, path: string, to: string, more: Fields = {}) =>
  hand.post(path, { where: to.includes('/') ? idOf(to) : to, words: '', sure: 'yes', ...more })

describe('an entry on the wrong twin’s record', () => {
  it('is shown before it moves: what, from where to where, and who has read it', async () => {
    await goal(tom, robin, 'Sleeps through')
    await page(priya, `${robin}/goals`)
    const path = await wrongEntry(tom, robin, 'goal')
    const asked = await page(tom, path)
    assert.match(asked, /Sleeps through/)
    assert.match(asked, /Wren Carter, born 27 March/)
    assert.doesNotMatch(asked, /Robin Carter, born/, 'not to the record it stands on')
    const unsaid = await tom.post(path, { words: 'Twins.' })
    assert.equal(unsaid.status, 422)
    assert.match(await unsaid.text(), /Choose where it belongs[^]*Twins\./)
    const shown = await (await tom.post(path, { where: idOf(wren), words: 'Twins.' })).text()
    assert.match(shown, /Robin’s record[^]*Wren Carter, born[^]*Sleeps through[^]*Priya Nair, SENCO/)
    assert.match(await page(tom, `${robin}/goals`), /Sleeps through/, 'nothing has moved yet')
    const changed = await (await tom.post(path, { where: idOf(wren), words: 'Twins.', sure: 'no' })).text()
    assert.match(changed, /Twins\./)
  })

  it('moves with what hangs on it, is told to who read it, and stays in the trace', async () => {
    const before = await letters()
    await sql`insert into staff_emails (area_id, email, staff_id) values (${areaId}, 'priya@work.example', ${village.senco})`.execute(
      fresh.owner,
    )
    const path = await wrongEntry(tom, robin, 'goal')
    assert.equal(led(await moves(tom, path, wren)), `${robin}/put-right`)
    for (const hand of [amy, tom, priya]) {
      assert.doesNotMatch(await page(hand, `${robin}/goals`), /Sleeps through/)
      assert.match(await page(hand, `${wren}/goals`), /Sleeps through/)
    }
    assert.equal((await tom.get(path)).status, 404, 'it is there no more to put right')
    assert.equal(await letters(), before + 1)
    const desk = await page(priya, '/home')
    assert.match(desk, /Something you may have read about a child was on the wrong child’s record/)
    assert.doesNotMatch(desk.split('</nav>')[1]?.split('<table')[0] ?? '', /Robin|Wren/)
    assert.doesNotMatch(
      await page(grace, '/home'),
      /wrong child’s record/,
      'who never looked is told nothing',
    )
    assert.doesNotMatch(await page(tom, '/home'), /wrong child’s record/, 'who did it knows')
    const [read] = /\/put-right\/[0-9a-f-]{36}\/read/.exec(desk) ?? assert.fail('no notice')
    assert.equal((await tom.post(read, { kind: 'taken off' })).status, 404, 'another’s notice')
    assert.equal((await priya.post(read, { kind: 'put back' })).status, 404, 'what she was not told')
    assert.equal(led(await priya.post(read, { kind: 'taken off' })), '/home')
    assert.doesNotMatch(await page(priya, '/home'), /wrong child’s record/)
    // Each family page says so of its own child, and nothing of the other.
    const [ofRobin, ofWren] = [await page(amy, `${robin}/put-right`), await page(amy, `${wren}/put-right`)]
    assert.match(ofRobin, /We took off a goal\. It was about another child[^]*Tom Hollis, Class teacher/)
    assert.doesNotMatch(ofRobin, /Wren|Sleeps/)
    assert.match(ofWren, /We moved a goal here[^]*Tom Hollis/)
    assert.doesNotMatch(ofWren, /Robin/)
    assert.match(await page(amy, `${robin}/who-looked`), /took off an entry that was on the wrong record/)
    assert.match(await page(amy, `${wren}/who-looked`), /moved an entry here/)
    // As it was written: by whom and when, with its rating.
    assert.match(await page(tom, `${wren}/put-right`), /A goal: Sleeps through/)
    assert.match(await page(amy, `${wren}/goals`), /3 out of 10/)
  })

  it('comes back when it is undone, and who read of it is told that it is back', async () => {
    const undo =
      /\/children\/[0-9a-f-]{36}\/undo\/[0-9a-f-]{36}/.exec(await page(tom, `${robin}/put-right`))?.[0] ?? ''
    assert.doesNotMatch(await page(priya, `${robin}/put-right`), /\/undo\//)
    assert.equal((await priya.get(undo)).status, 404, 'not hers to undo')
    assert.equal((await priya.post(undo)).status, 404)
    await page(priya, `${wren}/goals`)
    assert.match(await page(tom, undo), /Put it back\?[^]*Sleeps through/)
    assert.equal(led(await tom.post(undo)), `${robin}/put-right`)
    assert.match(await page(amy, `${robin}/goals`), /Sleeps through/)
    assert.doesNotMatch(await page(amy, `${wren}/goals`), /Sleeps through/)
    const desk = await page(priya, '/home')
    assert.match(desk, /is back\. It was right after all/)
    assert.match(desk, /on the wrong child’s record/, 'and of what she read on the other record since')
    assert.match(await page(amy, `${robin}/put-right`), /Undone on/)
    const again = await tom.post(undo)
    assert.equal(again.status, 409)
    assert.match(await again.text(), /Nothing was changed/)
  })

  it('takes a view with its answers, which its giver shows anew', async () => {
    await tom.post(`${robin}/view`)
    await tom.post(`${robin}/view/energy`, {
      'n-setting': 'some',
      'm-': '20',
      strength: 'Swims like a fish',
      go: 'next',
    })
    await tom.post(`${robin}/view/who-sees`, { released: 'everyone' })
    const path = await wrongEntry(tom, robin, 'view')
    assert.match(await (await tom.post(path, { where: idOf(wren), words: '' })).text(), /Swims like a fish/)
    await moves(tom, path, wren)
    assert.match(await page(tom, `${wren}/view/energy`), /Swims like a fish/)
    const { rows } = await sql<{ released: string; answers: number }>`
      select v.released, (select count(*)::int from answers a where a.view_id = v.id) as answers from views v where child_id = ${idOf(wren)}`.execute(
      fresh.owner,
    )
    assert.equal(rows.length, 1)
    assert.equal(rows[0]?.released, 'nobody')
    assert.ok((rows[0]?.answers ?? 0) > 0)
  })

  it('moves what was promised from list to list', async () => {
    await amy.post(`${robin}/talk`, { ring: 'yes' })
    const lists = async () => ({
      robin: (await page(grace, '/home?list=talk')).includes(`href="${robin}"`),
      wren: (await page(grace, '/home?list=talk')).includes(`href="${wren}"`),
    })
    await amy.post(`${wren}/talk`, { ring: 'yes' })
    await moves(amy, await wrongEntry(amy, wren, 'call'), 'nowhere')
    assert.deepEqual(await lists(), { robin: true, wren: false })
    await moves(amy, await wrongEntry(amy, robin, 'call'), wren)
    assert.deepEqual(await lists(), { robin: false, wren: true })
    const undo =
      /\/children\/[0-9a-f-]{36}\/undo\/[0-9a-f-]{36}/.exec(await page(amy, `${robin}/put-right`))?.[0] ?? ''
    await amy.post(undo)
    assert.deepEqual(await lists(), { robin: true, wren: false })
  })

  it('takes off what was written by mistake, and moves nothing that cannot go', async () => {
    await tom.post(`${robin}/support`, { direction: 'up', reason: 'Written in the wrong window', how: '' })
    await moves(tom, await wrongEntry(tom, robin, 'support'), 'nowhere')
    assert.match(
      await page(amy, `${robin}/put-right`),
      /We took off a change of support\. It had been written by mistake/,
    )
    await tom.post(`${robin}/meetings/new`)
    const meeting = await wrongEntry(tom, robin, 'meeting')
    assert.doesNotMatch(await page(tom, meeting), /Wren/)
    assert.equal((await moves(tom, meeting, wren)).status, 422, 'it was not offered')
  })
})

describe('the steward', () => {
  it('sees each of them, who was told and who has read that, and has one person told later', async () => {
    assert.equal((await tom.get('/put-right')).status, 404)
    await goal(tom, robin, 'Likes maths')
    await page(priya, `${robin}/goals`)
    await page(amy, `${robin}/goals`)
    await moves(tom, await wrongEntry(tom, robin, 'goal'), wren, { words: 'Two tabs open.' })
    const one = /\/put-right\/[0-9a-f-]{36}/.exec(await page(ruth, '/put-right'))?.[0] ?? ''
    assert.equal((await tom.get(one)).status, 404)
    const shown = await page(ruth, one)
    assert.match(shown, /Robin’s record[^]*Wren’s record[^]*Two tabs open\.[^]*Likes maths/)
    assert.match(shown, /Amy Carter, Parent or carer[^]*Not yet/)
    const told = async () => (await page(amy, '/home')).split('on the wrong child’s record').length - 1
    const before = await told()
    const day = new Date(Date.now() + 5 * 24 * 60 * 60 * 1000)
    const later = {
      person: village.mother,
      'tellOn-day': String(day.getUTCDate()),
      'tellOn-month': String(day.getUTCMonth() + 1),
      'tellOn-year': String(day.getUTCFullYear()),
      why: 'The police ask us to wait.',
    }
    assert.equal((await ruth.post(`${one}/later`, { ...later, why: '' })).status, 422)
    assert.equal((await tom.post(`${one}/later`, later)).status, 404)
    assert.equal(led(await ruth.post(`${one}/later`, later)), one)
    assert.match(await page(ruth, one), /Told from[^]*The police ask us to wait/)
    assert.equal(await told(), before - 1)
    assert.equal(led(await ruth.post(`${one}/undo`)), one)
    assert.match(await page(ruth, one), /Undone by Ruth Bell/)
    assert.match(await page(amy, `${robin}/goals`), /Likes maths/)
    assert.match(await page(amy, `${robin}/who-looked`), /Ruth Bell[^]*put back an entry/)
  })
})

describe('an entry that somebody else wrote', () => {
  it('is read with what others say is not right of it, and with a colleague’s answer', async () => {
    await goal(tom, robin, 'Eats in the hall')
    const path =
      new RegExp(`${robin}/not-right/goal/[0-9a-f-]{36}`).exec(await page(amy, `${robin}/put-right`))?.[0] ??
      ''
    assert.match(await page(amy, path), /Is this not right\?[^]*Eats in the hall/)
    const empty = await amy.post(path, { words: ' ' })
    assert.equal(empty.status, 422)
    assert.match(await empty.text(), /Say why it is not right/)
    assert.equal(led(await amy.post(path, { words: 'He never said that.' })), path)
    assert.match(await page(priya, path), /Amy Carter[^]*He never said that\./)
    assert.match(
      await page(amy, `${robin}/everything/read`),
      /What somebody said is not right[^]*He never said that/,
    )
    assert.doesNotMatch(await page(amy, path), /Save my answer/)
    const reply = new RegExp(`${robin}/not-right/[0-9a-f-]{36}`).exec(await page(tom, path))?.[0] ?? ''
    assert.equal((await tom.post(reply, { answer: 'agreed', why: '' })).status, 422)
    assert.equal((await amy.post(reply, { answer: 'agreed', why: 'x' })).status, 403, 'a colleague answers')
    assert.equal(led(await tom.post(reply, { answer: 'agreed', why: 'I had it from somebody else.' })), path)
    assert.match(
      await page(amy, path),
      /Tom Hollis agrees that it is not right:[^]*I had it from somebody else/,
    )
    const naomi = await staff(village.reader)
    assert.equal((await naomi.get(path)).status, 404, 'a stranger reads nothing of it')
    await priya.post(path, { words: 'Nor did I hear it.' })
    const own = new RegExp(`${robin}/not-right/[0-9a-f-]{36}`).exec(await page(tom, path))?.[0] ?? ''
    assert.equal(
      (await priya.post(own, { answer: 'agreed', why: 'Mine' })).status,
      404,
      'nobody answers themselves',
    )
    // Once the entry is put aside, so is what was said of it.
    await moves(tom, await wrongEntry(tom, robin, 'goal'), 'nowhere')
    assert.equal((await amy.get(path)).status, 404)
  })
})

it('names each kind of entry as the database does', async () => {
  const { rows } = await sql<{ table: string; by: string }>`
    select table_name as table, written_by as by from entry_kinds order by 1`.execute(fresh.owner)
  assert.deepEqual(
    rows,
    kinds
      .map(({ table, writtenBy }) => ({ table, by: writtenBy }))
      .toSorted((a, b) => a.table.localeCompare(b.table)),
  )
})
