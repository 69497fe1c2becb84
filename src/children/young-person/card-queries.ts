import { sql, type Kysely } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { DB } from '#platform/schema.d.ts'
import type { Moment } from '#platform/time.ts'
import type { ChildId } from '../queries.ts'

export type CardLines = { name: string; lineOne: string; lineTwo: string; lineThree: string }

/** The card that can be shown now: one at most. */
export const myCard = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('cards')
    .select(['id', 'name', 'lineOne', 'lineTwo', 'lineThree', 'until'])
    .where('childId', '=', childId)
    .where('endedAt', 'is', null)
    .where('until', '>', sql<Moment>`moment()`)
    .executeTakeFirst()

export const saveCard = (
  tx: AreaTx,
  card: CardLines & { id: string; childId: ChildId; hash: Buffer; until: Moment },
) =>
  sql`select make_card(${card.id}, ${card.childId}, ${card.hash}, ${card.name}, ${card.lineOne}, ${card.lineTwo},
    ${card.lineThree}, ${card.until})`.execute(tx)

export const endCard = (tx: AreaTx, childId: ChildId) => sql`select end_card(${childId})`.execute(tx)

/** To whoever holds the address; undefined when it is over, taken away, or shown too often this hour. */
export async function showCard(tx: Kysely<DB>, { cardId, hash }: { cardId: string; hash: Buffer }) {
  const { rows } = await sql<CardLines>`
    select name, line_one as "lineOne", line_two as "lineTwo", line_three as "lineThree" from show_card(${cardId}, ${hash})`.execute(
    tx,
  )
  return rows[0]
}
