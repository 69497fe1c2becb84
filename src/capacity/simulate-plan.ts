import { Temporal } from '#platform/time.ts'
import { scaled, meanOf, type Law } from './simulate-laws.ts'
import { UNLIMITED, type Model, type Route, type Stage } from './simulate-model.ts'
import { weekOf, type PathwaySpec, type QueueSpec } from './simulate-spec.ts'
import type { Capacity, Change, ScenarioSpec, StageSpec } from './simulate-spec-parts.ts'
import type { Plan } from './simulate.ts'

const WEEKS_PER_YEAR = 365.25 / 7

export function planOfQueue(spec: QueueSpec): Plan {
  const weeks = spec.horizon_weeks
  const stage: Stage = {
    name: 'assessment',
    servers: new Int32Array(weeks).fill(spec.servers),
    pace: new Float64Array(weeks).fill(1),
    service: { law: 'exponential', mean: 1 / spec.service_rate_per_server_per_week },
    ...(spec.patience_mean_weeks !== undefined && {
      patienceWeeks: { law: 'exponential' as const, mean: spec.patience_mean_weeks },
    }),
    initialWaiting: spec.initial_waiting,
    routes: [],
    noLongerAskShare: 0,
  }
  const model: Model = {
    horizonWeeks: weeks,
    priorityShares: spec.priority_share,
    arrivals: {
      perWeek: new Float64Array(weeks).fill(spec.lambda_per_week),
      gaps: { law: 'exponential', mean: 1 },
      routes: [{ share: 1, to: [0] }],
    },
    stages: [stage],
  }
  return { scenarios: [{ name: 'as now', model }], replications: spec.replications, seed: spec.seed }
}

export function planOfPathway(spec: PathwaySpec): Plan {
  return {
    scenarios: spec.scenarios.map((scenario) => ({ name: scenario.name, model: modelOf(spec, scenario) })),
    replications: spec.replications,
    seed: spec.seed,
  }
}

function modelOf(spec: PathwaySpec, scenario: ScenarioSpec): Model {
  const changes = [...spec.changes, ...scenario.changes]
    .map((change) => ({ ...change, week: weekOf(change, spec.start_day) ?? 0 }))
    .toSorted((a, b) => a.week - b.week)
  const numberOf = (name: string) => spec.stages.findIndex((stage) => stage.name === name)
  const routes = (of: readonly { share: number; to: string[] }[]): Route[] =>
    of.map(({ share, to }) => ({ share, to: to.map(numberOf) }))
  return {
    horizonWeeks: spec.horizon_weeks,
    priorityShares: spec.priority_share,
    arrivals: {
      perWeek: arrivalsPerWeek(spec, changes),
      gaps: scaled(spec.arrivals.gaps, 1 / meanOf(spec.arrivals.gaps)),
      routes: routes(spec.arrivals.routes),
    },
    stages: spec.stages.map((stage) => ({
      name: stage.name,
      ...staffColumns(
        stage,
        changes.filter((change) => change.stage === stage.name),
        spec.horizon_weeks,
      ),
      service: serviceOf(stage),
      ...(stage.patience_weeks && { patienceWeeks: stage.patience_weeks }),
      initialWaiting: stage.initial_waiting,
      routes: routes(stage.routes),
      noLongerAskShare: scenario.no_longer_ask_share[stage.name] ?? stage.no_longer_ask_share,
    })),
  }
}

/** The rate last set, times growth from the start, times the month that most of the week lies in. */
function arrivalsPerWeek(
  { arrivals, start_day, horizon_weeks }: PathwaySpec,
  changes: readonly (Change & { week: number })[],
): Float64Array {
  const start = start_day === undefined ? undefined : Temporal.PlainDate.from(start_day)
  return new Float64Array(horizon_weeks).map((_, week) => {
    const set = changes.findLast((change) => change.week <= week && change.arrivals_per_week !== undefined)
    const month = start?.add({ days: 7 * week + 3 }).month
    const season = month === undefined ? 1 : (arrivals.season_by_month?.[month - 1] ?? 1)
    const growth = (1 + arrivals.growth_per_year) ** (week / WEEKS_PER_YEAR)
    return (set?.arrivals_per_week ?? arrivals.per_week) * growth * season
  })
}

function serviceOf({ service_weeks, service_hours }: StageSpec): Law {
  const law = service_weeks ?? service_hours
  if (!law) throw new Error('A stage without a service passed the door')
  return law
}

function staffColumns(
  stage: StageSpec,
  changes: readonly (Change & { week: number })[],
  horizonWeeks: number,
): Pick<Stage, 'servers' | 'pace'> {
  const servers = new Int32Array(horizonWeeks)
  const pace = new Float64Array(horizonWeeks)
  for (let week = 0; week < horizonWeeks; week++) {
    const capacity = changes.findLast((change) => change.week <= week)?.capacity ?? stage.capacity
    const { whole, stretch } = staffOf(capacity)
    servers[week] = whole
    pace[week] = stretch / (stage.service_hours ? (capacity.worker_hours_per_week ?? 1) : 1)
  }
  return { servers, pace }
}

/** Whole people for any number of hours: 2.5 of them are three who each take a fifth longer, so nothing is gained. */
export function staffOf(capacity: Capacity): { whole: number; stretch: number } {
  if (capacity.unlimited) return { whole: UNLIMITED, stretch: 1 }
  const people = capacity.servers ?? hoursPerWeek(capacity) / (capacity.worker_hours_per_week ?? 1)
  // A hair over a whole number is that number: hours and money seldom divide evenly.
  const whole = Math.ceil(people - 1e-9)
  return whole > 0 ? { whole, stretch: whole / people } : { whole: 0, stretch: 1 }
}

function hoursPerWeek({ hours_per_week, pence_per_year, pence_per_hour }: Capacity): number {
  return hours_per_week ?? (pence_per_year ?? 0) / (pence_per_hour ?? 1) / WEEKS_PER_YEAR
}
