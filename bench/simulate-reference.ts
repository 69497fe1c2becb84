import { PathwaySpec, type QueueSpec } from '#capacity/simulate-spec.ts'

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
/** A county's pathway: help beside the wait, three laws, seasons, and a tenth helped who no longer ask. */
export const pathwaySpec = PathwaySpec.parse({
  start_day: '2026-09-01',
  horizon_weeks: 156,
  replications: 20,
  seed: 1,
  priority_share: [0.2, 0.8],
  arrivals: {
    per_week: 200,
    growth_per_year: 0.05,
    season_by_month: [1.1, 1, 1.2, 0.9, 1.1, 1.1, 0.8, 0.4, 1, 1.2, 1.2, 1],
    routes: [{ share: 1, to: ['request'] }],
  },
  stages: [
    {
      name: 'request',
      capacity: { unlimited: true },
      service_weeks: { law: 'uniform', low: 0.2, high: 2 },
      routes: [{ share: 0.9, to: ['support', 'triage'] }],
    },
    {
      name: 'support',
      capacity: { hours_per_week: 1500, worker_hours_per_week: 20 },
      service_hours: { law: 'gamma', mean: 9, sd: 4.5 },
      patience_weeks: { law: 'weibull', mean: 60, shape: 2 },
      no_longer_ask_share: 0.1,
    },
    {
      name: 'triage',
      capacity: { servers: 15 },
      service_weeks: { law: 'lognormal', mean: 0.06, sd: 0.03 },
      routes: [{ share: 0.75, to: ['assessment'] }],
    },
    {
      name: 'assessment',
      capacity: { servers: 22.5 },
      service_weeks: { law: 'exponential', mean: 0.2 },
      patience_weeks: { law: 'exponential', mean: 150 },
      initial_waiting: 4500,
    },
  ],
})
