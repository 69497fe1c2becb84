import { z } from 'zod'
import { Temporal } from '#platform/time.ts'
import { Arrivals, Change, Run, ScenarioSpec, Shares, StageSpec, StartDay } from './simulate-spec-parts.ts'

/** One queue, all of it memoryless: the reference model ND-REF-1 is written so. */
export const QueueSpec = z.strictObject({
  lambda_per_week: z.number().positive().max(1e6),
  priority_share: Shares.default([1]),
  servers: z.int().min(0).max(1_000_000),
  service_rate_per_server_per_week: z.number().positive().max(1e6),
  patience_mean_weeks: z.number().positive().max(1e6).optional(),
  initial_waiting: z.int().min(0).max(10_000_000).default(0),
  ...Run,
})
export type QueueSpec = z.infer<typeof QueueSpec>

/** The product's model: stages, laws, dated changes and scenarios. */
export const PathwaySpec = z
  .strictObject({
    start_day: StartDay,
    priority_share: Shares.default([1]),
    arrivals: Arrivals,
    stages: z.array(StageSpec).min(1).max(12),
    changes: z.array(Change).max(1000).default([]),
    scenarios: z
      .array(ScenarioSpec)
      .min(1)
      .max(8)
      .default([{ name: 'as now', changes: [], no_longer_ask_share: {} }]),
    ...Run,
  })
  .superRefine((spec, refuse) => {
    const say = (message: string, ...path: (string | number)[]) =>
      refuse.addIssue({ code: 'custom', path, message })
    const names = new Set(spec.stages.map(({ name }) => name))
    if (names.size < spec.stages.length) say('two stages have the same name', 'stages')
    if (new Set(spec.scenarios.map(({ name }) => name)).size < spec.scenarios.length)
      say('two scenarios have the same name', 'scenarios')
    if (spec.arrivals.season_by_month && !spec.start_day) say('is needed to know the months', 'start_day')
    const known = (to: string, ...path: (string | number)[]) => {
      if (!names.has(to)) say(`there is no stage called ${to}`, ...path)
    }
    for (const [r, { to }] of spec.arrivals.routes.entries())
      for (const [t, name] of to.entries()) known(name, 'arrivals', 'routes', r, 'to', t)
    for (const [s, { routes }] of spec.stages.entries())
      for (const [r, { to }] of routes.entries())
        for (const [t, name] of to.entries()) known(name, 'stages', s, 'routes', r, 'to', t)

    const look = (changes: readonly Change[], ...path: (string | number)[]) => {
      for (const [c, change] of changes.entries()) {
        if (change.stage !== undefined) known(change.stage, ...path, c, 'stage')
        const stage = spec.stages.find(({ name }) => name === change.stage)
        if (stage?.service_hours && change.capacity && change.capacity.worker_hours_per_week === undefined)
          say('turns service_hours into weeks', ...path, c, 'capacity', 'worker_hours_per_week')
        if (change.day && !spec.start_day) say('is needed to know which week a day is in', 'start_day')
        const week = weekOf(change, spec.start_day)
        if (week !== undefined && (week < 0 || week >= spec.horizon_weeks))
          say('is outside the horizon', ...path, c, change.day ? 'day' : 'week')
      }
    }
    look(spec.changes, 'changes')
    for (const [s, { changes, no_longer_ask_share }] of spec.scenarios.entries()) {
      look(changes, 'scenarios', s, 'changes')
      for (const name of Object.keys(no_longer_ask_share))
        known(name, 'scenarios', s, 'no_longer_ask_share', name)
    }
  })
export type PathwaySpec = z.infer<typeof PathwaySpec>

/** Weeks from the start; undefined where a day is given and no day to count from. */
export function weekOf({ week, day }: Change, startDay: string | undefined): number | undefined {
  if (week !== undefined || day === undefined || startDay === undefined) return week
  const { days } = Temporal.PlainDate.from(startDay).until(Temporal.PlainDate.from(day), {
    largestUnit: 'days',
  })
  return Math.floor(days / 7)
}
