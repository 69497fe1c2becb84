import { sql } from 'kysely'
import type { AreaTx, Database } from '#platform/database.ts'
import type { Passkey } from './rules.ts'

/** The oldest first. */
export async function myPasskeys(tx: AreaTx): Promise<Passkey[]> {
  const { rows } = await sql<Passkey>`
    select id, name, added_at as "addedAt", used_at as "usedAt" from my_passkeys()`.execute(tx)
  return rows
}

export const addPasskey = (
  tx: AreaTx,
  made: {
    id: string
    credential: string
    publicKey: Buffer
    counter: number
    name: string
    challenge: string
  },
) =>
  sql`select add_passkey(${made.id}, ${made.credential}, ${made.publicKey}, ${made.counter}, ${made.name}, ${made.challenge})`.execute(
    tx,
  )

/** False when there is none of mine by that id. */
export async function removePasskey(tx: AreaTx, id: string): Promise<boolean> {
  const { rows } = await sql<{ gone: boolean }>`select remove_passkey(${id}) as gone`.execute(tx)
  return rows[0]?.gone === true
}

export async function findPasskey(door: Database, credential: string) {
  const { rows } = await sql<{ publicKey: Buffer; counter: number }>`
    select public_key as "publicKey", counter from find_passkey(${credential})`.execute(door)
  return rows[0]
}

/** Whose it is, their session begun; undefined when the challenge was answered before or the counter did not go up. */
export async function signInByCredential(
  door: Database,
  proof: { keyHash: Buffer; credential: string; counter: number; challenge: string },
) {
  const { rows } = await sql<{ who: string | null }>`
    select sign_in_by_passkey(${proof.keyHash}, ${proof.credential}, ${proof.counter}, ${proof.challenge}) as who`.execute(
    door,
  )
  return rows[0]?.who ?? undefined
}
