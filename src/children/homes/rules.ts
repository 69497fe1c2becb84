/** Homes, and why one is kept private, in words. Pure. */
import type { Moment } from '#platform/time.ts'

export type Home = {
  id: string
  name: string
  days: string
  district: string
  carers: string[]
  /** I live there. */
  mine: boolean
  /** While it is kept private. */
  because: string | null
  keptSince: Moment | null
  postcodes: string[]
}

export const reasons = [
  { value: 'somebody could be hurt', text: 'Somebody could find us, and one of us could be hurt' },
  { value: 'a court said so', text: 'A court said so' },
  { value: 'the police or a social worker asked', text: 'The police or a social worker asked for it' },
  { value: 'moved away to be safe', text: 'We moved away to be safe' },
] as const
export type Reason = (typeof reasons)[number]['value']

/** What a reader from whom a place is kept is shown instead of a colleague's name; `somebody()` says the same in SQL. */
export const somebody = 'Somebody who helps your child'

/** `add_home` refuses the next as well, for each person who tells of them. */
export const mostHomes = 6

/** Names as people say them: “Amy”, “Amy and Ben”. */
export const together = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
