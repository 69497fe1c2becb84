import { availableParallelism } from 'node:os'
import { inPlainWords, refusalsOf } from '#platform/refusals.ts'
import { expectedJoins, findExcess } from './simulate-bounds.ts'
import { openCrew, thisThread } from './simulate-crew.ts'
import { planOfPathway, planOfQueue } from './simulate-plan.ts'
import { PathwaySpec, QueueSpec } from './simulate-spec.ts'
import { simulate, type Plan, type Simulated } from './simulate.ts'

/** Under this many expected joins a worker takes longer to start than to be of use. */
const SMALL = 10_000_000

/**
 * `ninefold simulate spec.json`: a spec as JSON in, what would happen as JSON out, exit 0. Bad input: exit 2 and a
 * message with each wrong field, such as `stages.0.service_weeks.mean`. Both specs are in docs/engines/simulate.md.
 */
export async function simulateCommand(text: string): Promise<{ exit: 0 | 2; out: string }> {
  const began = process.cpuUsage()
  const asked = readSpec(text)
  if ('refusal' in asked) return { exit: 2, out: `This spec cannot be read. ${asked.refusal}` }
  const { plan, answer } = asked
  const excess = findExcess(plan)
  if (excess) return { exit: 2, out: `This spec asks too much. spec: ${excess}` }
  const joins = plan.scenarios.reduce((sum, { model }) => sum + expectedJoins(model), 0) * plan.replications
  const crew = joins < SMALL ? thisThread : openCrew(Math.min(availableParallelism(), plan.replications, 8))
  try {
    const simulated = await simulate(plan, { crew })
    const { user, system } = process.cpuUsage(began)
    return { exit: 0, out: JSON.stringify(answer(simulated, (user + system) / 1000)) }
  } finally {
    await crew.close()
  }
}

type Asked = { plan: Plan; answer: (simulated: Simulated, cpuMs: number) => unknown } | { refusal: string }

export function readSpec(text: string): Asked {
  const json = parsed(text)
  if (json === undefined) return { refusal: 'spec: is not JSON' }
  if (typeof json === 'object' && json !== null && 'stages' in json) {
    const spec = PathwaySpec.safeParse(json, { error: inPlainWords })
    return spec.success
      ? {
          plan: planOfPathway(spec.data),
          answer: (simulated, cpuMs) => ({ ...simulated, assumptions: assumptionsOf(spec.data), cpuMs }),
        }
      : { refusal: refusalsOf(spec.error, 'spec') }
  }
  const spec = QueueSpec.safeParse(json, { error: inPlainWords })
  return spec.success
    ? { plan: planOfQueue(spec.data), answer: answerOfQueue }
    : { refusal: refusalsOf(spec.error, 'spec') }
}

/** The shape promised for one queue. */
function answerOfQueue({ replications, scenarios }: Simulated, cpuMs: number) {
  const [scenario] = scenarios
  const [stage] = scenario?.stages ?? []
  if (!scenario || !stage) throw new Error('One queue has one stage')
  const { waiting, served, left, weekly } = stage
  return { replications, waiting, served, left, events: scenario.events, cpuMs, weekly }
}

/** What a reader must know before believing the picture. */
function assumptionsOf(spec: PathwaySpec): string[] {
  const effects = spec.scenarios.flatMap((scenario) =>
    spec.stages.flatMap(({ name, no_longer_ask_share }) => {
      const share = scenario.no_longer_ask_share[name] ?? no_longer_ask_share
      const percent = Math.round(share * 1000) / 10
      return share > 0
        ? [`In “${scenario.name}”, ${percent} in 100 families seen at ${name} then no longer ask.`]
        : []
    }),
  )
  return effects.length > 0 ? effects : ['Help is taken to change nobody’s wish to be seen.']
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
