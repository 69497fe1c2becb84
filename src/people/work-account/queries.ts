import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import type { Proof } from './work-account.ts'

/** Whose account it is, their session begun; undefined when nobody entered them. */
export async function signInStaff(
  door: Database,
  { keyHash, area, proof }: { keyHash: Buffer; area: string; proof: Proof },
) {
  const { rows } = await sql<{ who: string | null }>`
    select sign_in_staff(${keyHash}, ${area}, ${proof.issuer}, ${proof.subject}, ${proof.email ?? null}, ${proof.issuerSession ?? null}) as who`.execute(
    door,
  )
  return rows[0]?.who ?? undefined
}

export const endWorkSessions = (
  door: Database,
  over: {
    area: string
    issuer: string
    subject: string | undefined
    issuerSession: string | undefined
    tokenId: string
  },
) =>
  sql`select end_work_sessions(${over.area}, ${over.issuer}, ${over.subject ?? null}, ${over.issuerSession ?? null}, ${over.tokenId})`.execute(
    door,
  )
