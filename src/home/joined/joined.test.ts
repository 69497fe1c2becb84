/** Two records of one child: joined by the steward, read by who read them before, written in one alone, and apart again. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../../test/support/database.ts'
import { goodChild, handFor, houseOf, led, type Fields, type Hand } from '../../../test/support/hand.ts'
import { settle } from '../../../test/support/settle.ts'
import { newId } from '#platform/ids.ts'

const fresh = await freshDatabase()
const app = houseOf(fresh)
const village = await settle(fresh)
const { areaId } = village
const { owner } = fresh
const page = async (hand: Hand, path: string) => (await hand.get(path)).text()
const staff = (personId: string) => handFor(app, fresh.door, { areaId, personId, role: 'staff' })
async function parent(name: string) {
  const personId = newId()
  await sql`insert into carers values (${areaId}, ${personId}, ${name}, moment())`.execute(owner)
  await sql`insert into sign_in_addresses values (${areaId}, 'email', ${`${name.replace(' ', '.')}@example.org`}, ${personId})`.execute(
    owner,
  )
  return handFor(app, fresh.door, { areaId, personId, role: 'family' })
}
const tells = async (hand: Hand, more: Fields = {}) =>
  led(await hand.post('/children/new', { ...goodChild, ...more })).replace('/view', '')
const shares = (hand: Hand, child: string, holder: string) =>
  hand.post(`${child}/share/staff/${holder}`, {
    scopes: ['profile', 'plan'],
    until: 'until I say',
    purpose: 'everyday help',
    sure: 'yes',
  })
const goal = (hand: Hand, child: string, words: string) =>
  hand.post(`${child}/goals/new`, { words, rating: '3' })
const idOf = (path: string) => path.split('/').at(-1) ?? ''

const robin: Fields = Object.fromEntries(
  [
    ['firstName', goodChild.knownAs],
    ...['familyName', 'bornOn-day', 'bornOn-month', 'bornOn-year'].map((name) => [name, goodChild[name]]),
  ].map(([name, value]) => [String(name), String(value)]),
)
let amy: Hand, ned: Hand, tom: Hand, priya: Hand, ruth: Hand
let before_: string, after: string
const joining = (more: Fields = {}): Fields => ({
  ...robin,
  goesOn: idOf(after),
  earlier: idOf(before_),
  why: 'begun twice',
  words: 'Amy told me on the telephone.',
  confirmedBy: 'a carer',
  ...more,
})

/** Every row of every table, but who is signed in, who looked, letters and the joins themselves. */
async function everyRow() {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname <> all (array['activity', 'activity_children', 'activity_heads', 'done', 'joins', 'outbox', 'sessions', 'jobs_asked', 'clock'])`.execute(
    owner,
  )
  const all: Record<string, unknown> = {}
  for (const { name } of rows)
    all[name] = (
      await sql<{
        rows: unknown
      }>`select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]') as rows from ${sql.table(name)} t`.execute(
        owner,
      )
    ).rows[0]?.rows
  return all
}
const letters = async () =>
  (
    await sql<{ address: string }>`select address from outbox where template = 'something-new'`.execute(owner)
  ).rows
    .map(({ address }) => address)
    .toSorted()

before(async () => {
  amy = await parent('Amy Carter')
  ned = await parent('Ned Carter')
  ;[tom, priya, ruth] = [
    await staff(village.teacher),
    await staff(village.senco),
    await staff(village.steward),
  ]
  // Two people who live apart each told us of the same child.
  before_ = await tells(ned, { yourName: 'Ned', relationship: 'father' })
  after = await tells(amy)
  for (const holder of [village.teacher, village.senco]) await shares(ned, before_, holder)
  await shares(amy, after, village.teacher)
  await goal(ned, before_, 'Sleeps through')
  await sql`insert into dues (area_id, child_id, item_id, list, scope, due_on) values (${areaId}, ${idOf(before_)}, ${newId()}, 'reviews', 'profile', today() + 3)`.execute(
    owner,
  )
  await sql`insert into desk select area_id, ${village.senco}, 'reviews', due_on, item_id, child_id, 'infinity' from dues where list = 'reviews'`.execute(
    owner,
  )
  await sql`insert into desk select area_id, ${village.teacher}, 'reviews', due_on, item_id, child_id, 'infinity' from dues where list = 'reviews'`.execute(
    owner,
  )
})

describe('two records of one child', () => {
  it('are found by exactly their name and day of birth, by the steward alone, and laid side by side', async () => {
    for (const hand of [tom, priya])
      for (const path of ['/joined', '/joined/look']) assert.equal((await hand.get(path)).status, 404, path)
    assert.equal((await tom.post('/joined/look', robin)).status, 404)
    assert.equal((await amy.get('/joined')).status, 403)
    assert.match(await page(ruth, '/home'), /href="\/joined"/)
    assert.match(await page(ruth, '/joined'), /No records are joined/)
    const none = await (await ruth.post('/joined/look', { ...robin, firstName: 'Rob' })).text()
    assert.match(none, /No record has exactly this name/)
    assert.doesNotMatch(none, /Ned|Amy/)
    assert.match(await (await ruth.post('/joined/look', {})).text(), /Enter their first name/)
    const both = await (await ruth.post('/joined/look', robin)).text()
    assert.match(both, /Is this one child\?[^]*Ned, father[^]*Amy, mother[^]*1 goal/)
    assert.match(await page(ned, `${before_}/who-looked`), /looked for a record by its name/)
  })

  it('may stand under two names', async () => {
    const wren = await tells(amy, { knownAs: 'Wren' })
    const both = await (await ruth.post('/joined/look', { ...robin, otherFirstName: 'Wren' })).text()
    assert.match(both, /The third record/)
    assert.ok(both.includes(idOf(wren)))
  })

  it('are joined after it was said how that is known, and after a look at what will happen', async () => {
    const unsaid = await ruth.post('/joined/new', { ...robin, goesOn: idOf(after), words: 'Amy rang.' })
    assert.equal(unsaid.status, 422)
    assert.match(await unsaid.text(), /Choose which one is only read[^]*Choose who told you so[^]*Amy rang\./)
    const same = await ruth.post('/joined/new', joining({ earlier: idOf(after) }))
    assert.equal(same.status, 422)
    assert.match(await same.text(), /Choose two different records/)
    const shown = await ruth.post('/joined/new', joining())
    assert.match(await shown.text(), /Join them\?[^]*nobody sees more than they see now/)
    assert.equal((await goal(ned, before_, 'Before')).status, 303, 'nothing is joined yet')
    const changed = await (await ruth.post('/joined/new', joining({ sure: 'no' }))).text()
    assert.match(changed, /Amy told me on the telephone\./)
  })

  it('then go on in one: the earlier is read by whom it was read by, and written in by nobody', async () => {
    assert.deepEqual(await letters(), [])
    assert.match(led(await ruth.post('/joined/new', joining({ sure: 'yes' }))), /^\/joined\/[0-9a-f-]{36}$/)
    for (const hand of [ned, tom]) {
      assert.match(await page(hand, `${before_}/goals`), /Sleeps through/)
      const refused = await goal(hand, before_, 'Late')
      assert.equal(refused.status, 409)
      assert.match(
        await refused.text(),
        /Nothing was saved[^]*goes on in another one|goes on in another one[^]*Nothing was saved/,
      )
      assert.doesNotMatch(await page(hand, `${before_}/goals`), /Late/)
    }
    assert.equal((await goal(amy, after, 'Reads a book')).status, 303)
    // Nobody sees more than before.
    for (const [hand, child] of [
      [ned, after],
      [priya, after],
      [amy, before_],
    ] as const)
      assert.equal((await hand.get(child)).status, 404)
    assert.doesNotMatch(await page(priya, '/home?list=reviews'), /Robin/)
    // What keeps somebody safe goes on, and so does asking for a call.
    const worry = { words: 'He is hurt.', reachHow: 'Any time' }
    assert.equal((await ned.post(`${before_}/write/now`, worry)).status, 303)
    assert.equal((await ned.post(`${before_}/talk`, { ring: 'yes' })).status, 303)
    assert.match(await page(priya, '/home?list=talk'), /Robin/, 'and it is on the lists')
  })

  it('tell everybody who sees one of them, and of the other only who sees that too', async () => {
    const [ofNed, ofPriya, ofAmy, ofTom] = [
      await page(ned, before_),
      await page(priya, before_),
      await page(amy, after),
      await page(tom, before_),
    ]
    for (const html of [ofNed, ofPriya]) {
      assert.match(html, /This record goes on in another one/)
      assert.ok(!html.includes(idOf(after)))
    }
    assert.match(ofNed, /Nothing was taken away[^]*Ask someone to ring you/)
    assert.match(ofPriya, /ask the steward of your area/)
    assert.doesNotMatch(ofPriya, /Give my view/, 'what would not be saved')
    assert.match(await page(tom, after), /Give my view/)
    assert.match(
      ofAmy,
      /There was another record about the same child. It goes on in this one[^]*Only those who could read it/,
    )
    for (const [html, others] of [
      [ofNed, /Amy|mother/],
      [ofAmy, /Ned|father/],
    ] as const)
      assert.doesNotMatch(html, others)
    assert.ok(!ofAmy.includes(idOf(before_)))
    assert.match(ofTom, new RegExp(`${after}">Open the record that goes on`))
    assert.match(await page(tom, after), new RegExp(`${before_}">Read what was written there`))
    for (const [hand, words] of [
      [ned, /A record that you can see goes on in another one/],
      [amy, /There was another record about the same child. It goes on in one that you can see/],
      [tom, /A record that you can see goes on in another one/],
    ] as const)
      assert.match(await page(hand, '/home'), words)
    assert.deepEqual(await letters(), ['Amy.Carter@example.org', 'Ned.Carter@example.org'])
    const [lookedNed, lookedAmy] = [
      await page(ned, `${before_}/who-looked`),
      await page(amy, `${after}/who-looked`),
    ]
    assert.match(lookedNed, /said that this record goes on in another one/)
    assert.match(lookedAmy, /said that another record goes on in this one/)
    assert.doesNotMatch(lookedNed, /Amy/)
    assert.doesNotMatch(lookedAmy, /Ned/)
  })

  it('are not joined twice, nor in a chain, and no young person is shut out', async () => {
    const again = await ruth.post('/joined/new', joining({ sure: 'yes' }))
    assert.equal(again.status, 422)
    assert.match(await again.text(), /joined to another record already/)
    const back = await ruth.post(
      '/joined/new',
      joining({ goesOn: idOf(before_), earlier: idOf(after), sure: 'yes' }),
    )
    assert.match(await back.text(), /joined to another record already/)
    const wren = await (
      await ruth.post('/joined/look', { ...robin, firstName: 'Wren', otherFirstName: 'Robin' })
    ).text()
    const third = /name="goesOn" type="radio" value="([0-9a-f-]{36})"/.exec(wren)?.[1] ?? ''
    const chain = {
      ...robin,
      firstName: 'Wren',
      otherFirstName: 'Robin',
      goesOn: idOf(before_),
      earlier: third,
    }
    const chained = await ruth.post('/joined/new', joining({ ...chain, sure: 'yes' }))
    assert.match(await chained.text(), /goes on elsewhere itself/)
  })

  it('are apart again when the steward says why: every row is as it was', async () => {
    const it =
      /href="(\/joined\/[0-9a-f-]{36})"/.exec(await page(ruth, '/joined'))?.[1] ?? assert.fail('none')
    assert.equal((await tom.get(it)).status, 404)
    assert.equal((await tom.post(`${it}/undo`, { because: 'No' })).status, 404)
    assert.equal((await ruth.post(`${it}/undo`)).status, 422)
    assert.match(await page(ruth, it), /Amy told me on the telephone[^]*Take them apart again/)
    assert.equal(led(await ruth.post(`${it}/undo`, { because: 'They are cousins.' })), it)
    assert.match(await page(ruth, it), /They are cousins\./)
    assert.equal((await goal(ned, before_, 'Late')).status, 303)
    assert.match(await page(priya, '/home?list=reviews'), /Robin/)
    assert.doesNotMatch(await page(ned, before_), /goes on in another one/)
    assert.match(await page(ned, '/home'), /are apart again/)
    assert.match(await page(amy, `${after}/who-looked`), /no longer goes on in this one/)
    const rows = await everyRow()
    const joined = led(await ruth.post('/joined/new', joining({ sure: 'yes' })))
    assert.notDeepEqual(await everyRow(), rows, 'the reviews left the lists')
    await ruth.post(`${joined}/undo`, { because: 'A second look.' })
    assert.deepEqual(await everyRow(), rows)
  })

  it('asks first whom a private home keeps safe', async () => {
    const home = newId()
    await sql`insert into child_homes (area_id, child_id, id, name, district, told_by) select ${areaId}, child_id, ${home}, 'Mum’s', 'ashford', carer_id from child_carers where child_id = ${idOf(after)}`.execute(
      owner,
    )
    await sql`insert into home_carers (area_id, child_id, id, home_id, carer_id) select ${areaId}, child_id, ${newId()}, ${home}, carer_id from child_carers where child_id = ${idOf(after)}`.execute(
      owner,
    )
    await amy.post(`${after}/homes/${home}/private`, { because: 'somebody could be hurt', sure: 'yes' })
    const { rows } = await sql`select from home_hidings where child_id = ${idOf(after)}`.execute(owner)
    assert.equal(rows.length, 1)
    const found = await (await ruth.post('/joined/look', robin)).text()
    assert.match(found, /A home is kept private, or a court order stands/)
    assert.match(found, /Kept private/)
    const refused = await ruth.post('/joined/new', joining({ sure: 'yes' }))
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /Speak first with whoever it keeps safe/)
    assert.equal((await ruth.post('/joined/new', joining({ sure: 'yes', spoken: 'yes' }))).status, 303)
    // Read by Ned on every page of his: nothing of where the record goes on.
    for (const path of ['', '/who-looked', '/sharing', '/everything', '/put-right', '/homes'])
      assert.doesNotMatch(await page(ned, `${before_}${path}`), /Amy|Mum’s|shford/, path)
    // And a home of the earlier record can be kept private all the same.
    assert.equal((await goal(ned, before_, 'Later')).status, 409)
  })
})
