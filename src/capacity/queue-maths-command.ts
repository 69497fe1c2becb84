import { z } from 'zod'
import { dayNumberText, parseDayNumber } from '#platform/day-number.ts'
import { inPlainWords, refusalsOf } from '#platform/refusals.ts'
import { listFigures, queueSizes, referralFlow, removalFlow } from './queue-list.ts'
import {
  pressure,
  queueLoad,
  reliefCapacity,
  targetCapacity,
  targetMeanWait,
  targetQueueSize,
} from './queue-maths.ts'
import { schedule } from './queue-schedule.ts'

const some = z.number().nonnegative()
const more = z.number().positive()
const day = z.string().transform((text, context) => {
  const number = parseDayNumber(text)
  if (number !== undefined) return number
  context.addIssue({ code: 'custom', message: 'is not a day such as 2026-10-31' })
  return z.NEVER
})
const nothing = z.union([z.null(), z.literal('')]).transform(() => undefined)

const columns = z.strictObject({
  referral: z.array(day),
  removal: z.array(z.union([nothing, day])).optional(),
  start: day.optional(),
  end: day.optional(),
})
/** The list of two columns: as many removals as referrals, none before its referral. */
function placesOf(
  { referral, removal, start, end }: Partial<z.infer<typeof columns>> & { referral: readonly number[] },
  context: z.RefinementCtx,
) {
  if (start !== undefined && end !== undefined && end < start)
    context.addIssue({ code: 'custom', path: ['end'], message: 'is before start' })
  if (removal && removal.length !== referral.length)
    context.addIssue({ code: 'custom', path: ['removal'], message: 'is not as long as referral' })
  return referral.map((referred, at) => {
    const removed = removal?.[at]
    if (removed !== undefined && removed < referred)
      context.addIssue({ code: 'custom', path: ['removal', at], message: 'is before its referral' })
    return { referred, removed }
  })
}
const list = columns.transform((args, context) => ({ places: placesOf(args, context), window: args }))

/** A function of the list by the name the community gives it: its arguments, and what it answers. */
const fn = <S extends z.ZodType>(args: S, answer: (args: z.infer<S>) => unknown) => args.transform(answer)
const functions: Record<string, z.ZodType> = {
  calc_queue_load: fn(z.strictObject({ demand: some, capacity: some }), queueLoad),
  calc_target_mean_wait: fn(z.strictObject({ target_wait: more, factor: more.optional() }), (args) =>
    targetMeanWait(target(args)),
  ),
  calc_target_queue_size: fn(
    z.strictObject({ demand: some, target_wait: more, factor: more.optional() }),
    (args) => targetQueueSize({ demand: args.demand, ...target(args) }),
  ),
  calc_target_capacity: fn(
    z.strictObject({
      demand: some,
      target_wait: more,
      factor: more.optional(),
      cv_demand: some.default(1),
      cv_capacity: some.default(1),
    }),
    (args) =>
      targetCapacity({
        demand: args.demand,
        ...target(args),
        variationOfDemand: args.cv_demand,
        variationOfCapacity: args.cv_capacity,
      }),
  ),
  calc_relief_capacity: fn(
    z.strictObject({
      demand: some,
      queue_size: some,
      target_queue_size: some,
      time_to_target: more.default(26),
      num_referrals: some.default(0),
      cv_demand: some.default(0),
    }),
    (args) =>
      reliefCapacity({
        demand: args.demand,
        queueSize: args.queue_size,
        targetSize: args.target_queue_size,
        weeksToTarget: args.time_to_target,
        referrals: args.num_referrals,
        variationOfDemand: args.cv_demand,
      }),
  ),
  calc_waiting_list_pressure: fn(z.strictObject({ mean_wait: some, target_wait: more }), (args) =>
    pressure({ meanWait: args.mean_wait, targetWait: args.target_wait }),
  ),
  wl_queue_size: fn(list, ({ places, window }) => {
    const { start, sizes } = queueSizes(places, window)
    return sizes.map((size, at) => ({ date: dayNumberText(start + at), queue_size: size }))
  }),
  wl_referral_stats: fn(list, ({ places, window }) => {
    const { weekly, daily, variation, count } = referralFlow(places, window)
    return { demand_weekly: weekly, demand_daily: daily, demand_cov: variation, demand_count: count }
  }),
  wl_removal_stats: fn(list, ({ places, window }) => {
    const { weekly, daily, variation, count } = removalFlow(places, window)
    return { capacity_weekly: weekly, capacity_daily: daily, capacity_cov: variation, removal_count: count }
  }),
  wl_stats: fn(
    columns
      .extend({ target_wait: more, factor: more.optional() })
      .transform((args, context) => ({ places: placesOf(args, context), args })),
    ({ places, args }) => {
      const { demand, capacity, ...rest } = listFigures(places, { ...args, ...target(args) })
      return {
        mean_demand: demand.weekly,
        mean_capacity: capacity.weekly,
        load: rest.load,
        load_too_big: rest.loadTooBig ?? null,
        count_demand: demand.count,
        queue_size: rest.queueSize,
        target_queue_size: rest.targetSize,
        queue_too_big: rest.tooBig,
        mean_wait: rest.meanWaitDays,
        cv_arrival: demand.variation,
        cv_removal: capacity.variation,
        target_capacity: rest.targetCapacity ?? null,
        relief_capacity: rest.reliefCapacity ?? null,
        pressure: rest.pressure,
      }
    },
  ),
  wl_schedule: fn(
    columns
      .omit({ start: true, end: true })
      .extend({ slots: z.array(day) })
      .transform((args, context) => ({ places: placesOf(args, context), slots: args.slots })),
    (args) => {
      const { places, used } = schedule(args.places, args.slots)
      return {
        removal: places.map(({ removed }) => (removed === undefined ? null : dayNumberText(removed))),
        used,
      }
    },
  ),
}

const call = z
  .strictObject({
    fn: z.string().refine((name) => Object.hasOwn(functions, name), {
      error: `is none of ${Object.keys(functions).join(', ')}`,
    }),
    args: z.unknown(),
    // Files of golden values carry theirs; it is not read.
    value: z.unknown().optional(),
  })
  .transform(({ fn: name, args }, context) => {
    const answer = functions[name]?.safeParse(args, { error: inPlainWords })
    if (answer?.success) return answer.data
    for (const { path, message } of answer?.error.issues ?? [])
      context.addIssue({ code: 'custom', path: ['args', ...path], message })
    return z.NEVER
  })

/**
 * `ninefold queue-maths calls.json`: a list of `{"fn", "args"}` in, the list of values out in the same order, `null` for
 * what is not a finite number. Bad input: exit 2 and a message with each wrong place, such as `3.args.demand`.
 */
export function queueMathsCommand(text: string): { exit: 0 | 2; out: string } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { exit: 2, out: 'These calls cannot be read. calls: is not JSON' }
  }
  const calls = z.array(call).safeParse(json, { error: inPlainWords })
  if (calls.success) return { exit: 0, out: JSON.stringify(calls.data) }
  return { exit: 2, out: `These calls cannot be read. ${refusalsOf(calls.error, 'calls')}` }
}

const target = ({ target_wait, factor = 4 }: { target_wait: number; factor?: number | undefined }) => ({
  targetWait: target_wait,
  factor,
})
