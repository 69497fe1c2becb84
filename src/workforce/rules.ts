/** Whether a competency is current. Pure. */
import { Temporal, type Day } from '#platform/time.ts'

/** A profiling competency: current, ending within eight weeks, lapsed or never held. */
export type Competency = { state: 'current' | 'ending soon' | 'lapsed'; until: Day } | { state: 'none' }

export function competencyOn(today: Day, until: Day | null | undefined): Competency {
  if (!until) return { state: 'none' }
  if (Temporal.PlainDate.compare(until, today) < 0) return { state: 'lapsed', until }
  return today.until(until).days <= 56 ? { state: 'ending soon', until } : { state: 'current', until }
}
export const maySign = (competency: Competency) =>
  competency.state === 'current' || competency.state === 'ending soon'
