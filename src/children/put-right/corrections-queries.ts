import { sql } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { Moment } from '#platform/time.ts'
import type { ChildId } from '../queries.ts'
import type { Entry } from './queries.ts'
import type { Kind } from './rules.ts'

/** The entry as whoever asks may read it, and whether they wrote it; undefined where they may not. */
export async function readEntry(
  tx: AreaTx,
  { childId, kind, id }: { childId: ChildId; kind: Kind; id: string },
): Promise<Record<string, unknown> | undefined> {
  const { rows } = await sql<{ said: Record<string, unknown> }>`
    select to_jsonb(t) as said from ${sql.table(kind.table)} t
    where t.area_id = ${tx.areaId} and t.child_id = ${childId} and t.id = ${id}`.execute(tx)
  return rows[0]?.said
}

export type Correction = {
  id: string
  words: string
  byId: string
  byName: string
  at: Moment
  answer: 'agreed' | 'kept' | null
  answerWords: string | null
  answeredBy: string | null
}

/** What was said is not right of one entry, the oldest first, with what was answered: fifty at most. */
export const correctionsOf = (
  tx: AreaTx,
  { childId, id }: Pick<Entry, 'childId' | 'id'>,
): Promise<Correction[]> =>
  tx
    .selectFrom('corrections as c')
    .leftJoin('correctionAnswers as a', (join) =>
      join.onRef('a.childId', '=', 'c.childId').onRef('a.correctionId', '=', 'c.id'),
    )
    .select([
      'c.id',
      'c.words',
      'c.byId',
      'c.byName',
      'c.at',
      'a.answer',
      'a.words as answerWords',
      'a.byName as answeredBy',
    ])
    .where('c.childId', '=', childId)
    .where('c.rowId', '=', id)
    .orderBy('c.at')
    .orderBy('c.id')
    .limit(50)
    .execute()

export const findCorrection = (tx: AreaTx, { childId, id }: { childId: ChildId; id: string }) =>
  tx
    .selectFrom('corrections')
    .select(['id', 'tableName', 'rowId', 'byId'])
    .where('childId', '=', childId)
    .where('id', '=', id)
    .executeTakeFirst()

export const saveCorrection = (
  tx: AreaTx,
  { entry, id, words, byName }: { entry: Entry; id: string; words: string; byName: string },
) =>
  sql`insert into corrections (area_id, child_id, id, table_name, row_id, words, by_id, by_name)
    values (${tx.areaId}, ${entry.childId}, ${id}, ${entry.table}, ${entry.id}, ${words}, ${tx.personId}, ${byName})`.execute(
    tx,
  )

/** The first answer stands. */
export const saveCorrectionAnswer = (
  tx: AreaTx,
  said: {
    childId: ChildId
    correctionId: string
    id: string
    answer: 'agreed' | 'kept'
    words: string
    byName: string
  },
) =>
  tx
    .insertInto('correctionAnswers')
    .values({ areaId: tx.areaId, byId: tx.personId, ...said })
    .onConflict((conflict) => conflict.columns(['areaId', 'childId', 'correctionId']).doNothing())
    .execute()
