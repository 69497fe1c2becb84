import { sql } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { Id } from '#platform/ids.ts'
import { partNames, written, type PartName } from './parts.ts'

/** One row of one part, its columns named as the database names them. */
export type RecordRow = { part: PartName; row: Record<string, unknown> }

/**
 * Every row about this child that whoever asks may see, part by part, the oldest first: at most `most` of each part. Each is
 * read by its own key, so a large area costs no more.
 */
export async function everythingAbout(
  tx: AreaTx,
  { childId, most }: { childId: Id<'children'>; most: number },
): Promise<RecordRow[]> {
  const each = partNames.map(
    (part) => sql`(select ${sql.lit(part)} as part, to_jsonb(t) as row from ${sql.table(written(part))} t
      where t.area_id = ${tx.areaId} and t.${sql.ref(part === 'children' ? 'id' : 'child_id')} = ${childId}
      order by t.id limit ${most})`,
  )
  const { rows } = await sql<RecordRow>`${sql.join(each, sql` union all `)}`.execute(tx)
  return rows
}

/** Names for the ids a record holds: colleagues, teams, settings and the child's carers, of those whoever asks may see. */
export async function namesOf(tx: AreaTx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const among = sql`any (${[...ids]}::uuid[])`
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name || ', ' || job as name from staff where area_id = ${tx.areaId} and id = ${among}
    union all select id, name from teams where area_id = ${tx.areaId} and id = ${among}
    union all select id, name from settings where area_id = ${tx.areaId} and id = ${among}
    union all select distinct carer_id, name from child_carers where area_id = ${tx.areaId} and carer_id = ${among}`.execute(
    tx,
  )
  return rows
}
