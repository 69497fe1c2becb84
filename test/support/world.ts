/** A small neighbourhood to test in: two areas, people with and without grants, and children with whole stories. */
import { sql } from 'kysely'
import { createApp } from '#app.tsx'
import { getArea } from '#areas/areas.ts'
import {
  addHome,
  answerInvite,
  answerOwnInvite,
  breakGlass,
  findChild,
  findForGlass,
  findOfGlass,
  inviteCarer,
  inviteYoungPerson,
  keepHomePrivate,
  keepToFew,
  letAreaTeamIn,
  recordCompetence,
  openHome,
  openToAll,
  putAside,
  registerChild,
  sayNoTo,
  sayOfCarer,
  share,
  stopSharing,
  tellFamilyLater,
  type Scope,
} from '#children/children.ts'
import { inSession, type AreaTx, type Role, type Visit } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { dayNow, dayOf, Temporal } from '#platform/time.ts'
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
  // Parents who live apart. Dan must not find out where Nell lives; few colleagues know of Ivy.
  mia: { nell: everything, ivy: everything },
  dan: { nell: everything },
  sorrel: { nell: ['profile', 'plan', 'contact'], ivy: ['profile', 'plan', 'contact'] },
  priya: { robin: ['profile'], kit: ['profile'] },
  tom: { robin: ['profile', 'contact'], nell: ['profile', 'contact'] },
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
  // A young person of 14 with a way in of their own, and one of 16 who said no to her father.
  fay: { jay: everything },
  jay: { jay: everything.filter((scope) => scope !== 'share') },
  finn: {},
  jo: { jo: everything },
  yara: { jay: ['profile', 'contact'], jo: ['profile', 'contact'] },
}

/** Whose own record a child’s is. */
export const ownRecords: Record<string, string> = { jay: 'jay', jo: 'jo' }

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
    mia: await carer(kent, 'Mia Reid'),
    dan: await carer(kent, 'Dan Reid'),
    sorrel: await staff(kent, 'Sorrel Finch'),
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
    fay: await carer(kent, 'Fay Reed'),
    finn: await carer(kent, 'Finn Marsh'),
    jay: await carer(kent, 'Jay Reed'),
    jo: await carer(kent, 'Jo Marsh'),
    yara: await staff(kent, 'Yara Bell'),
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
  const register = (by: Person, knownAs: string, area: Place, bornOn = '2018-05-04') =>
    act(by, (tx) =>
      registerChild(tx, {
        givenName: knownAs,
        familyName: by.name.split(' ')[1] ?? '',
        knownAs,
        bornOn: Temporal.PlainDate.from(bornOn),
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
    nell: await register(people.mia, 'Nell', kent),
    ivy: await register(people.mia, 'Ivy', kent),
    pip: await register(people.dee, 'Pip', portsmouth),
    jay: await register(people.fay, 'Jay', kent, yearsAgo(14)),
    jo: await register(people.finn, 'Jo', kent, yearsAgo(16)),
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
  const dan = await invite(people.mia, 'nell', 'Dan Reid', 'share')
  await act(people.dan, (tx) => answerInvite(tx, { inviteId: dan, yes: true, name: 'Dan' }))
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
  await act(people.carol, (tx) =>
    sayNoTo(tx, { childId: children.wren, holderId: people.tom.personId, said: 'no' }),
  )

  for (const [by, child, self] of [
    [people.fay, 'jay', people.jay],
    [people.finn, 'jo', people.jo],
  ] as const)
    await comesOfAge({ act, owner, give, yara: people.yara, by, child, childId: children[child], self })
  // A name that Robin no longer uses here.
  await sql`insert into known_names (area_id, child_id, id, name, safe_with, said_by, ended_at)
    values (${kent.id}, ${children.robin}, ${newId()}, 'Rob', 'home', ${people.amy.personId}, moment())`.execute(
    owner,
  )
  await act(people.jo, (tx, visit) =>
    sayOfCarer(tx, visit, { childId: children.jo, carerId: people.finn.personId, say: 'no' }),
  )
  await give(people.mia, 'nell', toStaff(people.sorrel), ['profile', 'plan', 'contact'])
  await give(people.mia, 'nell', toStaff(people.tom), ['profile', 'contact'])
  await give(people.mia, 'ivy', toStaff(people.sorrel), ['profile', 'plan', 'contact'])
  await give(people.mia, 'ivy', toStaff(people.priya), ['profile', 'plan', 'contact'])
  await act(people.mia, (tx) => letAreaTeamIn(tx, children.ivy, 'asked for help'))
  const homes = await liveApart({ act, people, children, district: kent.district })

  // In the other area too: a home that was kept private, and a record that was kept to a few.
  const halsGrant = await give(people.dee, 'pip', toStaff(people.hal), ['profile', 'contact'])
  await keptForATime(act, people.dee, children.pip, {
    district: portsmouth.district,
    colleague: people.hal.personId,
  })
  await act(people.dee, (tx) =>
    stopSharing(tx, { childId: children.pip, grantId: halsGrant, because: 'the family said stop' }),
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
    ['nell', people.mia],
    ['ivy', people.mia],
    ['pip', people.dee],
  ] as const)
    await fillChild(owner, { childId: children[name], areaId: person.areaId, personId: person.personId })

  // Amy was let to read the court order about Robin.
  await sql`update court_order_people set may_read = true where child_id = ${children.robin} and carer_id = ${people.amy.personId}`.execute(
    owner,
  )

  // Plans for when things are hard. The filling named each child’s first carer.
  await act(people.amy, async (tx) => {
    for (const holder of [people.priya.personId, people.tom.personId, kent.team])
      await sql`select name_in_safety_plan(${newId()}, ${children.robin}, ${holder})`.execute(tx)
    await sql`select take_off_safety_plan(${children.robin}, (select id from safety_plan_people where child_id = ${children.robin} and holder_id = ${people.tom.personId}))`.execute(
      tx,
    )
  })
  await act(people.jay, (tx) =>
    sql`select begin_safety_plan(${newId()}, ${children.jay}, 'I go quiet', 'Music', '', '', '', today() + 28, array[${people.yara.personId}::uuid])`.execute(
      tx,
    ),
  )

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

  // Ben asked for what is kept from him about Robin; another family, and one of another area, about theirs.
  for (const [by, child] of [
    [people.ben, children.robin],
    [people.carol, children.sam],
    [people.dee, children.pip],
  ] as const)
    await act(by, (tx) => sql`select ask_for_whole(${newId()}, ${child}, seen_by_me(${child}))`.execute(tx))

  const { rows: asked } = await sql<{ request: string; held: string }>`
    select request_id as request, id as held from whole_rows where child_id = ${children.robin} order by table_name desc, row_id desc limit 1`.execute(
    owner,
  )
  await act(people.stella, (tx) =>
    sql`select mark_whole(${asked[0]?.request}, ${[asked[0]?.held ?? '']}::uuid[], 'keep back', '', 'another person')`.execute(
      tx,
    ),
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
    homes,
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

/** A birthday some months ago. */
const yearsAgo = (years: number) => dayNow('Europe/London').subtract({ years, months: 2 }).toString()

type Act = <T>(person: Person, work: (tx: AreaTx, visit: Visit) => Promise<T>) => Promise<T>

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
  await sql`insert into teams values (${id}, ${team}, ${`${area.name} team`}, 'Helps families here', 'area'),
    (${id}, ${newId()}, 'Willow Bank staff', 'Teach here', 'setting')`.execute(owner)
  return { id, slug, district, setting, team }
}

/** Nell has two homes, of which one is kept private; Ivy had one that was. Ivy's record is kept to Sorrel; Nell's was. */
async function liveApart({
  act,
  people: { mia, dan, sorrel },
  children: { nell, ivy },
  district,
}: {
  act: Act
  people: Record<'mia' | 'dan' | 'sorrel', Person>
  children: Record<'nell' | 'ivy', string>
  district: string
}) {
  const colleague = sorrel.personId
  const dads = await addHomeOf(act, dan, nell, { name: 'Dad’s', district })
  const mums = await keptForATime(act, mia, nell, { district, colleague })
  await keptForATime(act, mia, ivy, { district, colleague })
  await keep(act, mia, nell, { homeId: mums, colleague })
  await few(act, mia, ivy, colleague)
  return { mia: mums, dan: dads }
}

const addHomeOf = (act: Act, by: Person, childId: string, home: { name: string; district: string }) =>
  act(by, (tx) => addHome(tx, { childId, ...home, days: 'School days', carers: [by.personId] }))
const keep = (act: Act, by: Person, childId: string, to: { homeId: string; colleague: string }) =>
  act(by, (tx) =>
    keepHomePrivate(tx, {
      childId,
      homeId: to.homeId,
      because: 'somebody could be hurt',
      tell: [to.colleague],
    }),
  )
const few = (act: Act, by: Person, childId: string, colleague: string) =>
  act(by, (tx, { today }) =>
    keepToFew(tx, {
      childId,
      because: 'known to people who work here',
      few: [colleague],
      reviewOn: today.add({ weeks: 12 }),
    }),
  )

/** A home kept private and a record kept to one, both open again. Answers the home. */
async function keptForATime(
  act: Act,
  by: Person,
  childId: string,
  { district, colleague }: { district: string; colleague: string },
) {
  const homeId = await addHomeOf(act, by, childId, { name: 'Mum’s', district })
  await keep(act, by, childId, { homeId, colleague })
  await few(act, by, childId, colleague)
  await act(by, (tx) => openToAll(tx, childId))
  await act(by, (tx) => openHome(tx, { childId, homeId }))
  return homeId
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

/** A colleague who knows them sends the invite; they come in, and write what nobody else is shown. */
async function comesOfAge({
  act,
  owner,
  give,
  yara,
  by,
  child,
  childId,
  self,
}: {
  act: Act
  owner: Fresh['owner']
  give: (
    by: Person,
    child: 'jay' | 'jo',
    holder: { kind: 'staff'; id: string },
    scopes: ('profile' | 'contact')[],
  ) => Promise<string>
  yara: Person
  by: Person
  child: 'jay' | 'jo'
  childId: string
  self: Person
}) {
  await give(by, child, { kind: 'staff', id: yara.personId }, ['profile', 'contact'])
  await act(yara, async (tx) => {
    if (child === 'jay')
      await recordCompetence(tx, { childId, decision: 'my own record', reason: 'Told me what a record is.' })
    await inviteYoungPerson(tx, { childId, name: self.name, reach: addressOf(self.name) })
  })
  const { rows } = await sql<{ id: string }>`select id from own_invites where child_id = ${childId}`.execute(
    owner,
  )
  await act(self, (tx) => answerOwnInvite(tx, { inviteId: rows[0]?.id ?? '', yes: true, name: child }))
  await act(self, async (tx, visit) => {
    const about = await findChild(tx, childId)
    const today = dayOf(visit.now, visit.zone)
    const mine = about && (await takeUpView(tx, visit, { child: about, voice: 'child', today }))
    if (!mine) throw new Error('no view was begun')
    await say(tx, { childId, viewId: mine.id, said: [{ line: '', kind: 'worry', value: 'Only for me' }] })
    for (const safeWith of ['everywhere', 'home', 'school', 'only here'])
      await sql`select name_me(${newId()}, ${childId}, ${`${child} ${safeWith}`}, ${safeWith})`.execute(tx)
    await sql`select make_card(${newId()}, ${childId}, '\\x01', ${child}, 'I need quiet', '', '', moment() + interval '1 day')`.execute(
      tx,
    )
    await sql`insert into understanding_me (area_id, child_id, id, good_at, hard, helps, not_helps, shown, written_by)
      values (${tx.areaId}, ${childId}, ${newId()}, 'Maps', '', '', '', false, ${tx.personId})`.execute(tx)
    const { rows: teams } = await sql<{ id: string }>`select id from teams where kind = 'area'`.execute(tx)
    await promiseCall(tx, {
      childId,
      teamId: teams[0]?.id ?? '',
      why: 'asked to be seen alone',
      lines: [],
      today,
      bankHolidays: new Set(),
    })
  })
  await sql`insert into carer_warnings select area_id, child_id, carer_id, moment(), 'begun', moment() from child_carers where child_id = ${childId}`.execute(
    owner,
  )
}
