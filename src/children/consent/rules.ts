/** Three things that are not one another: agreement to support, what a share is for, and consent to one medical thing. Pure. */
import type { Moment } from '#platform/time.ts'
import type { Standing } from '../responsibility/rules.ts'

export const purposes = [
  { value: 'everyday help', text: 'To help your child day to day' },
  { value: 'planning support', text: 'To plan and review support with you' },
  { value: 'advice', text: 'To give advice' },
  { value: 'assessment', text: 'To look at an assessment' },
  { value: 'something else', text: 'Something else you talked about' },
] as const
export type Purpose = (typeof purposes)[number]['value']
export const purposeInWords = (purpose: string, words = '') => {
  const said = purposes.find(({ value }) => value === purpose)?.text.toLowerCase() ?? purpose
  return words === '' ? said : `${said}. In the family’s words: “${words}”`
}

/** A share in force, as far as whoever reads may know whom it is with. */
type Held = {
  organisationId: string | null
  organisation: string | null
  teamName: string | null
  purpose: string
}
/** Shares by organisation and, within each, by purpose; organisations by name, then teams and whoever works for none that is known. */
export function byOrganisation<T extends Held>(shares: readonly T[]) {
  const groups = Map.groupBy(shares, ({ organisationId }) => organisationId)
  return [...groups]
    .map(([id, held]) => ({
      id,
      name: held[0]?.organisation ?? undefined,
      uses: [...Map.groupBy(held, ({ purpose }) => purpose)].map(([purpose, shared]) => ({
        purpose,
        shared,
      })),
    }))
    .toSorted((one, other) =>
      (one.name === undefined) === (other.name === undefined)
        ? (one.name ?? '').localeCompare(other.name ?? '', 'en-GB')
        : one.name === undefined
          ? 1
          : -1,
    )
}

export const medicalKinds = [
  { value: 'assessment', text: 'An assessment' },
  { value: 'medicine', text: 'A medicine' },
  { value: 'letter', text: 'A letter to a doctor' },
  { value: 'something else', text: 'Something else' },
] as const
export const rights = [
  { value: 'parental responsibility', text: 'I have parental responsibility' },
  {
    value: 'the young person themselves',
    text: 'I am writing down what the young person decided for themselves',
  },
] as const

/** In an account of their own they answer for themselves, and then nobody writes it down for them. */
const theirOwn = { value: 'the young person themselves', text: 'I decide this for myself' } as const
export const rightsFor = ({ own, ownAccount }: { own: boolean; ownAccount: boolean }) =>
  own ? [theirOwn] : rights.filter(({ value }) => !ownAccount || value !== theirOwn.value)

export type SupportSaid = { said: string; byName: string; at: Moment }
export type Medical = {
  id: string
  matterId: string
  kind: string
  words: string
  said: string
  byRight: string
  byId: string
  byName: string
  at: Moment
}

export const supportWords: Record<string, string> = {
  asked: 'Asked',
  yes: 'Said yes to support',
  no: 'Said no to support',
  withdrawn: 'Said: no longer',
}
export const medicalWords: Record<string, string> = {
  asked: 'Asked, and not answered yet',
  given: 'Consent was given',
  refused: 'Consent was refused',
  withdrawn: 'Consent was withdrawn',
}
/** What a family may say next, by what was said last. */
export const supportNext: Record<string, readonly ('yes' | 'no' | 'withdrawn')[]> = {
  asked: ['yes', 'no'],
  yes: ['withdrawn'],
  no: ['yes'],
  withdrawn: ['yes'],
}
/** What may follow by one right: whoever gave it takes it back by the same. `rows` are of one thing, the newest first. */
export const nextBy = (rows: readonly Medical[], right: string) =>
  medicalNext[rows.find(({ byRight }) => byRight === right)?.said ?? 'asked'] ?? []

/**
 * How far the newest answer goes. A young person's own answer stands first (Gillick v West Norfolk [1986] AC 112; from 16,
 * Family Law Reform Act 1969, section 8). From somebody of whom it is recorded that they do not hold parental
 * responsibility, a yes is their view. About medical things alone: nothing else asks this.
 */
export function weightOf(
  rows: readonly Medical[],
  { themselvesId, standings }: { themselvesId: string | undefined; standings: ReadonlyMap<string, Standing> },
): 'their own' | 'a view' | 'looked into' | 'as said' {
  const answers = rows.filter(({ said }) => said !== 'asked')
  if (answers.some(({ byId }) => byId === themselvesId)) return 'their own'
  const [newest] = answers
  if (newest?.said !== 'given' || newest.byRight !== 'parental responsibility') return 'as said'
  const standing = standings.get(newest.byId)
  return standing === 'does not hold it' ? 'a view' : standing === 'disputed' ? 'looked into' : 'as said'
}

export const medicalNext: Record<string, readonly ('given' | 'refused' | 'withdrawn')[]> = {
  asked: ['given', 'refused'],
  given: ['withdrawn'],
  refused: ['given'],
  withdrawn: ['given'],
}
