import { sql } from 'kysely'
import type { AreaTx, Database } from '#platform/database.ts'
import type { Moment } from '#platform/time.ts'
import type { ChildId } from './queries.ts'
import type { Scope } from './rules.ts'

/** Whom a colleague works for, as works_for() in the database says it: their own organisation, else their school's. */
const worksFor = sql<string | null>`coalesce(staff.organisation_id, settings.organisation_id)`

export const saveGrant = (
  tx: AreaTx,
  grant: {
    id: string
    childId: ChildId
    holderKind: 'staff' | 'team'
    holderId: string
    scopes: readonly Scope[]
    until: Moment
    purpose: string
    purposeWords: string
  },
) =>
  sql`select share_for(${grant.id}, ${grant.childId}, ${grant.holderKind}, ${grant.holderId}, ${[...grant.scopes]}::text[], ${grant.until}, ${grant.purpose}, ${grant.purposeWords})`.execute(
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
    .leftJoin('settings', 'settings.id', 'staff.settingId')
    .leftJoin('organisations', (join) => join.on('organisations.id', '=', worksFor))
    .leftJoin('teams', 'teams.id', 'given.holderId')
    .select([
      'given.grantId',
      'given.holderId',
      'given.holderKind',
      'given.scopes',
      'given.basis',
      'given.purpose',
      'given.purposeWords',
      'given.until',
      'given.at',
      'staff.name as staffName',
      'staff.job as staffJob',
      'organisations.id as organisationId',
      'organisations.name as organisation',
      'teams.name as teamName',
      'teams.about as teamAbout',
      sql<boolean>`hidden_from(given.child_id)`.as('kept'),
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

/** What the family shares a child with me or my team for, the newest first: five at most. */
export async function sharedWithMe(tx: AreaTx, childId: ChildId) {
  const { rows } = await sql<{ purpose: string; words: string }>`
    select purpose, purpose_words as words from shared_with_me(${childId})`.execute(tx)
  return rows
}

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
    .leftJoin('settings', 'settings.id', 'staff.settingId')
    .leftJoin('organisations', (join) => join.on('organisations.id', '=', worksFor))
    .select([
      'staff.id',
      'staff.name',
      'staff.job',
      'organisations.id as organisationId',
      'organisations.name as organisation',
    ])
    .where('staff.id', '=', id)
    .where('staff.active', '=', true)
    .executeTakeFirst()

export const findTeam = (tx: AreaTx, id: string) =>
  tx.selectFrom('teams').select(['id', 'name', 'about']).where('id', '=', id).executeTakeFirst()

/** At most `most` rows of what has run out; how many it was. As the worker. */
export async function sweepGrants(worker: Database, most: number): Promise<number> {
  const { rows } = await sql<{ swept: number }>`select sweep_grants(${most}) as swept`.execute(worker)
  return rows[0]?.swept ?? 0
}
