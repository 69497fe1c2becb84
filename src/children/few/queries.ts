import { sql } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { Day } from '#platform/time.ts'
import type { ChildId } from '../queries.ts'
import type { Few } from './rules.ts'

/** That the record is kept to a few, and who they are: for them, and for carers who may share. */
export async function fewOf(tx: AreaTx, childId: ChildId): Promise<Few | undefined> {
  const { rows } = await sql<Few>`
    select r.because, r.by_role as "byRole", r.review_on as "reviewOn", r.at,
      array(select coalesce(s.name, somebody()) from restricted_to n left join staff s on s.area_id = n.area_id and s.id = n.staff_id
        where n.area_id = r.area_id and n.child_id = r.child_id and n.restriction_id = r.id order by 1 limit 20) as names
    from restrictions r where r.area_id = ${tx.areaId} and r.child_id = ${childId} and r.ended_at is null`.execute(
    tx,
  )
  return rows[0]
}

/** False when it is kept to a few already. */
export async function saveFew(
  tx: AreaTx,
  few: { id: string; childId: ChildId; because: string; few: string[]; reviewOn: Day },
) {
  const { rows } = await sql<{ kept: boolean }>`
    select keep_to_few(${few.id}, ${few.childId}, ${few.because}, ${few.few}::uuid[], ${few.reviewOn}) as kept`.execute(
    tx,
  )
  return rows[0]?.kept ?? false
}

/** False when it was open. */
export async function saveOpenToAll(tx: AreaTx, childId: ChildId) {
  const { rows } = await sql<{ opened: boolean }>`select open_to_all(${childId}) as opened`.execute(tx)
  return rows[0]?.opened ?? false
}
