/** One transaction in which everything is tried and nothing is kept: each attempt as a person, on the web's own login, undone after. */
import { sql } from 'kysely'
import pg from 'pg'
import { signInAs } from '#people/people.ts'
import { hashOf, newId } from '#platform/ids.ts'
import { holds, ownRecords, type World } from '../support/world.ts'
import type { Row, Who } from './tables.ts'

export type Outcome = { rows: Row[]; count: number; code?: string; said?: string }
export type Session = { role: string; key: string }
/** What the suite knows of the neighbourhood. Plain values: they hold in a copy of the database too. */
export type Facts = {
  who: Record<string, Who>
  sessions: Record<string, Session>
  children: World['children']
  kent: World['kent']
  portsmouth: World['portsmouth']
  grants: Record<string, string>
  breakings: World['breakings']
  homes: World['homes']
}
export type Check = { name: string; run: (wall: Wall) => Promise<void> }

export function openWall(client: pg.Client, facts: Facts) {
  const literal = (text: string) => client.escapeLiteral(text)

  /** Runs `steps` one after the other and answers the last one's outcome; then all is as before. */
  async function attempt(enter: string, steps: readonly Step[]): Promise<Outcome> {
    await client.query('savepoint attempt')
    let outcome: Outcome = { rows: [], count: 0 }
    try {
      let entered = ''
      for (const step of steps) {
        // Entered once, so that what a step did to its own session stays done.
        const wanted = step.by === 'owner' ? 'reset session authorization; reset role' : (step.enter ?? enter)
        if (wanted !== entered) await client.query(wanted)
        entered = wanted
        const { rows, rowCount } = await client.query<Row>(step.text, [...(step.values ?? [])])
        outcome = { rows, count: rowCount ?? 0 }
      }
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error
      outcome = { rows: [], count: 0, code: error.code ?? '', said: error.message }
    }
    await client.query('rollback to savepoint attempt; release savepoint attempt')
    return outcome
  }
  const entering = ({ role, key }: Session) =>
    `set local session authorization ninefold_web; select set_config('role', ${literal(role === 'none' ? 'none' : `app_${role}`)}, true), set_config('ninefold.key', ${literal(key)}, true)`
  const session = (name: string): Session => {
    const found = facts.sessions[name]
    if (!found) throw new Error(`test/walls: nobody called ${name} is signed in`)
    return found
  }
  const step = (text: string | Step, values?: readonly unknown[]): Step =>
    typeof text === 'string' ? { text, values: values ?? [] } : text

  return {
    facts,
    client,
    /** As somebody signed in. Steps before the last prepare it. */
    as: (
      name: string,
      text: string,
      values: readonly unknown[] = [],
      before: readonly (string | Step)[] = [],
    ) => attempt(entering(session(name)), [...before.map((each) => step(each)), step(text, values)]),
    /** With a session of one's own making: a role and a key. */
    with: (
      odd: Session,
      text: string,
      values: readonly unknown[] = [],
      before: readonly (string | Step)[] = [],
    ) => attempt(entering(odd), [...before.map((each) => step(each)), step(text, values)]),
    /** As a login itself, in no role. */
    login: (login: string, text: string, values: readonly unknown[] = [], before: readonly Step[] = []) =>
      attempt(`set local session authorization ${login}`, [...before, step(text, values)]),
    /** Each step as it says for itself. */
    inTurn: (steps: readonly Step[]) => attempt('', steps),
    /** As the owner: to look behind the walls. */
    owner: async (text: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(text, [...values])).rows,
    /** Like `owner`, and undone. */
    ownerTries: (text: string, values: readonly unknown[] = []) =>
      attempt('', [{ by: 'owner', text, values }]),
    /** Every row of a table as the owner sees it, by the table's name; with it, whatever its rows hang on. */
    rows: (table: string) => allRows(client, table),
  }
}
export type Wall = ReturnType<typeof openWall>
export type Step = { text: string; values?: readonly unknown[]; by?: 'owner'; enter?: string }
export const byOwner = (text: string, values: readonly unknown[] = []): Step => ({
  by: 'owner',
  text,
  values,
})

const hangsOn: Record<string, string> = {
  answers: 'views',
  contacts_made: 'contacts_due',
  concern_takings: 'concerns',
  concern_talks: 'concerns',
  concern_tellings: 'concerns',
}

/** But what is put aside, which nobody sees. */
async function allRows(client: pg.Client, of: string): Promise<Record<string, Row[]>> {
  const wanted = [of, ...(hangsOn[of] ? [hangsOn[of]] : [])]
  const { rows } = await client.query<{ table: string; rows: Row[] }>(
    wanted
      .map(
        (table) =>
          `select '${table}' as table, coalesce(jsonb_agg(to_jsonb(t)), '[]') as rows from public.${table} t
           where not exists (select from public.aside_rows a where a.row_id::text = to_jsonb(t) ->> 'id')`,
      )
      .join(' union all '),
  )
  const found = Object.fromEntries(rows.map((each) => [each.table, each.rows]))
  for (const answer of found['answers'] ?? [])
    answer['the_view'] = found['views']?.find(({ id }) => id === answer['view_id'])
  for (const made of found['contacts_made'] ?? [])
    made['the_call'] = found['contacts_due']?.find(({ id }) => id === made['contact_id'])
  for (const table of ['concern_takings', 'concern_talks', 'concern_tellings'])
    for (const each of found[table] ?? [])
      each['the_concern'] = found['concerns']?.find(({ id }) => id === each['concern_id'])
  return found
}

/** Signs everyone in, and somebody in each way that must not count. */
export async function gatherFacts(world: World): Promise<Facts> {
  const { people, children, kent, portsmouth, door } = world
  const teams: Record<string, string> = { grace: kent.team, hal: portsmouth.team }
  const rota = ['ray', 'hal']
  // The plans for when things are hard, by whom they name: Ben is not in Robin’s, nor is Jay’s mother in theirs.
  const plans: Record<string, string[]> = {
    robin: ['amy', 'priya', 'grace'],
    kit: ['amy'],
    sam: ['carol'],
    wren: ['carol'],
    nell: ['mia'],
    ivy: ['mia'],
    pip: ['dee'],
    jay: ['jay', 'yara'],
  }
  const inSetting = ['priya', 'tom']
  // Reach Nell, and were not told of the home that is kept private.
  const untold: Record<string, string[]> = { dan: ['nell'], tom: ['nell'] }
  const trained = ['priya', 'grace', 'edith', 'nina', 'hal']
  const names = new Map(Object.entries(children).map(([name, id]): [unknown, string] => [id, name]))
  const who: Facts['who'] = {}
  const sessions: Facts['sessions'] = {}
  for (const [name, person] of Object.entries(people)) {
    const team = teams[name]
    who[name] = {
      name,
      role: person.role,
      areaId: person.areaId,
      personId: person.personId,
      holders: team ? [person.personId, team] : [person.personId],
      may: (childId, scope) => holds[name]?.[names.get(childId) ?? '']?.includes(scope) ?? false,
      trained: trained.includes(name),
      rota: rota.includes(name),
      own: Object.entries(children).find(([child]) => child === ownRecords[name])?.[1],
      inSetting: inSetting.includes(name),
      onPlan: (childId) => plans[names.get(childId) ?? '']?.includes(name) ?? false,
      openHome: world.homes.dan,
      readsOrder: name === 'amy' ? children.robin : undefined,
      knowsPlace: (childId) => !(untold[name] ?? []).includes(names.get(childId) ?? ''),
    }
    sessions[name] = await signInAs(door, person)
    await sql`insert into done (actor_id, key) values (${person.personId}, ${newId()})`.execute(world.owner)
  }
  const priya = people.priya
  for (const [name, change] of [
    ['priya, idle too long', sql`idle_until = moment() - interval '1 second'`],
    ['priya, past the end', sql`ends_at = moment() - interval '1 second'`],
    ['priya, signed out', sql`ended_at = moment() - interval '1 second'`],
  ] as const) {
    const session = await signInAs(door, priya)
    await sql`update sessions set ${change} where key_hash = ${hashOf(session.key)}`.execute(world.owner)
    sessions[name] = session
  }
  const { rows: grants } = await sql<{ holder: string; child: string; id: string }>`
    select holder_id as holder, child_id as child, grant_id as id from grant_events where kind = 'given'`.execute(
    world.owner,
  )
  const byId = new Map(Object.entries(people).map(([name, { personId }]) => [personId, name]))
  return {
    who,
    sessions,
    children,
    kent,
    portsmouth,
    breakings: world.breakings,
    homes: world.homes,
    grants: Object.fromEntries(
      grants.map(({ holder, child, id }) => [`${byId.get(holder) ?? 'team'} ${names.get(child)}`, id]),
    ),
  }
}
