import { thisThread, type Crew } from './simulate-crew.ts'
import type { Model } from './simulate-model.ts'
import type { Outcome } from './simulate-outcome.ts'
import { compare, summarise, type Difference, type StageSummary } from './simulate-summary.ts'

/** Scenarios have the same stages and horizon. Replication n of each sees the same chance. */
export type Plan = {
  scenarios: readonly { name: string; model: Model }[]
  replications: number
  seed: number
}
export type Simulated = {
  /** How many of each scenario stand behind the figures. */
  replications: number
  scenarios: { name: string; stages: StageSummary[]; events: number }[]
  /** Against the first scenario; empty when there is only one. */
  differences: { name: string; stages: Difference[] }[]
}

/**
 * What would happen to those who wait, with its uncertainty (capability C11; docs/engines/simulate.md has the model).
 * `onLook` is given the figures of the first 3, 5, 10, 15 … replications as they come in. The same plan gives the same
 * looks and the same answer, to the bit, however many work on it. Rejects with the signal's reason when it is aborted.
 */
export async function simulate(
  plan: Plan,
  {
    crew = thisThread,
    signal,
    onLook,
  }: { crew?: Crew; signal?: AbortSignal; onLook?: (look: Simulated) => void } = {},
): Promise<Simulated> {
  signal?.throwIfAborted()
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const halt = () => Atomics.store(stop, 0, 1)
  signal?.addEventListener('abort', halt, { once: true })
  const outcomes = plan.scenarios.map((): Outcome[] => [])
  const tasks = Array.from({ length: plan.replications }, (_, replication) =>
    plan.scenarios.map(({ model }, scenario) => ({ model, scenario, replication })),
  ).flat()
  let next = 0
  let whole = 0

  const work = async () => {
    for (let task = tasks[next++]; task; task = tasks[next++]) {
      const { model, scenario, replication } = task
      const outcome = await crew.run({ model, seed: plan.seed, replication, stop })
      signal?.throwIfAborted()
      // Somebody else's task failed, and said so.
      if (!outcome) return
      const own = outcomes[scenario]
      if (own) own[replication] = outcome
      // In order, so that what is shown does not depend on who was quicker.
      while (whole < plan.replications && outcomes.every((done) => done[whole])) {
        whole++
        if (onLook && isLook(whole)) onLook(figures(plan, outcomes, whole))
      }
    }
  }
  try {
    await Promise.all(Array.from({ length: crew.lanes }, work))
  } finally {
    halt()
    signal?.removeEventListener('abort', halt)
  }
  return figures(plan, outcomes, plan.replications)
}

/** Three are quick and have a middle and two sides; then by fives, from a hundred by fifties, from a thousand by 500s. */
function isLook(replications: number): boolean {
  const every = 5 * 10 ** Math.max(0, Math.floor(Math.log10(replications)) - 1)
  return replications === 3 || replications % every === 0
}

function figures(plan: Plan, outcomes: readonly (readonly Outcome[])[], replications: number): Simulated {
  const scenarios = plan.scenarios.map(({ name, model }, number) => ({
    name,
    names: model.stages.map((stage) => stage.name),
    outcomes: outcomes[number]?.slice(0, replications) ?? [],
  }))
  const [first, ...others] = scenarios
  return {
    replications,
    scenarios: scenarios.map(({ name, names, outcomes: own }) => ({
      name,
      stages: summarise(names, own),
      events: own.reduce((sum, { events }) => sum + events, 0),
    })),
    differences: first
      ? others.map(({ name, names, outcomes: own }) => ({
          name,
          stages: compare(names, { from: first.outcomes, to: own }),
        }))
      : [],
  }
}
