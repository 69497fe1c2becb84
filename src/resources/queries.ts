import { sql, type Kysely } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { DB } from '#platform/schema.d.ts'
import type { Asked } from './search.ts'

/** What was tried with this child, the newest word on each thing. */
export const newestTries = (tx: AreaTx, childId: string) =>
  tx
    .selectFrom('tries')
    .distinctOn('item')
    .select(['item', 'result', 'at'])
    .where('childId', '=', childId)
    .orderBy('item')
    .orderBy('at', 'desc')
    .limit(500)
    .execute()

/** How often each thing helped, across everyone, where five or more families have said. */
export async function helpedCounts(tx: AreaTx) {
  const { rows } = await sql<{ item: string; tried: number; helped: number }>`
    select item, tried, helped from helped_counts() limit 5000`.execute(tx)
  return rows
}

/**
 * The handbook by words: stemmed words first, then likeness, so that "tempr tantrum" still finds its way. The ids, the
 * best first, fifty at most. The table holds a few hundred rows and does not grow with an area.
 */
export async function searchHandbook(
  tx: Kysely<DB>,
  { terms, words, band, place, line }: Asked,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with asked as (select websearch_to_tsquery('english', ${terms.join(' or ')}) as q)
    select h.id
    from handbook h, asked,
         lateral (select coalesce(max(word_similarity(w, h.plain)), 0) as best,
                         coalesce(avg(word_similarity(w, h.plain)), 0) as mean from unnest(${words}::text[]) w) likeness
    where (h.words @@ asked.q or likeness.best >= 0.55)
      and (${band ?? null}::text is null or ${band ?? null} = any (h.bands))
      and (${place ?? null}::text is null or ${place ?? null} = any (h.places))
      and (${line ?? null}::text is null or h.line = ${line ?? null})
    order by ts_rank(h.words, asked.q) + likeness.mean desc, h.id
    limit 50`.execute(tx)
  return rows.map(({ id }) => id)
}
