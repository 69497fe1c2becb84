/** Ids are UUIDv7 made here, in the program: they sort by time, and a row can be named before it is stored. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** An id of one table: a ChildId is not a PersonId. Plain strings parsed at the door fit any. */
export type Id<Table extends string> = string & { readonly __table?: Table }

export function newId(at = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(at, 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export const isId = (text: string | undefined): text is string =>
  text !== undefined && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)

/** A secret nobody guesses: a session's, of which only the hash is stored, or a login's password. */
export const newKey = () => randomBytes(32).toString('base64url')
export const hashOf = (key: string) => createHash('sha256').update(key, 'utf8').digest()

/** A one-time link's token: made from the secret and the link's id, so that it never stands in the outbox. */
export const tokenFor = (secret: string, linkId: string) =>
  createHmac('sha256', secret).update(`sign-in:${linkId}`).digest('base64url')

/** What opens a card: made from the secret and the card's id, and apart from every sign-in. Only its hash is stored. */
export const cardTokenFor = (secret: string, cardId: string) =>
  createHmac('sha256', secret).update(`card:${cardId}`).digest('base64url')

/** What a letter's own link to stop its kind ends in: of no use for anything else. */
export const stopTokenFor = (secret: string, letterId: string) =>
  createHmac('sha256', secret).update(`stop:${letterId}`).digest('base64url')

/** What the link in a letter ends in by which a colleague shows that it arrived: of no use for anything else. */
export const wayTokenFor = (secret: string, letterId: string) =>
  createHmac('sha256', secret).update(`told-here:${letterId}`).digest('base64url')

export const tokenHolds = (secret: string, linkId: string, token: string) =>
  sameSecret(tokenFor(secret, linkId), token)

/** Whose words a phone keeps while it has no signal: their own on every device, and nobody's name or id. */
export const keeperOf = (secret: string, personId: string) =>
  createHmac('sha256', secret).update(`kept:${personId}`).digest('base64url').slice(0, 16)

/** When an id of ours was made, in milliseconds. Whoever sends one could have written any time into it. */
export const madeAt = (id: string) => Number.parseInt(id.replace('-', '').slice(0, 12), 16)

/** Always the same id for the same key and words, so that what is sent twice is kept once, however much later. */
export const idFrom = (key: string, words: string) =>
  createHash('sha256')
    .update(`${key} ${words}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')

/** In the same time whatever was given, so that nobody learns a secret letter by letter, nor how long it is. */
export const sameSecret = (expected: string, given: string) =>
  timingSafeEqual(hashOf(expected), hashOf(given))
