import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
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

/**
 * As the owner: adds a colleague, or takes the one of that name and job, and enters the address their work account may be
 * linked by, once. What is in the way, in words; undefined when it is done.
 */
export async function enterStaff(
  owner: Database,
  { area, email, name, job }: { area: string; email: string; name: string; job: string },
): Promise<string | undefined> {
  return owner.transaction().execute(async (tx) => {
    const { rows: areas } = await sql<{ id: string }>`select id from areas where slug = ${area}`.execute(tx)
    const areaId = areas[0]?.id
    if (!areaId) return `There is no area called ${area}.`
    const { rows: taken } = await sql`
      select from staff_emails where area_id = ${areaId} and email = lower(${email})`.execute(tx)
    if (taken.length > 0) return 'That address has been entered before.'
    const { rows: known } = await sql<{ id: string }>`
      select id from staff where area_id = ${areaId} and name = ${name} and job = ${job} and active order by id`.execute(
      tx,
    )
    if (known.length > 1) return 'There is more than one colleague of that name and job.'
    const staffId = known[0]?.id ?? newId()
    if (known.length === 0)
      await sql`insert into staff (area_id, id, name, job) values (${areaId}, ${staffId}, ${name}, ${job})`.execute(
        tx,
      )
    await sql`insert into staff_emails (area_id, email, staff_id) values (${areaId}, lower(${email}), ${staffId})`.execute(
      tx,
    )
    return undefined
  })
}
