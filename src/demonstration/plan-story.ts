/** Tells a plan: what the table wrote down, what families said of it later, how a hope is going. */
import type { AreaTx, Visit } from '#platform/database.ts'
import { addGoal, addItem, changeAbout, findPlan, goalsOf, rateGoal, tell } from '#plans/plans.ts'
import type { Day } from '#platform/time.ts'
import type { StepOf } from './story.ts'

type About = { childId: string; today: Day }

export async function tellPlan(
  tx: AreaTx,
  visit: Visit,
  { childId, today, step }: About & { step: StepOf<'plans'> },
) {
  const before = await findPlan(tx, { childId })
  await changeAbout(tx, { childId, over: before?.changed ?? 0, said: step.about, today })
  for (const { line, item, ...said } of step.items) await addItem(tx, { childId, said, line, item, today })
  if (step.hope) await addGoal(tx, visit, { childId, ...step.hope, today })
}

export const tellTry = (tx: AreaTx, childId: string, { item, result, words }: StepOf<'tells of a try'>) =>
  tell(tx, { childId, item, result, words })

/** The newest hope: families say how that one goes. */
export async function rateHope(
  tx: AreaTx,
  visit: Visit,
  { childId, rating }: { childId: string; rating: number },
) {
  const goal = (await goalsOf(tx, { childId })).at(-1)
  if (goal) await rateGoal(tx, visit, { childId, goalId: goal.id, rating })
}
