// One question asked of an engine that has never run, as it is by the first page that asks: prints its CPU time.
import { planOfQueue } from '#capacity/simulate-plan.ts'
import { simulate, type Plan } from '#capacity/simulate.ts'
import { referenceSpec } from './simulate-reference.ts'

const asNow = planOfQueue({ ...referenceSpec, replications: 20 })
const more = planOfQueue({ ...referenceSpec, servers: 22, replications: 20 })
const plan: Plan = {
  ...asNow,
  scenarios: [
    ...asNow.scenarios,
    ...more.scenarios.map(({ model }) => ({ name: 'two more clinics', model })),
  ],
}

const before = process.cpuUsage()
const milliseconds = () => {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
let firstMs: number | undefined
const { scenarios } = await simulate(plan, { onLook: () => (firstMs ??= milliseconds()) })
console.log(
  JSON.stringify({
    firstMs,
    allMs: milliseconds(),
    served: scenarios.map(({ stages }) => stages[0]?.served.mean),
  }),
)
