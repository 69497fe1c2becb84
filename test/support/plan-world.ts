/** A small area with two families, a school and a team, entered through the front like anyone. */
import { sql } from 'kysely'
import { createApp } from '../../src/app.tsx'
import { asPerson } from './as-person.ts'
import { getArea } from '#areas/areas.ts'
import { registerChild, share } from '#children/children.ts'
import { inSession, type AreaTx, type Role, type Visit } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { Temporal } from '#platform/time.ts'
import { signInAs } from '#people/people.ts'
import { agreeProfile, beginMeeting, writeLine, type AgreedLine, type LineKey } from '#profiles/profiles.ts'
import { freshDatabase, type Fresh } from './database.ts'

const publicUrl = 'http://127.0.0.1:8080'

export type Asker = { role: Role; personId: string; key: string }
export type Answer = { status: number; location: string; text: string; headers: Headers; bytes: Uint8Array }

export async function planWorld(fresh?: Fresh) {
  const { db, door, owner, urls } = fresh ?? (await freshDatabase())
  const ids = {
    area: newId(),
    school: newId(),
    team: newId(),
    lead: newId(),
    teacher: newId(),
    stranger: newId(),
    parent: newId(),
    other: newId(),
  }
  const area = getArea('portsmouth')
  await sql`insert into areas (id, slug, name, package, opened_on) values (${ids.area}, ${area.slug}, ${area.name}, ${JSON.stringify(area)}, '2024-09-02')`.execute(
    owner,
  )
  await sql`insert into settings (area_id, id, name, kind, district) values (${ids.area}, ${ids.school}, 'Harbour Primary', 'primary', 'portsmouth')`.execute(
    owner,
  )
  for (const [id, name, job, setting] of [
    [ids.lead, 'Sam Green', 'Neurodiversity lead', null],
    [ids.teacher, 'Jo Field', 'Class teacher', ids.school],
    [ids.stranger, 'Alex Wood', 'Teacher elsewhere', null],
  ])
    await sql`insert into staff (area_id, id, name, job, setting_id) values (${ids.area}, ${id}, ${name}, ${job}, ${setting})`.execute(
      owner,
    )
  await sql`insert into teams (area_id, id, name, about, kind) values (${ids.area}, ${ids.team}, 'The neurodiversity team', 'Answers for Portsmouth', 'area')`.execute(
    owner,
  )
  await sql`insert into team_members (area_id, team_id, staff_id, leads) values (${ids.area}, ${ids.team}, ${ids.lead}, true)`.execute(
    owner,
  )
  for (const [id, name] of [
    [ids.parent, 'Priya Shah'],
    [ids.other, 'Tom Reed'],
  ])
    await sql`insert into carers (area_id, id, name, joined_at) values (${ids.area}, ${id}, ${name}, now())`.execute(
      owner,
    )

  const signIn = async (personId: string, role: Role): Promise<Asker> => ({
    personId,
    ...(await signInAs(door, { areaId: ids.area, personId, role })),
  })
  const people = {
    parent: await signIn(ids.parent, 'family'),
    other: await signIn(ids.other, 'family'),
    teacher: await signIn(ids.teacher, 'staff'),
    lead: await signIn(ids.lead, 'staff'),
    stranger: await signIn(ids.stranger, 'staff'),
  }
  const app = createApp({ db, door, secret: 'only-for-tests', publicUrl, demonstration: false })

  async function ask(who: Asker, path: string, init: RequestInit = {}): Promise<Answer> {
    const answer = await app.request(`${publicUrl}${path}`, {
      ...init,
      headers: {
        cookie: `ninefold=${who.role === 'family' ? 'f' : 's'}.${who.key}`,
        origin: publicUrl,
        'content-type': 'application/x-www-form-urlencoded',
      },
    })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      text: new TextDecoder().decode(bytes),
      headers: answer.headers,
      bytes,
    }
  }
  type Typed = Record<string, string | string[]>
  const body = (typed: Typed) => {
    const form = new URLSearchParams()
    for (const [name, value] of Object.entries({ once: newId(), ...typed }))
      for (const each of typeof value === 'string' ? [value] : value) form.append(name, each)
    return form.toString()
  }

  /** Work by the person's own session, behind the same walls as a page. */
  const as = async <T>(who: Asker, work: (tx: AreaTx, visit: Visit) => Promise<T>): Promise<T> => {
    let done: { value: T } | undefined
    await inSession(db, who, async (tx, visit) => {
      done = { value: await work(tx, visit) }
    })
    if (!done) throw new Error('not signed in')
    return done.value
  }

  const addChild = (who: Asker, knownAs = 'Robin') =>
    as(who, (tx) =>
      registerChild(tx, {
        givenName: knownAs,
        knownAs,
        familyName: 'Shah-Reed',
        bornOn: Temporal.PlainDate.from('2018-05-04'),
        district: 'portsmouth',
        settingId: ids.school,
        noSetting: null,
        carerName: knownAs === 'Robin' ? 'Priya Shah' : 'Tom Reed',
        relationship: 'mother',
      }),
    )

  /** A profile agreed in a meeting led by the team, `weeksAgo`. The family must have let the team in. */
  const agree = (childId: string, lines: readonly AgreedLine[], weeksAgo = 0) =>
    asPerson(
      { db, owner },
      {
        areaId: ids.area,
        personId: ids.lead,
        role: 'staff',
        at: Temporal.Now.instant().subtract({ hours: 24 * 7 * weeksAgo }),
      },
      async (tx, visit) => {
        const today = visit.now.toZonedDateTimeISO(visit.zone).toPlainDate()
        const child = {
          id: childId,
          knownAs: 'Robin',
          bornOn: Temporal.PlainDate.from('2018-05-04'),
          settingId: ids.school,
          noSetting: null,
        }
        const meetingId = await beginMeeting(tx, visit, child)
        for (const said of lines) await writeLine(tx, { childId, meetingId, said, over: '' })
        return agreeProfile(tx, visit, {
          child,
          meetingId,
          yes: { name: 'Priya Shah', how: 'in the room', youngPerson: 'said yes' },
          reviewOn: today.add({ weeks: 12 }),
          today,
          bankHolidays: new Set(),
        })
      },
    )

  return {
    db,
    owner,
    urls,
    ids,
    app,
    people,
    as,
    addChild,
    agree,
    get: (who: Asker, path: string) => ask(who, path),
    post: (who: Asker, path: string, typed: Typed = {}) =>
      ask(who, path, { method: 'POST', body: body(typed) }),
    shareWith: (who: Asker, childId: string, staffId: string) =>
      as(who, (tx) =>
        share(tx, { childId, holder: { kind: 'staff', id: staffId }, scopes: ['profile', 'plan'] }),
      ),
    letTeamIn: (who: Asker, childId: string) =>
      as(who, (tx) =>
        share(tx, {
          childId,
          holder: { kind: 'team', id: ids.team },
          scopes: ['profile', 'plan', 'contact'],
        }),
      ),
  }
}
export type PlanWorld = Awaited<ReturnType<typeof planWorld>>

/** A line as a meeting might agree it; tests say only what they are about. */
export const agreedLine = (line: LineKey, said: Partial<AgreedLine> = {}): AgreedLine => ({
  line,
  open: false,
  positions: {},
  needs: { home: 'some', setting: 'a lot', community: 'not asked' },
  reason: '',
  strength: '',
  words: '',
  disagreement: '',
  ...said,
})

/** What a new line of a plan is typed as. */
export const typedItem = (said: Record<string, string | string[]> = {}) => ({
  need: 'Lunch somewhere quiet',
  try: 'Eat in the library with one friend',
  place: 'setting',
  who: 'Jo Field',
  'byOn-day': '1',
  'byOn-month': '6',
  'byOn-year': String(Temporal.Now.plainDateISO('Europe/London').year + 1),
  helpKinds: ['advice', 'help'],
  line: '',
  item: '',
  ...said,
})
