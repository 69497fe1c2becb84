import type { Day, Moment } from '#platform/time.ts'

/** A home that is kept private, or a record that is kept to a few. `know`: how many were told, or are the few. */
export type Kept = {
  id: string
  kind: 'home' | 'few'
  knownAs: string
  familyName: string
  byName: string
  because: string
  at: Moment
  reviewOn: Day | null
  know: number
}
