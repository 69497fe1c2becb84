import type { QueueSpec } from '#capacity/simulate-spec.ts'

/** ND-REF-1: the reference model of an area's assessments, as in docs/engines/simulate.md. */
export const referenceSpec: QueueSpec = {
  lambda_per_week: 175,
  priority_share: [0.1, 0.3, 0.6],
  servers: 20,
  service_rate_per_server_per_week: 6.114423,
  patience_mean_weeks: 104,
  initial_waiting: 6000,
  horizon_weeks: 260,
  replications: 200,
  seed: 1,
}
/** England's worth of it: thirty-five times as many of everything. */
export const nationSpec: QueueSpec = {
  ...referenceSpec,
  lambda_per_week: 35 * 175,
  servers: 35 * 20,
  initial_waiting: 35 * 6000,
  replications: 20,
}
