import { sql } from 'kysely'
import { ask, type AreaTx, type Database } from '#platform/database.ts'
import type { Moment, Day } from '#platform/time.ts'
import type { ChildId } from '../queries.ts'
import type { Scope } from '../rules.ts'
import type { CareEnding, CarerAccess, CompetenceFor, EndedCare } from './rules.ts'

/** What the database says no to, in its own words, where a page has better ones; what was done before it stays. */
export async function refusalOf(tx: AreaTx, work: () => Promise<unknown>): Promise<string | undefined> {
  await sql.raw('savepoint refusal').execute(tx)
  try {
    await work()
    return undefined
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'NF409')) throw error
    await sql.raw('rollback to savepoint refusal').execute(tx)
    return error.message
  }
}

/** The child whose own record this is to whoever is signed in. */
export async function myOwnChild(tx: AreaTx): Promise<ChildId | undefined> {
  const { rows } = await sql<{ child: string | null }>`select my_own_child() as child`.execute(tx)
  return rows[0]?.child ?? undefined
}

export async function iDecide(tx: AreaTx, childId: ChildId) {
  const { rows } = await sql<{ may: boolean }>`select i_decide(${childId}) as may`.execute(tx)
  return rows[0]?.may ?? false
}

/** The way in of the child's own, where there is one. */
export const ownAccountOf = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('childCarers')
    .select(['carerId', 'name'])
    .where('childId', '=', childId)
    .where('relationship', '=', 'themselves')
    .where('leftAt', 'is', null)
    .executeTakeFirst()

export const competencesOf = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('competences')
    .select(['id', 'decision', 'reason', 'staffName', 'at'])
    .where('childId', '=', childId)
    .orderBy('at', 'desc')
    .limit(20)
    .execute()

export const saveCompetence = (
  tx: AreaTx,
  said: { id: string; childId: ChildId; decision: CompetenceFor; reason: string },
) => sql`select record_competence(${said.id}, ${said.childId}, ${said.decision}, ${said.reason})`.execute(tx)

/** The invite that waits, for colleagues who know them. */
export const ownInviteOf = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('ownInvites')
    .select(['id', 'name', 'staffName', 'expiresAt'])
    .where('childId', '=', childId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', sql<Moment>`moment()`)
    .executeTakeFirst()

export const saveOwnInvite = (
  tx: AreaTx,
  invite: {
    id: string
    linkId: string
    messageId: string
    childId: ChildId
    name: string
    kind: 'email' | 'phone'
    address: string
  },
) =>
  sql`select invite_young_person(${invite.id}, ${invite.linkId}, ${invite.messageId}, ${invite.childId}, ${invite.name},
    ${invite.kind}, ${invite.address})`.execute(tx)

export type OwnInvite = { inviteId: string; name: string; byName: string; expiresAt: Moment }
export const myOwnInvites = () => ask<OwnInvite>`
  select invite_id as "inviteId", name, by_name as "byName", expires_at as "expiresAt" from my_own_invites()`

export async function saveOwnAnswer(
  tx: AreaTx,
  answer: { inviteId: string; id: string; yes: boolean; name: string },
): Promise<ChildId | undefined> {
  const { rows } = await sql<{ child: string | null }>`
    select answer_own_invite(${answer.inviteId}, ${answer.id}, ${answer.yes}, ${answer.name}) as child`.execute(
    tx,
  )
  return rows[0]?.child ?? undefined
}

export const saveTakingOver = (tx: AreaTx, taking: { id: string; childId: ChildId }) =>
  sql`select take_over(${taking.id}, ${taking.childId})`.execute(tx)

/** Each carer and until when they see it, by name. */
export async function carerAccess(tx: AreaTx, childId: ChildId): Promise<CarerAccess[]> {
  const { rows } = await sql<CarerAccess>`
    select carer_id as "carerId", name, relationship, until, private_until as "privateUntil", begins_at as "beginsAt",
           private_begins_at as "privateBeginsAt", renewed from carer_access(${childId})`.execute(tx)
  return rows
}

/** Of those they ever had: the database refuses more. */
export async function saveRenewal(
  tx: AreaTx,
  renewal: { id: string; childId: ChildId; carerId: string; scopes: readonly Scope[]; until: Moment },
) {
  await sql`select renew_by_self(${renewal.id}, ${renewal.childId}, ${renewal.carerId}, ${[...renewal.scopes]}::text[], ${renewal.until})`.execute(
    tx,
  )
}

export const saveStop = (tx: AreaTx, stop: { childId: ChildId; carerId: string }) =>
  sql`select stop_carer(${stop.childId}, ${stop.carerId})`.execute(tx)

export const saveBestInterests = (
  tx: AreaTx,
  said: {
    id: string
    childId: ChildId
    carerId: string
    scopes: readonly Scope[]
    lacks: string
    reason: string
    asked: string
    lookOn: Day
  },
) =>
  sql`select renew_in_best_interests(${said.id}, ${said.childId}, ${said.carerId}, ${[...said.scopes]}::text[],
    ${said.lacks}, ${said.reason}, ${said.asked}, ${said.lookOn})`.execute(tx)

/** What was decided about carers, the newest first: for colleagues and the young person; a carer finds their own. */
export const renewalsOf = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('carerRenewals as renewal')
    .innerJoin('childCarers as carer', (join) =>
      join.onRef('carer.childId', '=', 'renewal.childId').onRef('carer.carerId', '=', 'renewal.carerId'),
    )
    .select([
      'renewal.id',
      'carer.name',
      'renewal.how',
      'renewal.lacks',
      'renewal.reason',
      'renewal.asked',
      'renewal.byName',
      'renewal.until',
      'renewal.at',
    ])
    .where('renewal.childId', '=', childId)
    .orderBy('renewal.at', 'desc')
    .limit(20)
    .execute()

/** The children I cared for here and see no more. */
export const myEndedCare = () => ask<EndedCare>`
  select child_id as "childId", known_as as "knownAs", ended_at as "endedAt", unused from my_ended_care()`

export const myCareEnding = () => ask<CareEnding>`
  select child_id as "childId", known_as as "knownAs", private_only as "privateOnly", ends_at as "endsAt" from my_care_ending()`

/** Reviews that have begun go on lists, and people are written to; how many. As the worker. */
export async function warnOfEndings(worker: Database, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select warn_of_endings(${most}) as n`.execute(worker)
  return rows[0]?.n ?? 0
}
export async function lapseUnused(worker: Database, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select lapse_unused(${most}) as n`.execute(worker)
  return rows[0]?.n ?? 0
}

/** The team that answers for the area, by name. */
export const areaTeamName = async (tx: AreaTx) =>
  (await tx.selectFrom('teams').select('name').where('kind', '=', 'area').limit(1).executeTakeFirst())?.name
