import type { Law } from './simulate-laws.ts'

/** Where families go: one route is taken, by its share, and they join every stage it names at once. */
export type Route = { share: number; to: readonly number[] }

/**
 * One place where families wait their turn and are then seen. Times are in weeks; what changes with time is a column
 * with one number for each week of the horizon.
 */
export type Stage = {
  name: string
  /** How many can be seen at once; `UNLIMITED` when nobody ever waits. */
  servers: Int32Array
  /** Weeks for each unit of `service`; more where whole people stand for part-time hours. */
  pace: Float64Array
  /** How long it takes to see one family; `pace` turns its unit into weeks. */
  service: Law
  /** How long a family waits here before it gives up; left out when none does. */
  patienceWeeks?: Law
  initialWaiting: number
  /** Shares that add up to less than one: the others have finished. */
  routes: readonly Route[]
  /** The share of those seen here who then no longer ask for anything else they wait for. */
  noLongerAskShare: number
}

/** What one scenario comes down to, as plain columns: it is sent to the workers as it is. */
export type Model = {
  horizonWeeks: number
  /** In order of priority; they add up to one. */
  priorityShares: readonly number[]
  arrivals: { perWeek: Float64Array; gaps: Law; routes: readonly Route[] }
  stages: readonly Stage[]
}

export const UNLIMITED = 2 ** 30
export const MOST_PRIORITIES = 16
