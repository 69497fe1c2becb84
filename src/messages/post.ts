import type { Told } from './rules.ts'

/** One letter to one address. `reference` is its own for ever: by it the one who carries it is asked whether they have it. */
export type Letter = {
  reference: string
  kind: 'email' | 'phone'
  address: string
  subject: string
  body: string
  /** A link that stops this kind of letter with one press, where its reader may stop it. */
  stopHref?: string | undefined
}
export type Carried = { providerId: string; told: Told }
/**
 * `refused`: never by this one. `later`: not now, or perhaps taken already; `pause`: and nothing else now either.
 * `why` is a word of the carrier's protocol, never of the letter.
 */
export type Handed =
  | { went: 'accepted'; providerId: string }
  | { went: 'refused'; as: 'undelivered' | 'unreachable'; why: string }
  | { went: 'later'; pause: boolean; why: string }

/** Whoever carries letters: GOV.UK Notify, or a mail server. */
export type Post = {
  send: (letter: Letter) => Promise<Handed>
  /** The newest with this reference; undefined when they have none. Throws when they cannot say. */
  find: (reference: string) => Promise<Carried | undefined>
}
