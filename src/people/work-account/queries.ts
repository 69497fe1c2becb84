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

type Colleague = { areaId: string; email: string; name: string; job: string }
type Entered = { staffId: string; added: boolean; wasEntered: boolean } | { inTheWay: string }

/**
 * As the owner: a colleague and the address their work account may be linked by, once. The address says who it is; where it
 * is new, a name and job do; else they are added.
 */
export async function enterColleague(
  tx: Database,
  { areaId, email, name, job }: Colleague,
): Promise<Entered> {
  const { rows: before } = await sql<{ staffId: string }>`
    select staff_id as "staffId" from staff_emails where area_id = ${areaId} and email = lower(${email})`.execute(
    tx,
  )
  if (before[0]) return { ...before[0], added: false, wasEntered: true }
  const { rows: known } = await sql<{ id: string }>`
    select id from staff where area_id = ${areaId} and name = ${name} and job = ${job} and active order by id limit 2`.execute(
    tx,
  )
  if (known.length > 1) return { inTheWay: 'There is more than one colleague of that name and job.' }
  const staffId = known[0]?.id ?? newId()
  if (known.length === 0)
    await sql`insert into staff (area_id, id, name, job) values (${areaId}, ${staffId}, ${name}, ${job})`.execute(
      tx,
    )
  await sql`insert into staff_emails (area_id, email, staff_id) values (${areaId}, lower(${email}), ${staffId})`.execute(
    tx,
  )
  return { staffId, added: known.length === 0, wasEntered: false }
}

/** The same by the area's address word. What is in the way, in words; undefined when it is done. */
export const enterStaff = (
  owner: Database,
  { area, ...colleague }: Omit<Colleague, 'areaId'> & { area: string },
): Promise<string | undefined> =>
  owner.transaction().execute(async (tx) => {
    const { rows: areas } = await sql<{ id: string }>`select id from areas where slug = ${area}`.execute(tx)
    const areaId = areas[0]?.id
    if (!areaId) return `There is no area called ${area}.`
    const entered = await enterColleague(tx, { areaId, ...colleague })
    if ('inTheWay' in entered) return entered.inTheWay
    return entered.wasEntered ? 'That address has been entered before.' : undefined
  })
