import { sql } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { Day } from '#platform/time.ts'
import type { About } from '../queries.ts'

export type CallReason =
  | 'urgent need'
  | 'two did not help'
  | 'asked for a call'
  | 'support moved'
  | 'asked to be seen alone'

export const saveContactDue = (
  tx: AreaTx,
  due: About & {
    id: string
    why: CallReason
    about: string
    teamId: string
    dueOn: Day
  },
) =>
  tx
    .insertInto('contactsDue')
    .values({ areaId: tx.areaId, madeBy: tx.personId, ...due })
    .execute()

/** Calls promised and not yet made, soonest first. */
export const contactsWaiting = (tx: AreaTx, { childId }: About) =>
  tx
    .selectFrom('contactsDue as due')
    .leftJoin('contactsMade as made', (join) =>
      join.onRef('made.childId', '=', 'due.childId').onRef('made.contactId', '=', 'due.id'),
    )
    .innerJoin('teams', 'teams.id', 'due.teamId')
    .select([
      'due.id',
      'due.why',
      'due.about',
      'due.dueOn',
      'due.at',
      'teams.name as team',
      sql<string | null>`team_lead(due.team_id)`.as('lead'),
    ])
    .where('due.childId', '=', childId)
    .where('made.id', 'is', null)
    .orderBy('due.dueOn')
    .limit(20)
    .execute()

/** When a call was last asked for, made since or not. */
export const callAskedAt = async (tx: AreaTx, { childId }: About) =>
  (
    await tx
      .selectFrom('contactsDue')
      .select('at')
      .where('childId', '=', childId)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.at

export const saveContactMade = (
  tx: AreaTx,
  made: About & { id: string; contactId: string; spokeTo: string; words: string; staffName: string },
) =>
  tx
    .insertInto('contactsMade')
    .values({ areaId: tx.areaId, staffId: tx.personId, ...made })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export const teamLead = async (tx: AreaTx, teamId: string) => {
  const { rows } = await sql<{ lead: string | null }>`select team_lead(${teamId}) as lead`.execute(tx)
  return rows[0]?.lead ?? undefined
}

/** The team that answers for the area. */
export const areaTeam = (tx: AreaTx) =>
  tx.selectFrom('teams').select(['id', 'name']).where('kind', '=', 'area').limit(1).executeTakeFirst()
