import { z } from 'zod'
import { addToOne, LawSpec } from './simulate-law-spec.ts'
import { MOST_PRIORITIES } from './simulate-model.ts'

/** The parts of a spec; `docs/engines/simulate.md` says what each is for. Words with a unit at the end, as they are sent. */
const Share = z.number().min(0).max(1)
const Name = z.string().min(1).max(80)
const Rate = z.number().min(0).max(1e6)
const IsoDay = z.iso.date()

export const Shares = z
  .array(Share)
  .min(1)
  .max(MOST_PRIORITIES)
  .refine(addToOne, { message: 'the shares must add up to 1' })

export const Run = {
  horizon_weeks: z.int().min(1).max(5200),
  replications: z.int().min(1).max(10_000),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
}

/** People, hours or money; one of them. */
export const Capacity = z
  .strictObject({
    servers: z.number().min(0).max(1e6).optional(),
    unlimited: z.literal(true).optional(),
    hours_per_week: z.number().min(0).max(1e9).optional(),
    pence_per_year: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
    pence_per_hour: z.int().positive().optional(),
    worker_hours_per_week: z.number().positive().max(168).optional(),
  })
  .superRefine((capacity, refuse) => {
    const say = (message: string, path: string[] = []) => refuse.addIssue({ code: 'custom', path, message })
    const kinds = (['servers', 'unlimited', 'hours_per_week', 'pence_per_year'] as const).filter(
      (kind) => capacity[kind] !== undefined,
    )
    if (kinds.length !== 1) say('needs one of servers, unlimited, hours_per_week or pence_per_year')
    if ((kinds[0] === 'pence_per_year') !== (capacity.pence_per_hour !== undefined))
      say('goes with pence_per_year', ['pence_per_hour'])
    if (/hours|pence/.test(kinds[0] ?? '') && capacity.worker_hours_per_week === undefined)
      say('says how many hours one worker gives families in a week', ['worker_hours_per_week'])
  })
export type Capacity = z.infer<typeof Capacity>

const Routes = z
  .array(z.strictObject({ share: Share, to: z.array(Name).min(1).max(12) }))
  .max(16)
  .refine((routes) => routes.reduce((sum, { share }) => sum + share, 0) < 1 + 1e-6, {
    message: 'the shares must add up to 1 at most; the rest have finished',
  })

export const Arrivals = z.strictObject({
  per_week: Rate,
  /** Only its shape counts: it is stretched to the rate. */
  gaps: LawSpec.default({ law: 'exponential', mean: 1 }),
  growth_per_year: z.number().gt(-1).max(10).default(0),
  season_by_month: z.array(z.number().min(0).max(100)).length(12).optional(),
  routes: Routes.min(1),
})

export const StageSpec = z
  .strictObject({
    name: Name,
    capacity: Capacity,
    service_weeks: LawSpec.optional(),
    service_hours: LawSpec.optional(),
    patience_weeks: LawSpec.optional(),
    initial_waiting: z.int().min(0).max(10_000_000).default(0),
    routes: Routes.default([]),
    no_longer_ask_share: Share.default(0),
  })
  .superRefine((stage, refuse) => {
    if ((stage.service_weeks === undefined) === (stage.service_hours === undefined))
      refuse.addIssue({ code: 'custom', message: 'needs one of service_weeks and service_hours' })
    if (stage.service_hours && stage.capacity.worker_hours_per_week === undefined)
      refuse.addIssue({
        code: 'custom',
        path: ['capacity', 'worker_hours_per_week'],
        message: 'turns service_hours into weeks',
      })
  })
export type StageSpec = z.infer<typeof StageSpec>

/** What is so from the start of the week it falls in. */
export const Change = z
  .strictObject({
    week: z.int().min(0).optional(),
    day: IsoDay.optional(),
    stage: Name.optional(),
    capacity: Capacity.optional(),
    arrivals_per_week: Rate.optional(),
  })
  .superRefine((change, refuse) => {
    const say = (message: string) => refuse.addIssue({ code: 'custom', message })
    if ((change.week === undefined) === (change.day === undefined)) say('needs one of week and day')
    if ((change.stage === undefined) !== (change.capacity === undefined))
      say('stage and capacity go together')
    if (change.capacity === undefined && change.arrivals_per_week === undefined)
      say('changes neither a capacity nor arrivals_per_week')
  })
export type Change = z.infer<typeof Change>

export const ScenarioSpec = z.strictObject({
  name: Name,
  changes: z.array(Change).max(1000).default([]),
  no_longer_ask_share: z.record(Name, Share).default({}),
})
export type ScenarioSpec = z.infer<typeof ScenarioSpec>

export const StartDay = IsoDay.optional()
