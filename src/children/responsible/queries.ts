import { sql } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { Agreement, Flow } from './rules.ts'

/** The newest of each, those that end first first: for the steward, nothing for anyone else. */
export async function agreementsOfArea(tx: AreaTx): Promise<Agreement[]> {
  const { rows } = await sql<Agreement>`
    select id, purpose, kinds, reference, from_on as "fromOn", until_on as "untilOn", review_on as "reviewOn", assessed_on as "assessedOn",
           assessed_by as "assessedBy", assess_again_on as "assessAgainOn", by_name as "byName", at
    from agreements_of_area()`.execute(tx)
  return rows
}

export async function flowsOfArea(tx: AreaTx): Promise<Flow[]> {
  const { rows } = await sql<Flow>`
    select purpose, from_kind as "fromKind", to_kind as "toKind", scopes, bases, children from data_flows()`.execute(
    tx,
  )
  return rows
}

export const saveAgreement = (tx: AreaTx, kept: Omit<Agreement, 'byName' | 'at'>) =>
  sql`select keep_agreement(${kept.id}, ${kept.purpose}, ${kept.kinds}::text[], ${kept.reference}, ${kept.fromOn}, ${kept.untilOn},
    ${kept.reviewOn}, ${kept.assessedOn}, ${kept.assessedBy}, ${kept.assessAgainOn})`.execute(tx)
