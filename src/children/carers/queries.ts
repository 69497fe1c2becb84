import { sql } from 'kysely'
import { ask, type AreaTx } from '#platform/database.ts'
import { scopes, type Scope } from '../rules.ts'
import type { ChildId } from '../queries.ts'
import type { Invited } from './rules.ts'

/** What I hold of this child: myself, in every scope. */
export async function scopesHeld(tx: AreaTx, childId: ChildId): Promise<Scope[]> {
  const { rows } = await sql<{
    scope: Scope
  }>`select s as scope from unnest(${[...scopes]}::text[]) as s where may_reach(${childId}, s)`.execute(tx)
  return rows.map(({ scope }) => scope)
}

export const saveInvite = (
  tx: AreaTx,
  invite: {
    id: string
    linkId: string
    messageId: string
    childId: ChildId
    name: string
    relationship: string
    kind: 'email' | 'phone'
    address: string
    scopes: readonly Scope[]
  },
) =>
  sql`select invite_carer(${invite.id}, ${invite.linkId}, ${invite.messageId}, ${invite.childId}, ${invite.name},
    ${invite.relationship}, ${invite.kind}, ${invite.address}, ${[...invite.scopes]}::text[])`.execute(tx)

/** How many I sent in the day before now, whatever came of them. */
export async function invitesSentToday(tx: AreaTx) {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from carer_invites where inviter_id = ${tx.personId} and at > moment() - interval '1 day'`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

/** The newest invites to care for this child, for those who may share it. */
export const invitesOf = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('carerInvites as invite')
    .innerJoin('childCarers as by', (join) =>
      join.onRef('by.childId', '=', 'invite.childId').onRef('by.carerId', '=', 'invite.inviterId'),
    )
    .select([
      'invite.id',
      'invite.name',
      'invite.relationship',
      'invite.scopes',
      'invite.inviterId',
      'by.name as byName',
      'invite.expiresAt',
      'invite.endedAs',
    ])
    .where('invite.childId', '=', childId)
    .orderBy('invite.at', 'desc')
    .orderBy('invite.id')
    .limit(20)
    .execute()

/** The invites that wait for whoever is signed in. */
export const myInvites = () => ask<Invited>`
  select invite_id as "inviteId", known_as as "knownAs", name, relationship, scopes, by_name as "byName",
         by_relationship as "byRelationship", expires_at as "expiresAt" from my_invites()`

/** The child, after a yes. */
export async function saveAnswer(
  tx: AreaTx,
  answer: { inviteId: string; id: string; yes: boolean; name: string },
): Promise<ChildId | undefined> {
  const { rows } = await sql<{
    child: string | null
  }>`select answer_invite(${answer.inviteId}, ${answer.id}, ${answer.yes}, ${answer.name}) as child`.execute(
    tx,
  )
  return rows[0]?.child ?? undefined
}

export async function saveTakenBack(
  tx: AreaTx,
  { childId, inviteId }: { childId: ChildId; inviteId: string },
) {
  const { rows } = await sql<{
    taken: boolean
  }>`select take_back_invite(${childId}, ${inviteId}) as taken`.execute(tx)
  return rows[0]?.taken ?? false
}

/** The only carer who may share: were they to leave, nobody could stop a share. `leave_child` refuses them as well. */
export async function isLastToShare(tx: AreaTx, childId: ChildId) {
  const { rows } = await sql<{ last: boolean }>`
    select may_reach(${childId}, 'share') and not exists (
      select from grant_events g where g.child_id = ${childId} and g.kind = 'given' and g.holder_kind = 'carer'
        and g.holder_id <> ${tx.personId} and 'share' = any (g.scopes) and g.until > moment()
        and not exists (select from grant_events e where e.child_id = g.child_id and e.grant_id = g.grant_id and e.kind = 'ended')) as last`.execute(
    tx,
  )
  return rows[0]?.last ?? false
}

export const saveLeaving = (tx: AreaTx, childId: ChildId) => sql`select leave_child(${childId})`.execute(tx)

export type HolderRow = { id: string; kind: 'carer' | 'staff' | 'team'; name: string; about: string }

/** Everyone who holds the child's profile now: carers, people and teams, by name. */
export async function whoHolds(tx: AreaTx, childId: ChildId): Promise<HolderRow[]> {
  const { rows } = await sql<HolderRow>`
    select holder_id as id, kind, name, about from who_holds(${childId})`.execute(tx)
  return rows
}
