import { sql } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { ChildId } from '../queries.ts'
import { nameIn } from '../homes/queries.ts'

/** What was said about support, the newest first: fifty at most. */
export const supportSaid = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('supportAgreements')
    .select(['said', nameIn('supportAgreements', 'byName').as('byName'), 'at'])
    .where('areaId', '=', tx.areaId)
    .where('childId', '=', childId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()

export const saveSupport = (
  tx: AreaTx,
  said: { id: string; childId: ChildId; said: 'asked' | 'yes' | 'no' | 'withdrawn'; byName: string },
) =>
  tx
    .insertInto('supportAgreements')
    .values({ areaId: tx.areaId, byId: tx.personId, ...said })
    .execute()

/** Every answer about medical things, the newest first: two hundred at most. */
export const medicalSaid = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('medicalConsents')
    .select(['id', 'matterId', 'kind', 'words', 'said', 'byRight', 'byId', 'at'])
    .select(nameIn('medicalConsents', 'byName').as('byName'))
    .where('areaId', '=', tx.areaId)
    .where('childId', '=', childId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()

export const saveMedical = (
  tx: AreaTx,
  said: {
    id: string
    childId: ChildId
    matterId: string
    kind: 'assessment' | 'medicine' | 'letter' | 'something else'
    words: string
    said: 'asked' | 'given' | 'refused' | 'withdrawn'
    byRight: '' | 'parental responsibility' | 'the young person themselves'
    byName: string
  },
) =>
  tx
    .insertInto('medicalConsents')
    .values({ areaId: tx.areaId, byId: tx.personId, ...said })
    .execute()

/** Whom the family said no to, and has not allowed again: a hundred at most. None for a carer who may not share. */
export async function refusedNow(tx: AreaTx, childId: ChildId) {
  const { rows } = await sql<{ holderId: string; name: string }>`
    select n.holder_id as "holderId", coalesce(s.name, t.name, o.name, somebody()) as name from (
      select distinct on (r.holder_id) r.holder_id, r.said from share_refusals r
      where r.area_id = ${tx.areaId} and r.child_id = ${childId} order by r.holder_id, r.at desc, r.id desc limit 500) n
    left join staff s on s.area_id = ${tx.areaId} and s.id = n.holder_id
    left join teams t on t.area_id = ${tx.areaId} and t.id = n.holder_id
    left join organisations o on o.area_id = ${tx.areaId} and o.id = n.holder_id
    where n.said = 'no' order by 2, 1 limit 100`.execute(tx)
  return rows
}

export const saveNo = (
  tx: AreaTx,
  no: { id: string; childId: ChildId; holderId: string; said: 'no' | 'allowed again' },
) => sql`select say_no_to(${no.id}, ${no.childId}, ${no.holderId}, ${no.said})`.execute(tx)
