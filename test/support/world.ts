/** A small neighbourhood to test in: two areas, people with and without grants, and children with whole stories. */
import { sql } from 'kysely'
import { createApp } from '#app.tsx'
import { getArea } from '#areas/areas.ts'
import {
  answerInvite,
  breakGlass,
  findChild,
  findForGlass,
  findOfGlass,
  inviteCarer,
  letAreaTeamIn,
  putAside,
  registerChild,
  share,
  stopSharing,
  tellFamilyLater,
  type Scope,
} from '#children/children.ts'
import { inSession, type AreaTx, type Role, type Visit } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { dayOf, Temporal } from '#platform/time.ts'
import { signInAs } from '#people/people.ts'
import {
  agreeProfile,
  beginMeeting,
  finishView,
  promiseCall,
  releaseView,
  say,
  takeUpView,
  writeLine,
  type Voice,
} from '#profiles/profiles.ts'
import type { Fresh } from './database.ts'
import { fillChild } from './fill.ts'
import { visitor, type Press } from './visitor.ts'

export type Person = { name: string; areaId: string; personId: string; role: Role }
export type World = Awaited<ReturnType<typeof neighbourhood>>

const everything: Scope[] = ['profile', 'plan', 'groups', 'waits', 'safety', 'private', 'contact', 'share']
const teams: Scope[] = ['profile', 'plan', 'groups', 'waits', 'safety', 'contact']

/** Who holds what when the neighbourhood is built: said here by hand, so that the walls can be held against it. */
export const holds: Record<string, Record<string, readonly Scope[]>> = {
  amy: { robin: everything, kit: everything },
  ben: { robin: everything.filter((scope) => scope !== 'share') },
  carol: { sam: everything, wren: everything },
  priya: { robin: ['profile'], kit: ['profile'] },
  tom: { robin: ['profile', 'contact'] },
  petra: { robin: ['plan'] },
  grace: { robin: teams },
  edith: {},
  una: {},
  nina: {},
  stella: {},
  ray: {},
  dee: { pip: everything },
  hal: {},
  stan: {},
}

export const addressOf = (name: string) => `${name.replace(' ', '.').toLowerCase()}@example.org`

export async function neighbourhood(fresh: Fresh) {
  const { owner, db, door } = fresh
  const kent = await openArea(fresh, 'kent-and-medway')
  const portsmouth = await openArea(fresh, 'portsmouth')

  const carer = async (area: Place, name: string): Promise<Person> => {
    const personId = newId()
    await sql`insert into carers values (${area.id}, ${personId}, ${name}, moment())`.execute(owner)
    return { name, areaId: area.id, personId, role: 'family' }
  }
  const staff = async (
    area: Place,
    name: string,
    { setting, team, trainedUntil }: { setting?: string; team?: string; trainedUntil?: number } = {},
  ): Promise<Person> => {
    const personId = newId()
    await sql`insert into staff (area_id, id, name, job, setting_id) values (${area.id}, ${personId}, ${name}, 'Colleague', ${setting ?? null})`.execute(
      owner,
    )
    if (team)
      await sql`insert into team_members values (${area.id}, ${team}, ${personId}, true)`.execute(owner)
    if (trainedUntil !== undefined)
      await sql`insert into competencies values (${area.id}, ${newId()}, ${personId}, 'profiling', today() - 700, today() + ${trainedUntil}::int, 'Two-part training')`.execute(
        owner,
      )
    return { name, areaId: area.id, personId, role: 'staff' }
  }
  const people = {
    amy: await carer(kent, 'Amy Carter'),
    ben: await carer(kent, 'Ben Carter'),
    carol: await carer(kent, 'Carol Diaz'),
    priya: await staff(kent, 'Priya Nair', { setting: kent.setting, trainedUntil: 300 }),
    tom: await staff(kent, 'Tom Hollis', { setting: kent.setting, trainedUntil: -10 }),
    petra: await staff(kent, 'Petra Long'),
    grace: await staff(kent, 'Grace Adeyemi', { team: kent.team, trainedUntil: 300 }),
    edith: await staff(kent, 'Edith Moss', { trainedUntil: 300 }),
    una: await staff(kent, 'Una Webb'),
    nina: await staff(kent, 'Nina Stone', { trainedUntil: 300 }),
    stella: await staff(kent, 'Stella Hart'),
    ray: await staff(kent, 'Ray Osei'),
    dee: await carer(portsmouth, 'Dee Okoro'),
    hal: await staff(portsmouth, 'Hal Price', { team: portsmouth.team, trainedUntil: 300 }),
    stan: await staff(portsmouth, 'Stan Cole'),
  }
  // Ray reads what is written when something is not safe; no child is shared with him.
  for (const { areaId, personId } of [people.ray, people.hal])
    await sql`insert into safety_rota values (${areaId}, ${personId}, 1)`.execute(owner)
  for (const { areaId, personId, name } of Object.values(people).filter(({ role }) => role === 'family'))
    await sql`insert into sign_in_addresses values (${areaId}, 'email', ${addressOf(name)}, ${personId})`.execute(
      owner,
    )

  for (const { areaId, personId } of [people.stella, people.stan])
    await sql`insert into duties (area_id, id, staff_id, duty, from_on) values (${areaId}, ${newId()}, ${personId}, 'steward', today() - 100)`.execute(
      owner,
    )

  /** Does something as a person, through the same doors as the program. */
  async function act<T>(person: Person, work: (tx: AreaTx, visit: Visit) => Promise<T>): Promise<T> {
    const session = await signInAs(door, person)
    const done = await inSession(db, session, async (tx, visit) => ({ answer: await work(tx, visit) }))
    if (!done) throw new Error(`${person.name} could not be signed in`)
    return done.answer
  }
  const register = (by: Person, knownAs: string, area: Place) =>
    act(by, (tx) =>
      registerChild(tx, {
        givenName: knownAs,
        familyName: by.name.split(' ')[1] ?? '',
        knownAs,
        bornOn: Temporal.PlainDate.from('2018-05-04'),
        district: area.district,
        settingId: area.setting,
        noSetting: null,
        carerName: by.name,
        relationship: 'mother',
      }),
    )
  const children = {
    robin: await register(people.amy, 'Robin', kent),
    kit: await register(people.amy, 'Kit', kent),
    sam: await register(people.carol, 'Sam', kent),
    wren: await register(people.carol, 'Wren', kent),
    pip: await register(people.dee, 'Pip', portsmouth),
  }
  type ChildName = keyof typeof children

  const invite = (by: Person, child: ChildName, name: string, may: 'care' | 'share') =>
    act(by, (tx) =>
      inviteCarer(tx, {
        childId: children[child],
        name,
        relationship: 'father',
        reach: addressOf(name),
        may,
      }),
    )
  const ben = await invite(people.amy, 'robin', 'Ben Carter', 'care')
  await act(people.ben, (tx) => answerInvite(tx, { inviteId: ben, yes: true, name: 'Ben' }))
  // Nobody has answered these yet.
  const invites = {
    robin: await invite(people.amy, 'robin', 'Rose Carter', 'share'),
    kit: await invite(people.amy, 'kit', 'Ben Carter', 'care'),
    sam: await invite(people.carol, 'sam', 'Ed Diaz', 'care'),
    pip: await invite(people.dee, 'pip', 'Ike Okoro', 'care'),
  }

  const give = (
    by: Person,
    child: ChildName,
    holder: { kind: 'staff' | 'team'; id: string },
    scopes: ('profile' | 'plan' | 'contact')[],
    until?: Temporal.Instant,
  ) => act(by, (tx) => share(tx, { childId: children[child], holder, scopes, ...(until ? { until } : {}) }))
  const toStaff = ({ personId }: Person) => ({ kind: 'staff' as const, id: personId })
  const soon = Temporal.Now.instant().add({ hours: 1 })
  await give(people.amy, 'robin', toStaff(people.priya), ['profile'])
  await give(people.amy, 'kit', toStaff(people.priya), ['profile'])
  await give(people.amy, 'robin', toStaff(people.tom), ['profile', 'contact'])
  await give(people.amy, 'robin', toStaff(people.petra), ['plan'])
  await give(people.amy, 'robin', toStaff(people.una), ['profile', 'plan'], soon)
  const ended = [await give(people.amy, 'robin', toStaff(people.edith), ['profile', 'plan', 'contact'])]
  for (const holder of [people.priya, people.petra, people.tom].map(toStaff))
    ended.push(await give(people.carol, 'wren', holder, ['profile', 'plan', 'contact']))
  ended.push(
    await give(people.carol, 'wren', { kind: 'team', id: kent.team }, ['profile', 'plan', 'contact']),
  )
  for (const [i, grantId] of ended.entries())
    await act(i === 0 ? people.amy : people.carol, (tx) =>
      stopSharing(tx, {
        childId: i === 0 ? children.robin : children.wren,
        grantId,
        because: 'the family said stop',
      }),
    )

  // Two hours that will be over: one was right to do, of the other the family is not told yet.
  const breaks = async (by: Person, child: ChildName, firstName: string, familyName: string) => {
    const bornOn = Temporal.PlainDate.from('2018-05-04')
    const searchId = await act(by, (tx) => findForGlass(tx, { firstName, familyName, bornOn }))
    await act(by, (tx) =>
      breakGlass(tx, { searchId: searchId ?? '', reason: 'missing', words: 'Not home from school.' }),
    )
    const { rows } = await sql<{ id: string }>`
      select id from glass_breakings where child_id = ${children[child]}`.execute(owner)
    return rows[0]?.id ?? ''
  }
  const breakings = {
    robin: await breaks(people.nina, 'robin', 'Robin', 'Carter'),
    sam: await breaks(people.edith, 'sam', 'Sam', 'Diaz'),
    pip: await breaks(people.hal, 'pip', 'Pip', 'Okoro'),
  }
  await act(people.stella, (tx) =>
    findOfGlass(tx, { breakingId: breakings.robin, finding: 'right to do', words: 'He was found.' }),
  )
  await act(people.stella, (tx, { today }) =>
    tellFamilyLater(tx, {
      breakingId: breakings.sam,
      tellOn: today.add({ days: 30 }),
      words: 'The police ask us to wait.',
    }),
  )

  await tellStory({ act, people, robin: children.robin, team: kent.team })
  for (const [name, person] of [
    ['robin', people.amy],
    ['kit', people.amy],
    ['sam', people.carol],
    ['wren', people.carol],
    ['pip', people.dee],
  ] as const)
    await fillChild(owner, { childId: children[name], areaId: person.areaId, personId: person.personId })

  // Put right: the first was read by nobody, the second by many, the third in another area.
  for (const [by, from, to, at] of [
    ['carol', 'sam', 'wren', ''],
    ['amy', 'robin', 'kit', '2026-10-14T09:00:00Z'],
    ['dee', 'pip', undefined, ''],
  ] as const) {
    const { areaId, personId } = people[by]
    const entry = { childId: children[from], table: 'tries', id: newId() }
    await sql`insert into tries (area_id, child_id, id, item, result, words, told_by, at) values (${areaId}, ${entry.childId},
      ${entry.id}, 'SE-S1', 'helped', 'Put aside', ${personId}, coalesce(nullif(${at}, '')::timestamptz, moment()))`.execute(
      owner,
    )
    const where = { toChildId: to ? children[to] : null, why: 'wrong child' as const }
    await act(people[by], (tx) => putAside(tx, { entry, where, words: 'Two tabs open' }))
  }

  // What somebody says is not right of it, and a colleague’s answer.
  for (const [child, by, answers] of [
    ['robin', 'amy', 'grace'],
    ['sam', 'carol', 'edith'],
    ['pip', 'dee', 'hal'],
  ] as const) {
    const { areaId, personId, name } = people[by]
    const [id, about] = [newId(), children[child]]
    await sql`insert into corrections (area_id, child_id, id, table_name, row_id, words, by_id, by_name)
      select ${areaId}, ${about}, ${id}, 'tries', t.id, 'It did not help', ${personId}, ${name} from tries t
      where t.child_id = ${about} and t.id not in (select row_id from aside_rows) limit 1`.execute(owner)
    await sql`insert into correction_answers (area_id, child_id, id, correction_id, answer, words, by_id, by_name)
      values (${areaId}, ${about}, ${newId()}, ${id}, 'agreed', 'So it was', ${people[answers].personId}, ${people[answers].name})`.execute(
      owner,
    )
  }

  // A call that nobody has made yet, beside the one the filling says was made.
  await act(people.amy, (tx, visit) =>
    promiseCall(tx, {
      childId: children.robin,
      teamId: kent.team,
      why: 'asked for a call',
      lines: ['sensory'],
      today: dayOf(visit.now, visit.zone),
      bankHolidays: new Set(),
    }),
  )

  /** Time passes for everyone, the database included. */
  const passes = (interval: string) =>
    sql`update clock set moved = moved + ${interval}::interval`.execute(owner)
  await passes('2 hours')

  const surroundings = {
    db,
    door,
    secret: 'only-for-tests-only-for-tests-only',
    publicUrl: 'http://localhost',
    demonstration: false,
  }
  const app = createApp(surroundings)
  return {
    ...fresh,
    kent,
    portsmouth,
    people,
    children,
    invites,
    breakings,
    act,
    passes,
    app,
    surroundings,
    /** Somebody at a browser: signed in when they first ask for a page, or nobody in particular. */
    as: (person?: Person) => {
      let session: Promise<string> | undefined
      const cookie = () =>
        (session ??= person
          ? signInAs(door, person).then(({ role, key }) => `ninefold=${role === 'family' ? 'f' : 's'}.${key}`)
          : Promise.resolve(''))
      return visitor(app, cookie)
    },
  }
}
export type { Press }

type Place = { id: string; slug: string; district: string; setting: string; team: string }

async function openArea({ owner }: Fresh, slug: string): Promise<Place> {
  const area = getArea(slug)
  const [id, school, setting, team] = [newId(), newId(), newId(), newId()]
  const district = area.districts[0]?.key ?? ''
  await sql`insert into areas (id, slug, name, zone, package, opened_on)
    values (${id}, ${slug}, ${area.name}, ${area.zone}, ${JSON.stringify(area)}, ${area.openedOn})`.execute(
    owner,
  )
  await sql`insert into organisations values (${id}, ${school}, 'Willow Bank', 'school')`.execute(owner)
  await sql`insert into settings values (${id}, ${setting}, ${school}, 'Willow Bank', 'primary', ${district})`.execute(
    owner,
  )
  await sql`insert into teams values (${id}, ${team}, ${`${area.name} team`}, 'Helps families here', 'area')`.execute(
    owner,
  )
  return { id, slug, district, setting, team }
}

/** Robin's story, through the front doors: views, a meeting, an agreed profile, a promised call and a meeting begun anew. */
async function tellStory({
  act,
  people,
  robin,
  team,
}: {
  act: <T>(person: Person, work: (tx: AreaTx, visit: Visit) => Promise<T>) => Promise<T>
  people: Record<'amy' | 'ben' | 'priya' | 'tom' | 'grace', Person>
  robin: string
  team: string
}) {
  await act(people.amy, (tx) => letAreaTeamIn(tx, robin, 'asked for help'))
  const view = (
    person: Person,
    voice: Voice,
    released: 'nobody' | 'chosen' | 'everyone',
    to: string[] = [],
  ) =>
    act(person, async (tx, visit) => {
      const child = await findChild(tx, robin)
      const today = dayOf(visit.now, visit.zone)
      const mine = child && (await takeUpView(tx, visit, { child, voice, today }))
      if (!mine) throw new Error('no view was begun')
      const said = [
        { line: 'sensory', kind: 'need' as const, key: 'home', value: 'urgent' },
        { line: '', kind: 'joy' as const, value: 'Robin sings' },
      ]
      await say(tx, { childId: robin, viewId: mine.id, said })
      await finishView(tx, visit, { childId: robin, viewId: mine.id })
      await releaseView(tx, visit, { childId: robin, viewId: mine.id, released, releasedTo: to })
    })
  await view(people.amy, 'parent', 'chosen', [team])
  await view(people.ben, 'parent', 'nobody')
  // What Robin says, with Amy beside them.
  await view(people.amy, 'child', 'chosen', [people.ben.personId])
  await view(people.priya, 'setting', 'everyone')
  await view(people.tom, 'setting', 'chosen', [people.amy.personId])
  await view(people.grace, 'professional', 'nobody')
  await act(people.tom, async (tx, visit) => {
    const child = await findChild(tx, robin)
    if (!child) throw new Error('no child to meet about')
    const today = dayOf(visit.now, visit.zone)
    const meetingId = await beginMeeting(tx, visit, child)
    const needs = { home: 'some', setting: 'some', community: 'not asked' } as const
    const words = { reason: 'Seen in class', strength: '', words: '', disagreement: '' }
    const said = { line: 'sensory', open: false, positions: {}, needs, ...words } as const
    await writeLine(tx, { childId: robin, meetingId, said, over: '' })
    await agreeProfile(tx, visit, {
      child,
      meetingId,
      yes: { name: 'Amy', how: 'in the room', youngPerson: 'said yes' },
      reviewOn: today.add({ weeks: 12 }),
      today,
      bankHolidays: new Set(),
    })
    await promiseCall(tx, {
      childId: robin,
      teamId: team,
      why: 'urgent need',
      lines: ['sensory'],
      today,
      bankHolidays: new Set(),
    })
    await beginMeeting(tx, visit, child)
  })
}
