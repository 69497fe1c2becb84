/** A9: no diagnosis anywhere in a condition, and no new gate. Each is taken from the whole area in turn, and nobody loses any help. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { globSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { freshDatabase } from './support/database.ts'
import { type Hand, goodChild, handFor, houseOf, led } from './support/hand.ts'
import { settle } from './support/settle.ts'

/** Each child's help, as their parent and their SENCO meet it: every door, and how much stands behind it. */
type HelpMet = Record<string, { status: number; tonight: number; fits: number }>

const doors = (child: string) =>
  [
    '',
    '/view',
    '/plan',
    '/plan/items/new',
    '/goals/new',
    '/tries',
    '/talk',
    '/support',
    '/sheets',
    '/share',
  ].map((door) => `${child}${door}`)
const staffDoors = (child: string) =>
  ['', '/view', '/plan', '/plan/items/new', '/meetings/new', '/support', '/sheets'].map(
    (door) => `${child}${door}`,
  )

async function meetHelp(people: { hand: Hand; paths: string[] }[]): Promise<HelpMet> {
  const met: HelpMet = {}
  for (const [i, { hand, paths }] of people.entries())
    for (const path of paths) {
      const answer = await hand.get(path)
      const html = await answer.text()
      met[`${i} ${path}`] = {
        status: answer.status,
        tonight: html.split('nf-suggestion').length - 1,
        fits: html.split('/tries').length - 1,
      }
    }
  return met
}

async function world() {
  const fresh = await freshDatabase()
  const app = houseOf(fresh)
  const village = await settle(fresh)
  const { areaId } = village
  const amy = await handFor(app, fresh.door, { areaId, personId: village.mother, role: 'family' })
  const priya = await handFor(app, fresh.door, { areaId, personId: village.senco, role: 'staff' })
  const children: string[] = []
  // Nothing said yet; a draft; a draft and the setting's view; an agreed profile; the same with a diagnosis told.
  for (const stage of [0, 1, 2, 3, 4]) {
    const child = led(
      await amy.post('/children/new', {
        ...goodChild,
        knownAs: `Stage ${stage}`,
        settingId: village.setting,
        noSetting: '',
      }),
    ).replace('/view', '')
    children.push(child)
    await amy.post(`${child}/share/staff/${village.senco}`, {
      scopes: ['profile', 'plan'],
      purpose: 'everyday help',
      until: 'until I say',
      sure: 'yes',
    })
    if (stage >= 1) {
      await amy.post(`${child}/view`)
      await amy.post(`${child}/view/energy`, {
        'n-home': 'a lot',
        'm-': '20',
        strength: 'Swims',
        words: '',
        go: 'next',
      })
      await amy.post(`${child}/view/sensory`, {
        'n-home': 'some',
        'n-setting': 'some',
        strength: '',
        words: '',
        go: 'next',
      })
      await amy.post(`${child}/view/finish`, { released: 'everyone' })
    }
    if (stage >= 2) {
      await priya.post(`${child}/view`)
      await priya.post(`${child}/view/flexibility`, {
        'n-setting': 'a lot',
        strength: '',
        words: '',
        go: 'next',
      })
      await priya.post(`${child}/view/finish`, { released: 'everyone' })
    }
    if (stage >= 3) {
      const meeting = led(await priya.post(`${child}/meetings/new`))
      await priya.post(`${meeting}/lines/energy`, {
        over: '',
        'm-': '20',
        'n-home': 'a lot',
        'n-setting': 'some',
        reason: '',
        strength: '',
        words: '',
        disagreement: '',
        go: 'agree',
      })
      const year = new Date().getFullYear()
      await priya.post(`${meeting}/agree`, {
        yesName: 'Amy',
        yesHow: 'in the room',
        youngPerson: 'said yes',
        'reviewOn-day': '1',
        'reviewOn-month': '6',
        'reviewOn-year': String(year + 1),
      })
    }
    if (stage >= 4)
      await sql`insert into diagnoses (area_id, child_id, id, words, source, told_by) values (${areaId}, ${child.split('/').at(-1)}, gen_random_uuid(), 'Autism', 'letter', ${village.mother})`.execute(
        fresh.owner,
      )
  }
  const people = [
    { hand: amy, paths: children.flatMap(doors) },
    { hand: priya, paths: children.flatMap(staffDoors) },
  ]
  return { fresh, people }
}

/** What is taken away, as the owner, across the whole area. */
const taken = {
  'every diagnosis': ['delete from diagnoses'],
  'every agreed profile': ['delete from countersigns', 'delete from reviews', 'delete from versions'],
  'every setting’s view': [
    "delete from answers where view_id in (select id from views where voice in ('setting', 'professional'))",
    "delete from views where voice in ('setting', 'professional')",
  ],
} as const

describe('no gate', () => {
  let counted = 0
  before(async () => {
    const { people } = await world()
    const met = await meetHelp(people)
    counted = Object.values(met).reduce((sum, { tonight }) => sum + tonight, 0)
  })
  it('has help to lose, so that losing it would show', () => assert.ok(counted > 50, String(counted)))

  for (const [what, statements] of Object.entries(taken))
    it(`without ${what} nobody loses access to any help`, async () => {
      const { fresh, people } = await world()
      const before = await meetHelp(people)
      for (const statement of statements) await sql.raw(statement).execute(fresh.owner)
      const after = await meetHelp(people)
      for (const [door, had] of Object.entries(before)) {
        const has = after[door]
        assert.equal(has?.status, had.status, `${door} still opens`)
        assert.ok(
          (has?.tonight ?? 0) >= had.tonight,
          `${door} shows as many things that help: ${had.tonight} before, ${has?.tonight} after`,
        )
        assert.ok((has?.fits ?? 0) >= had.fits, `${door} offers as much`)
      }
    })

  it('asks for a diagnosis in no query, and in no function, view, policy or key of the database', async () => {
    const readers = globSync('src/**/*.{ts,tsx}').filter(
      (file) =>
        !/schema\.d\.ts$|\.test\.|demonstration/.test(file) &&
        /['"`\s.]diagnoses\b/.test(readFileSync(file, 'utf8')),
    )
    // A family's copy of their record holds what they told us, and what is told of the wrong child is put right like any
    // entry: both decide nothing.
    assert.deepEqual(readers.toSorted(), ['src/children/put-right/rules.ts', 'src/home/everything/parts.ts'])
    const { owner } = await freshDatabase()
    const { rows } = await sql<{ name: string }>`
      select proname as name from pg_proc p where pronamespace = 'public'::regnamespace and p.prokind <> 'a' and pg_get_functiondef(p.oid) like '%diagnoses%'
      union all select viewname from pg_views where schemaname = 'public' and definition like '%diagnoses%'
      union all select policyname || ' on ' || tablename from pg_policies where tablename <> 'diagnoses' and concat(qual, with_check) like '%diagnoses%'
      union all select conname from pg_constraint where confrelid = 'diagnoses'::regclass`.execute(owner)
    assert.deepEqual(rows, [])
  })
})
