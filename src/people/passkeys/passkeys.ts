/** Passkeys: what is asked of a device, and whether its answer holds. */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { AreaTx, Database, Role } from '#platform/database.ts'
import { hashOf, newId, newKey } from '#platform/ids.ts'
import { log } from '#platform/log.ts'
import { momentNow } from '#platform/time.ts'
import { challengeHolds, newChallenge } from './challenge.ts'
import { addPasskey, findPasskey, signInByCredential } from './queries.ts'

/** Where we are, and the secret that signs challenges. */
export type Place = { publicUrl: string; secret: string }
const toSignIn = 'sign in'
const toAdd = (personId: string) => `add ${personId}`

/** A passkey belongs to a name; an address of numbers has none. */
export const hasPasskeys = (publicUrl: string) => !/^[\d.]+$|^\[/.test(new URL(publicUrl).hostname)
const nameOf = (publicUrl: string) => new URL(publicUrl).hostname

// EdDSA, ES256 and RS256: what every device of the last years signs with. Asked for more, the library tries what Node calls experimental.
const algorithms = [-8, -7, -257]

export const askToAdd = (
  { publicUrl, secret }: Place,
  { personId, name }: { personId: string; name: string },
) =>
  generateRegistrationOptions({
    rpName: 'Ninefold',
    rpID: nameOf(publicUrl),
    userName: name,
    userID: Uint8Array.from(Buffer.from(personId)),
    challenge: newChallenge(secret, toAdd(personId), momentNow()),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    // Found by the device itself, so that nobody types who they are; opened by face, finger or screen lock.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })

export const askToSignIn = ({ publicUrl, secret }: Place) =>
  generateAuthenticationOptions({
    rpID: nameOf(publicUrl),
    challenge: newChallenge(secret, toSignIn, momentNow()),
    userVerification: 'required',
  })

const Common = {
  id: z.string().min(10).max(1400),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
}
const Added = z.object({
  ...Common,
  response: z.object({ clientDataJSON: z.string(), attestationObject: z.string() }),
})
const Answered = z.object({
  ...Common,
  response: z.object({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
  }),
})
const parse = <T>(schema: z.ZodType<T>, text: unknown): T | undefined => {
  try {
    return schema.parse(JSON.parse(String(text)))
  } catch {
    return undefined
  }
}

/** Keeps the passkey a device made; false when its answer does not hold. */
export async function addFrom(
  tx: AreaTx,
  { publicUrl, secret }: Place,
  { answer, name }: { answer: unknown; name: string },
): Promise<boolean> {
  const response = parse(Added, answer)
  if (!response) return false
  let challenge = ''
  const made = await verifyRegistrationResponse({
    response,
    expectedChallenge: (asked) => {
      challenge = asked
      return challengeHolds(secret, toAdd(tx.personId), momentNow(), asked)
    },
    expectedOrigin: publicUrl,
    expectedRPID: nameOf(publicUrl),
    supportedAlgorithmIDs: algorithms,
  }).catch(() => undefined)
  if (!made?.verified) return false
  const { id, publicKey, counter } = made.registrationInfo.credential
  await addPasskey(tx, {
    id: newId(),
    credential: id,
    publicKey: Buffer.from(publicKey),
    counter,
    name,
    challenge,
  })
  return true
}

/** Opens a session for whose passkey it is; undefined when anything about the answer does not hold. */
export async function signInByPasskey(
  { door, publicUrl, secret }: Place & { door: Database },
  answer: unknown,
): Promise<{ role: Role; key: string } | undefined> {
  const refused = (why: string) => {
    log.warn('passkey refused', { why })
    return undefined
  }
  const response = parse(Answered, answer)
  if (!response) return refused('no answer')
  const known = await findPasskey(door, response.id)
  if (!known) return refused('not known')
  let challenge = ''
  const proof = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (asked) => {
      challenge = asked
      return challengeHolds(secret, toSignIn, momentNow(), asked)
    },
    expectedOrigin: publicUrl,
    expectedRPID: nameOf(publicUrl),
    credential: {
      id: response.id,
      publicKey: Uint8Array.from(known.publicKey),
      counter: known.counter,
    },
  }).catch(() => undefined)
  if (!proof?.verified) return refused('does not hold')
  const key = newKey()
  const who = await signInByCredential(door, {
    keyHash: hashOf(key),
    credential: response.id,
    counter: proof.authenticationInfo.newCounter,
    challenge,
  })
  return who ? { role: 'family', key } : refused('answered before, or a copy')
}
