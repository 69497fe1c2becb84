import { sql } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { Needs, Said } from './rules.ts'

const columns = sql`carer_id as "carerId", language, interpreter, format, way, by_id as "byId", at`

/** What I said last; undefined while I have said nothing. */
export async function myNeeds(tx: AreaTx): Promise<Said | undefined> {
  const { rows } = await sql<Said>`select ${columns} from my_needs()`.execute(tx)
  return rows[0]
}

/** Of each carer of the child who said something: for colleagues who may reach them, nobody otherwise. */
export async function needsOf(tx: AreaTx, childId: string): Promise<Said[]> {
  const { rows } = await sql<Said>`select ${columns} from needs_of(${childId})`.execute(tx)
  return rows
}

export async function canBeTold(tx: AreaTx): Promise<boolean> {
  const { rows } = await sql<{ can: boolean }>`select can_be_told() as can`.execute(tx)
  return rows[0]?.can ?? false
}

export async function reachesCarer(tx: AreaTx, carerId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select reaches_carer(${carerId}) as may`.execute(tx)
  return rows[0]?.may ?? false
}

export const saveNeeds = (
  tx: AreaTx,
  { id, carerId, language, interpreter, format, way }: Needs & { id: string; carerId: string },
) => sql`select say_needs(${id}, ${carerId}, ${language}, ${interpreter}, ${format}, ${way})`.execute(tx)
