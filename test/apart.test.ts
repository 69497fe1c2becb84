/** A home that is kept private, and a record that is kept to a few: no word of either on anything that others can get. */
import assert from 'node:assert/strict'
import { describe, it, mock } from 'node:test'
import { sql } from 'kysely'
import { fill } from './support/addresses.ts'
import { freshDatabase } from './support/database.ts'
import { expected } from './support/expected-routes.ts'
import { neighbourhood, type Person } from './support/world.ts'
import { findChild, openHome, share } from '#children/children.ts'
import { newId } from '#platform/ids.ts'
import { dayOf } from '#platform/time.ts'
import { addGoal, moveSupport } from '#plans/plans.ts'
import {
  agreeProfile,
  beginMeeting,
  finishView,
  keepPromise,
  promiseCall,
  releaseView,
  review,
  say,
  takeUpView,
  writeLine,
} from '#profiles/profiles.ts'

const world = await neighbourhood(await freshDatabase())
const { act, owner, kent, people, homes } = world
const { mia, dan, sorrel, tom } = people
const { nell, ivy } = world.children

// Each stands nowhere else in the house: any of them would lead somebody to the door.
const tokens = [
  'lighthouse-cove',
  'Saltmarsh Lane',
  'Saltmarsh Trust',
  'Sorrel Finch',
  'Marram Pike',
  'Saltmarsh teacher',
  'Saltmarsh team',
  'ME12 9ZZ',
  'Gullwing',
]
const told = new RegExp(tokens.join('|'))

/** People, a school and a team at the place; and what they wrote about Nell, each kind of thing once. */
async function liveThere() {
  await act(mia, (tx) => openHome(tx, { childId: nell, homeId: homes.mia }))
  await sql`update meetings set closed_at = moment() where child_id = ${nell}`.execute(owner)
  const [trust, school, team, marram] = [newId(), newId(), newId(), newId()]
  await sql`insert into organisations values (${kent.id}, ${trust}, 'Saltmarsh Trust', 'school')`.execute(
    owner,
  )
  await sql`insert into settings values (${kent.id}, ${school}, ${trust}, 'Saltmarsh Lane', 'primary', 'lighthouse-cove')`.execute(
    owner,
  )
  await sql`update children set setting_id = ${school}, district = 'lighthouse-cove' where id = ${nell}`.execute(
    owner,
  )
  await sql`update child_homes set district = 'lighthouse-cove', name = 'Gullwing' where id = ${homes.mia}`.execute(
    owner,
  )
  await sql`update staff set job = 'Saltmarsh teacher', setting_id = ${school}, organisation_id = ${trust} where id = ${sorrel.personId}`.execute(
    owner,
  )
  await sql`insert into staff (area_id, id, name, job, organisation_id) values (${kent.id}, ${marram}, 'Marram Pike', 'Saltmarsh teacher', ${trust})`.execute(
    owner,
  )
  await sql`insert into teams values (${kent.id}, ${team}, 'Saltmarsh team', 'Works at Saltmarsh Lane', 'setting')`.execute(
    owner,
  )
  await sql`insert into team_members values (${kent.id}, ${team}, ${marram}, true)`.execute(owner)
  await sql`insert into competencies values (${kent.id}, ${newId()}, ${sorrel.personId}, 'profiling', today() - 9, today() + 90, 'Training')`.execute(
    owner,
  )
  await act(mia, (tx) =>
    share(tx, { childId: nell, holder: { kind: 'team', id: team }, scopes: ['profile', 'plan', 'contact'] }),
  )
  const contact = { phone: '01622 000001', email: '', postcode: 'ME12 9ZZ', bestTime: '' }
  assert.equal((await world.as(mia).post(`/children/${nell}/contact`, contact)).status, 303)
}

/** Everything a colleague there writes, with their name beside it. */
const work = () =>
  act(sorrel, async (tx, visit) => {
    const child = await findChild(tx, nell)
    if (!child) throw new Error('no child to work with')
    const today = dayOf(visit.now, visit.zone)
    const view = await takeUpView(tx, visit, { child, voice: 'setting', today })
    if (!view) throw new Error('no view was begun')
    await say(tx, {
      childId: nell,
      viewId: view.id,
      said: [{ line: 'sensory', kind: 'need', key: 'setting', value: 'some' }],
    })
    await finishView(tx, visit, { childId: nell, viewId: view.id })
    await releaseView(tx, visit, { childId: nell, viewId: view.id, released: 'everyone', releasedTo: [] })
    const bankHolidays = new Set<string>()
    const meetingId = await beginMeeting(tx, visit, child)
    const needs = { home: 'some', setting: 'some', community: 'not asked' } as const
    const words = { reason: 'Seen in class', strength: '', words: '', disagreement: '' }
    const said = { line: 'sensory', open: false, positions: {}, needs, ...words } as const
    await writeLine(tx, { childId: nell, meetingId, said, over: '' })
    await agreeProfile(tx, visit, {
      child,
      meetingId,
      yes: { name: 'Mia', how: 'in the room', youngPerson: 'said yes' },
      reviewOn: today.add({ weeks: 12 }),
      today,
      bankHolidays,
    })
    const { rows } = await sql<{
      id: string
    }>`select id from versions where child_id = ${nell} order by number desc limit 1`.execute(tx)
    const versionId = rows[0]?.id ?? ''
    await review(tx, {
      childId: nell,
      versionId,
      byName: visit.name,
      bySide: 'setting',
      answer: 'better',
      words: 'Calmer',
      nextOn: today.add({ weeks: 12 }),
    })
    const { contactId } = await promiseCall(tx, {
      childId: nell,
      teamId: kent.team,
      why: 'asked for a call',
      lines: [],
      today,
      bankHolidays,
    })
    await keepPromise(tx, visit, { childId: nell, contactId, spokeTo: 'Mia', words: 'All well' })
    await moveSupport(tx, visit, { childId: nell, direction: 'sideways', reason: 'Something else' })
    await addGoal(tx, visit, { childId: nell, words: 'Sleep', rating: 3, today })
  })

const paths = Object.entries(expected)
  .filter(([name, line]) => name.startsWith('GET ') && line.comes !== 'anyone')
  .map(([name]) => name.slice(4))
// Where every home, school and district of the area stands for everybody to choose from.
const forEverybody = /^\/children\/new$|\/homes\/new$/
const sheets = ['one-page', 'supply', 'club', 'support-plan'].map(
  (sheet) => `/children/:child/sheets/${sheet}`,
)
const more = [
  ...sheets,
  '/children/:child/sheets/nothing',
  '/children/:child/profiles/:version?beside=:version',
  '/children/:child/share?q=Sorrel',
  '/children/:child/share?q=Saltmarsh',
  `/children/:child/share/staff/${sorrel.personId}`,
  '/find?q=Nell',
  '/find?q=Ivy',
  '/home?list=children',
  '/home?list=talk',
]

/** The addresses on which somebody meets what they must not: in the body, in a header or in a line of the log. */
async function metBy(person: Person, childId: string, what: RegExp) {
  const met: string[] = []
  const lines: string[] = []
  const listening = mock.method(process.stderr, 'write', (text: string) => lines.push(text) > 0)
  const here = world.as(person)
  const look = (path: string, { html, headers }: { html: string; headers: Headers }) => {
    if (what.test(html) || what.test(JSON.stringify([...headers]))) met.push(path)
  }
  try {
    for (const path of [...paths, ...more].filter((each) => !forEverybody.test(each)))
      look(path, await here.get(await fill(world, path, childId, { line: 'sensory' })))
    // What is refused is a page too: with nothing sent, and with words that are kept.
    for (const [name, line] of Object.entries(expected))
      if (
        name.startsWith('POST ') &&
        name.includes(':child') &&
        line.comes !== 'anyone' &&
        refusable.test(name)
      )
        look(
          name,
          await here.post(await fill(world, name.slice(5), childId, { line: 'sensory' }), { words: 'x' }),
        )
  } finally {
    listening.mock.restore()
  }
  if (what.test(lines.join('\n'))) met.push('the log')
  return met
}
// Without what they ask for these refuse, and so change nothing.
const refusable =
  /\/(new|contacts\/:contact|write\/:when|few|private|tell|told|view\/finish|own-words\/finish|who-sees|agree|rate|review|support|tries|about|:item|:holder|leave)$/

describe('a home that is kept private', async () => {
  await liveThere()
  await work()

  it('is met all over the house before it is', async () => {
    const met = await metBy(dan, nell, told)
    for (const path of [
      '/home',
      '/children/:child/sharing',
      '/children/:child/homes',
      '/children/:child/who-looked',
      '/children/:child/everything/read',
      '/children/:child/everything/file',
      '/children/:child/profiles/:version',
      '/children/:child/review',
      '/children/:child/support',
      '/children/:child/share?q=Sorrel',
    ])
      assert.ok(met.includes(path), `${path} is not among ${met.join(', ')}`)
  })

  it('is kept so by one press, and from then on the other carer meets no word of it', async () => {
    const page = `/children/${nell}/homes/${homes.mia}/private`
    const pressed = await world
      .as(mia)
      .post(page, { because: 'somebody could be hurt', tell: sorrel.personId })
    assert.equal(pressed.status, 303)
    assert.deepEqual(await metBy(dan, nell, told), [])
  })

  it('nor of what is written there afterwards', async () => {
    await work()
    assert.deepEqual(await metBy(dan, nell, told), [])
    const place = /lighthouse-cove|Saltmarsh Lane|ME12 9ZZ|Gullwing/
    assert.deepEqual(await metBy(tom, nell, place), [], 'a colleague who was not told')
  })

  it('stands in no row he can ask the database for', async () => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
        and has_table_privilege('app_family', oid, 'select') order by 1`.execute(owner)
    assert.ok(rows.length > 30)
    for (const { name } of rows.filter(
      (each) => !['settings', 'organisations', 'areas'].includes(each.name),
    )) {
      const seen = await act(dan, async (tx) =>
        (
          await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(tx)
        ).rows.map(({ row }) => row),
      )
      assert.doesNotMatch(seen.join('\n'), told, name)
    }
  })

  it('says to him that somebody helps, and not that anything is hidden', async () => {
    const here = world.as(dan)
    assert.match((await here.get(`/children/${nell}/who-looked`)).html, /Somebody who helps your child/)
    const version = await fill(world, '/children/:child/profiles/:version', nell)
    assert.match((await here.get(version)).html, /Agreed by Mia with Somebody who helps your child/)
    // His own home may be kept private too, and a copy of the record says which of its parts are empty.
    const said = (await metBy(dan, nell, /kept private/i)).filter(
      (path) => !/:home.private$|everything.read$/.test(path),
    )
    assert.deepEqual(said, [])
    assert.match((await here.get(`/children/${nell}/homes`)).html, /Dad’s/)
    // Where to turn when something is not safe is everybody's.
    assert.match((await here.get(`/children/${nell}/write/now`)).html, /Ray Osei/)
  })

  it('is all there for who lives there and for who was told', async () => {
    for (const [person, path] of [
      [mia, 'homes'],
      [mia, 'contact'],
      [sorrel, 'homes'],
    ] as const)
      assert.match(
        (await world.as(person).get(`/children/${nell}/${path}`)).html,
        /ME12 9ZZ/,
        `${person.name} ${path}`,
      )
    assert.match((await world.as(mia).get('/home')).html, /Saltmarsh Lane/)
    assert.match((await world.as(sorrel).get(`/children/${nell}`)).html, /Saltmarsh Lane, lighthouse-cove/)
    assert.match((await world.as(sorrel).get('/find?q=Nell')).html, /lighthouse-cove/)
    assert.match(
      (await world.as(tom).get(`/children/${nell}`)).html,
      /Where they live and spend the day is kept private/,
    )
    const version = await fill(world, '/children/:child/profiles/:version', nell)
    assert.match((await world.as(mia).get(version)).html, /Agreed by Mia with Sorrel Finch/)
  })

  it('is open again when she says so, and not when he does', async () => {
    assert.equal((await world.as(dan).post(`/children/${nell}/homes/${homes.mia}/open`)).status, 404)
    assert.equal((await world.as(mia).post(`/children/${nell}/homes/${homes.mia}/open`)).status, 303)
    assert.match((await world.as(dan).get('/home')).html, /Saltmarsh Lane/)
    const version = await fill(world, '/children/:child/profiles/:version', nell)
    assert.match((await world.as(dan).get(version)).html, /Agreed by Mia with Sorrel Finch/)
  })
})

describe('a record that is kept to a few', () => {
  it('is met by nobody but them, on no page, nor in any line', async () => {
    await sql`update children set given_name = 'Quillwort', known_as = 'Quillwort' where id = ${ivy}`.execute(
      owner,
    )
    assert.ok((await metBy(sorrel, ivy, /Quillwort/)).length > 5, 'one of the few meets it')
    for (const name of ['priya', 'tom', 'grace', 'nina', 'ray', 'edith', 'hal', 'dan', 'carol'] as const)
      assert.deepEqual(await metBy(people[name], ivy, /Quillwort/), [], name)
  })

  it('is answered as a child that is not there', async () => {
    const plain = (html: string) => html.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    for (const path of ['', '/plan', '/homes', '/sheets', '/meetings/new']) {
      const [kept, none] = [ivy, newId()].map((id) => world.as(people.priya).get(`/children/${id}${path}`))
      assert.equal((await kept)?.status, 404)
      assert.equal(plain((await kept)?.html ?? ''), plain((await none)?.html ?? ''), path)
    }
  })

  it('is decided, seen and ended by its family', async () => {
    const here = world.as(mia)
    const page = await here.get(`/children/${ivy}/few`)
    assert.match(page.html, /only <strong>Sorrel Finch<\/strong>/)
    assert.equal((await here.post(`/children/${ivy}/few/open`)).status, 303)
    assert.match((await world.as(people.priya).get('/find?q=Quillwort')).html, /Quillwort/)
    const wrong = await here.post(`/children/${ivy}/few`, {
      because: 'a court said so',
      few: people.nina.personId,
    })
    assert.equal(wrong.status, 422)
    const kept = { because: 'a court said so', few: people.priya.personId, lookAgain: 'twelve weeks' }
    assert.equal((await here.post(`/children/${ivy}/few`, kept)).status, 303)
    assert.match((await world.as(people.priya).get(`/children/${ivy}`)).html, /Kept to a few/)
    assert.equal((await world.as(sorrel).get(`/children/${ivy}`)).status, 404)
  })
})
