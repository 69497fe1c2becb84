import { sql, type Kysely } from 'kysely'
import type { Database, Role } from '#platform/database.ts'
import type { DB } from '#platform/schema.d.ts'

type PublicTx = Kysely<DB>

export const findAreaId = async (tx: PublicTx, slug: string) =>
  (await tx.selectFrom('publicAreas').select('id').where('slug', '=', slug).executeTakeFirst())?.id ??
  undefined

export const askForLink = (
  tx: PublicTx,
  ask: { linkId: string; messageId: string; areaId: string; kind: 'email' | 'phone'; address: string },
) =>
  sql`select ask_for_link(${ask.linkId}, ${ask.messageId}, ${ask.areaId}, ${ask.kind}, ${ask.address})`.execute(
    tx,
  )

export type Persona = {
  areaId: string
  personId: string
  role: Role
  name: string
  about: string
  areaName: string
}

/** Empty unless this database is a demonstration. */
export async function personas(tx: PublicTx): Promise<Persona[]> {
  const { rows } = await sql<Persona>`
    select area_id as "areaId", person_id as "personId", role, name, about, area_name as "areaName" from demonstration_personas()`.execute(
    tx,
  )
  return rows
}

/** The person the link signs in; undefined when it was used, is too old or never was. */
export async function redeemLink(
  door: Database,
  { linkId, keyHash, newCarerId }: { linkId: string; keyHash: Buffer; newCarerId: string },
) {
  const { rows } = await sql<{
    who: string | null
  }>`select redeem_link(${linkId}, ${keyHash}, ${newCarerId}) as who`.execute(door)
  return rows[0]?.who ?? undefined
}

export const openSession = (
  door: Database,
  { keyHash, areaId, personId, role }: { keyHash: Buffer; areaId: string; personId: string; role: Role },
) => sql`select open_session(${keyHash}, ${areaId}, ${personId}, ${role})`.execute(door)

export const endSession = (door: Database, keyHash: Buffer) =>
  sql`select end_session(${keyHash})`.execute(door)

/** At most `most` links that are over for a week, with their letters; how many it was. As the worker. */
export async function forgetLinks(worker: Database, most: number): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select forget_links(${most}) as gone`.execute(worker)
  return rows[0]?.gone ?? 0
}
