/** Front door of people: signing in and out. */
import { hashOf, newId, newKey, tokenHolds } from '#platform/ids.ts'
import type { Database, Role } from '#platform/database.ts'
import { endSession, openSession, redeemLink } from './queries.ts'
import { signInStaff } from './work-account/queries.ts'
import type { Proof } from './work-account/work-account.ts'

export { enterStaff } from './work-account/queries.ts'
export { isFresh } from './passkeys/rules.ts'
export { forgetLinks, personas, type Persona } from './queries.ts'

/** Redeems a one-time link, if its token is ours and it is unused and fresh. */
export async function signInByLink(
  { door, secret }: { door: Database; secret: string },
  { linkId, token }: { linkId: string; token: string },
): Promise<{ role: Role; key: string } | undefined> {
  if (!tokenHolds(secret, linkId, token)) return undefined
  const key = newKey()
  const who = await redeemLink(door, { linkId, keyHash: hashOf(key), newCarerId: newId() })
  return who ? { role: 'family', key } : undefined
}

/** For a colleague whom the area entered: by the account linked to them, or by their address, which links it once. */
export async function signInByWork(
  door: Database,
  { area, proof }: { area: string; proof: Proof },
): Promise<{ role: Role; key: string } | undefined> {
  const key = newKey()
  const who = await signInStaff(door, { keyHash: hashOf(key), area, proof })
  return who ? { role: 'staff', key } : undefined
}

/** Opens a session for a person whose sign-in has been proved, or a persona of a demonstration. */
export async function signInAs(
  door: Database,
  person: { areaId: string; personId: string; role: Role },
): Promise<{ role: Role; key: string }> {
  const key = newKey()
  await openSession(door, { ...person, keyHash: hashOf(key) })
  return { role: person.role, key }
}

export const signOut = (door: Database, key: string) => endSession(door, hashOf(key))
