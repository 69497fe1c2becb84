import { sql } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { Moment } from '#platform/time.ts'
import type { About, Kind, ViewId } from '../queries.ts'

/** What a page showed that was made at a moment: what had come by then, and what was said on that page since. */
export const answersSeen = (
  tx: AreaTx,
  { childId, viewId, seenAt }: About & { viewId: ViewId; seenAt: Moment },
) =>
  tx
    .selectFrom('answers')
    .distinctOn(['line', 'kind', 'key'])
    .select(['line', 'kind', 'key', 'value'])
    .where('childId', '=', childId)
    .where('viewId', '=', viewId)
    .where((each) => each.or([each('at', '<=', seenAt), each('seenAt', '=', seenAt)]))
    .orderBy('line')
    .orderBy('kind')
    .orderBy('key')
    .orderBy('saidAt', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(4000)
    .execute()

export type TwoAnswers = { line: string; kind: Kind; key: string; late: string; other: string }

/**
 * Where two devices said different things without knowing of each other: the other's was said after this one's page was made
 * and before this one came. Whatever is said there with a signal once both are in settles it. At most 40 places.
 */
export async function twoAnswers(tx: AreaTx, { childId, viewId }: About & { viewId: ViewId }) {
  const { rows } = await sql<TwoAnswers>`
    select distinct on (l.line, l.kind, l.key) l.line, l.kind, l.key, l.value as late, o.value as other
    from answers l
    join answers o on o.area_id = l.area_id and o.child_id = l.child_id and o.view_id = l.view_id
      and o.line = l.line and o.kind = l.kind and o.key = l.key and o.value <> l.value
      and o.seen_at is distinct from l.seen_at and o.said_at > l.seen_at and o.said_at < l.at
    where l.child_id = ${childId} and l.view_id = ${viewId} and l.seen_at is not null and l.kind <> 'skipped'
      and not exists (
        select from answers s where s.area_id = l.area_id and s.child_id = l.child_id and s.view_id = l.view_id
          and s.line = l.line and s.kind = l.kind and s.key = l.key and s.seen_at is null and s.at > greatest(l.at, o.at))
    order by l.line, l.kind, l.key, l.said_at desc, o.said_at desc
    limit 40`.execute(tx)
  return rows
}
