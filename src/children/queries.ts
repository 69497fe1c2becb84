import { sql } from 'kysely'
import { ask, type AreaTx, type Database } from '#platform/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day, Moment } from '#platform/time.ts'
import type { Scope } from './rules.ts'

export type ChildId = Id<'children'>

export type NewChild = {
  id: ChildId
  grantId: string
  givenName: string
  familyName: string
  knownAs: string
  bornOn: Day
  district: string
  settingId: string | null
  noSetting: string | null
  carerName: string
  relationship: string
}

export const saveChild = (tx: AreaTx, child: NewChild) =>
  sql`select register_child(${child.id}, ${child.grantId}, ${child.givenName}, ${child.familyName}, ${child.knownAs},
    ${child.bornOn}, ${child.district}, ${child.settingId}, ${child.noSetting}, ${child.carerName}, ${child.relationship})`.execute(
    tx,
  )

export type ChildRow = {
  id: ChildId
  knownAs: string
  givenName: string
  familyName: string
  bornOn: Day
  district: string
  settingId: string | null
  noSetting: string | null
}

const columns = [
  'children.id',
  'knownAs',
  'givenName',
  'familyName',
  'bornOn',
  'children.district',
  'children.settingId',
  'noSetting',
] as const

export const findChild = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('children')
    .leftJoin('settings', 'settings.id', 'children.settingId')
    .select([...columns, 'settings.name as settingName'])
    .where('children.id', '=', childId)
    .executeTakeFirst()

/** The signed-in carer's children, oldest first. A family has few: twenty at most. */
export const myChildren = () => ask<MyChild>`
  select c.id, c.known_as as "knownAs", c.born_on as "bornOn", s.name as "settingName"
  from children c left join settings s on s.area_id = c.area_id and s.id = c.setting_id
  order by c.born_on, c.id limit 20`

export type MyChild = { id: ChildId; knownAs: string; bornOn: Day; settingName: string | null }

/** Who cares for the child now; whoever has left is named only where they wrote or looked. */
export const carersOf = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('childCarers')
    .select(['carerId', 'name', 'relationship'])
    .where('childId', '=', childId)
    .where('leftAt', 'is', null)
    .orderBy('name')
    .limit(20)
    .execute()

export const mayReach = async (tx: AreaTx, childId: ChildId, scope: Scope) => {
  const { rows } = await sql<{ may: boolean }>`select may_reach(${childId}, ${scope}) as may`.execute(tx)
  return rows[0]?.may ?? false
}

export const saveGrant = (
  tx: AreaTx,
  grant: {
    id: string
    childId: ChildId
    holderKind: 'staff' | 'team'
    holderId: string
    scopes: readonly Scope[]
    until: Moment
    because: string
  },
) =>
  sql`select give_grant(${grant.id}, ${grant.childId}, ${grant.holderKind}, ${grant.holderId}, ${[...grant.scopes]}::text[], ${grant.until}, ${grant.because})`.execute(
    tx,
  )

export const saveEnd = async (
  tx: AreaTx,
  end: { id: string; childId: ChildId; grantId: string; because: string },
) => {
  const { rows } = await sql<{
    ended: boolean
  }>`select end_grant(${end.id}, ${end.childId}, ${end.grantId}, ${end.because}) as ended`.execute(tx)
  return rows[0]?.ended ?? false
}

/** Lets the area's team in and answers its id; the same id when it is in already, and undefined where the giver may not let it in. */
export const saveAreaTeam = async (
  tx: AreaTx,
  {
    childId,
    grantId,
    basis,
  }: { childId: ChildId; grantId: string; basis: 'asked for help' | 'profile agreed' },
) => {
  await sql.raw('savepoint letting_in').execute(tx)
  try {
    const { rows } = await sql<{ team: string | null }>`
      select let_area_team_in(${grantId}, ${childId}, ${basis}) as team`.execute(tx)
    return rows[0]?.team ?? undefined
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'NF403')) throw error
    await sql.raw('rollback to savepoint letting_in').execute(tx)
    return undefined
  }
}

/** Who holds what of this child now, newest first: people and teams, not the carers themselves. */
export const grantsInForce = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('grantEvents as given')
    .leftJoin('staff', 'staff.id', 'given.holderId')
    .leftJoin('organisations', 'organisations.id', 'staff.organisationId')
    .leftJoin('teams', 'teams.id', 'given.holderId')
    .select([
      'given.grantId',
      'given.holderKind',
      'given.scopes',
      'given.basis',
      'given.until',
      'given.at',
      'staff.name as staffName',
      'staff.job as staffJob',
      'organisations.name as organisation',
      'teams.name as teamName',
      'teams.about as teamAbout',
    ])
    .where('given.childId', '=', childId)
    .where('given.kind', '=', 'given')
    .where('given.holderKind', 'in', ['staff', 'team'])
    .where('given.until', '>', sql<Moment>`moment()`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('grantEvents as ended')
            .select('ended.id')
            .whereRef('ended.areaId', '=', 'given.areaId')
            .whereRef('ended.childId', '=', 'given.childId')
            .whereRef('ended.grantId', '=', 'given.grantId')
            .where('ended.kind', '=', 'ended'),
        ),
      ),
    )
    .orderBy('given.at', 'desc')
    .limit(100)
    .execute()

export const findGrant = async (tx: AreaTx, { childId, grantId }: { childId: ChildId; grantId: string }) =>
  (await grantsInForce(tx, childId)).find((grant) => grant.grantId === grantId)

export type Looked = {
  /** Which entry of the account it is. */
  entry: string
  at: Moment
  actorName: string
  actorJob: string
  role: string
  what: string
  reading: boolean
}

/** The newest before a moment: two hundred at most, whatever is asked. */
export const whoLooked = async (
  tx: AreaTx,
  { childId, before, most }: { childId: ChildId; before: Moment; most: number },
) => {
  const { rows } = await sql<Looked>`
    select shard || '.' || seq as entry, at, actor_name as "actorName", actor_job as "actorJob", role, what, reading from who_looked(${childId}, ${before}, ${most})`.execute(
    tx,
  )
  return rows
}

/** Staff and teams a family may share with, by name: at most thirty. */
export async function peopleNamed(tx: AreaTx, q: string) {
  const like = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  const staff = await tx
    .selectFrom('staff')
    .leftJoin('organisations', 'organisations.id', 'staff.organisationId')
    .leftJoin('settings', 'settings.id', 'staff.settingId')
    .select([
      'staff.id',
      'staff.name',
      'staff.job',
      'organisations.name as organisation',
      'settings.name as setting',
    ])
    .where('staff.active', '=', true)
    .where(({ or, eb }) => or([eb('staff.name', 'ilike', like), eb('settings.name', 'ilike', like)]))
    .orderBy('staff.name')
    .limit(30)
    .execute()
  const teams = await tx
    .selectFrom('teams')
    .select(['id', 'name', 'about'])
    .where('name', 'ilike', like)
    .orderBy('name')
    .limit(30)
    .execute()
  return { staff, teams }
}

export const findStaff = (tx: AreaTx, id: string) =>
  tx
    .selectFrom('staff')
    .leftJoin('organisations', 'organisations.id', 'staff.organisationId')
    .select(['staff.id', 'staff.name', 'staff.job', 'organisations.name as organisation'])
    .where('staff.id', '=', id)
    .where('staff.active', '=', true)
    .executeTakeFirst()

export const findTeam = (tx: AreaTx, id: string) =>
  tx.selectFrom('teams').select(['id', 'name', 'about']).where('id', '=', id).executeTakeFirst()

export type DeskList = 'children' | 'reviews' | 'urgent' | 'countersign' | 'talk'
export type DeskRow = {
  dueOn: Day
  itemId: string
  childId: ChildId
  knownAs: string
  familyName: string
  bornOn: Day
  district: string
  settingName: string | null
}

/**
 * One page of a work list: what falls due first, first. Reads each holder's own index, so the page costs the same
 * for a teacher of eight and a team of twelve thousand. `after` is the last row of the page before.
 */
export const deskPage = ({
  list,
  after,
  most,
}: {
  list: DeskList
  after?: { dueOn: Day; itemId: string } | undefined
  most: number
}) => ask<DeskRow>`
  with listed as (
    select distinct d.due_on, d.item_id, d.child_id
    from unnest((select my_holders())) as h (id)
    cross join lateral (
      select due_on, item_id, child_id from desk
      where area_id = (select my_area()) and holder_id = h.id and list = ${list}
        and (due_on, item_id) > (${after?.dueOn ?? '0001-01-01'}::date, ${after?.itemId ?? '00000000-0000-0000-0000-000000000000'}::uuid)
      order by due_on, item_id limit ${most}
    ) d
    order by d.due_on, d.item_id limit ${most}
  )
  select p.due_on as "dueOn", p.item_id as "itemId", p.child_id as "childId", c.known_as as "knownAs",
         c.family_name as "familyName", c.born_on as "bornOn", c.district, s.name as "settingName"
  from listed p
  join children c on c.area_id = (select my_area()) and c.id = p.child_id
  left join settings s on s.area_id = c.area_id and s.id = c.setting_id
  order by p.due_on, p.item_id`

/** How many fall due within `days` on each list, up to a thousand each: beyond that the page says "more than a thousand". */
export const deskCounts = <L extends DeskList>(lists: readonly L[], days: number) =>
  ask<{ list: L; n: number }>`
  select l.list, (
    select count(*)::int from (
      select 1 from desk
      where area_id = (select my_area()) and holder_id = any ((select my_holders())::uuid[])
        and list = l.list and due_on <= (select today()) + ${days}::int
      limit 1001) few) as n
  from unnest(string_to_array(${lists.join()}, ',')) as l (list)`

export async function childrenNamed(tx: AreaTx, q: string): Promise<DeskRow[]> {
  const { rows } = await sql<DeskRow>`
    select c.registered_at::date as "dueOn", c.id as "itemId", c.id as "childId", c.known_as as "knownAs",
           c.family_name as "familyName", c.born_on as "bornOn", c.district, s.name as "settingName"
    from find_children(${q}) f
    join children c on c.area_id = ${tx.areaId} and c.id = f.child_id
    left join settings s on s.area_id = c.area_id and s.id = c.setting_id
    order by c.family_name, c.known_as, c.id`.execute(tx)
  return rows
}

export const putDue = (
  tx: AreaTx,
  due: { childId: ChildId; list: DeskList; itemId: string; scope: Scope; dueOn: Day },
) => sql`select put_due(${due.childId}, ${due.list}, ${due.itemId}, ${due.scope}, ${due.dueOn})`.execute(tx)

export const dropDue = (tx: AreaTx, due: { childId: ChildId; list: DeskList; itemId: string }) =>
  sql`select drop_due(${due.childId}, ${due.list}, ${due.itemId})`.execute(tx)

export const settingsIn = (tx: AreaTx) =>
  tx.selectFrom('settings').select(['id', 'name', 'kind', 'district']).orderBy('name').limit(2000).execute()

export const findSetting = (tx: AreaTx, id: string) =>
  tx.selectFrom('settings').select(['id', 'name']).where('id', '=', id).executeTakeFirst()

export const myContact = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('carerContacts')
    .select(['id', 'phone', 'email', 'postcode', 'bestTime'])
    .where('childId', '=', childId)
    .where('carerId', '=', tx.personId)
    .executeTakeFirst()

export const saveContact = (
  tx: AreaTx,
  contact: { id: string; childId: ChildId; phone: string; email: string; postcode: string; bestTime: string },
) => {
  const { id, childId, ...said } = contact
  return tx
    .insertInto('carerContacts')
    .values({ areaId: tx.areaId, childId, id, carerId: tx.personId, ...said })
    .onConflict((conflict) => conflict.columns(['areaId', 'childId', 'carerId']).doUpdateSet(said))
    .execute()
}

/** How to reach the carers who let us: for holders of `contact` only. */
export const contactsFor = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('carerContacts as contact')
    .innerJoin('childCarers as carer', (join) =>
      join.onRef('carer.carerId', '=', 'contact.carerId').onRef('carer.childId', '=', 'contact.childId'),
    )
    .select([
      'carer.carerId',
      'carer.name',
      'carer.relationship',
      'contact.phone',
      'contact.email',
      'contact.bestTime',
    ])
    .where('contact.childId', '=', childId)
    .orderBy('carer.name')
    .limit(20)
    .execute()

/** At most `most` rows of what has run out; how many it was. As the worker. */
export async function sweepGrants(worker: Database, most: number): Promise<number> {
  const { rows } = await sql<{ swept: number }>`select sweep_grants(${most}) as swept`.execute(worker)
  return rows[0]?.swept ?? 0
}
