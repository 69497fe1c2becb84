/** What a passkey signs: made here, signed with the secret, and remembered nowhere until it has been answered. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Moment } from '#platform/time.ts'

const [whenBytes, chanceBytes] = [6, 16]
const lastsMs = 60 * 60 * 1000

/** `whose` says what it may be answered for, so that one for signing in adds nothing. Lasts an hour. */
export function newChallenge(secret: string, whose: string, now: Moment) {
  const said = Buffer.concat([Buffer.alloc(whenBytes), randomBytes(chanceBytes)])
  said.writeUIntBE(now.epochMilliseconds + lastsMs, 0, whenBytes)
  // A plain array of bytes, as the library wants it.
  return Uint8Array.from([...said, ...sign(secret, whose, said)])
}

export function challengeHolds(secret: string, whose: string, now: Moment, challenge: string) {
  const bytes = Buffer.from(challenge, 'base64url')
  const said = bytes.subarray(0, whenBytes + chanceBytes)
  const [given, expected] = [bytes.subarray(said.length), sign(secret, whose, said)]
  return (
    given.length === expected.length &&
    timingSafeEqual(given, expected) &&
    said.readUIntBE(0, whenBytes) > now.epochMilliseconds
  )
}

const sign = (secret: string, whose: string, said: Buffer) =>
  createHmac('sha256', secret).update(`passkey:${whose}:`).update(said).digest()
