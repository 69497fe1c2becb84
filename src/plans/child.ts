/** The child of an address, for those who may see the plan. */
import { getArea } from '#areas/areas.ts'
import { findChild, mayReach } from '#children/children.ts'
import { found, idIn, missing, type Ctx } from '#platform/http.ts'

/** Missing, another's and a plan that is not shared with me all look the same. */
export async function childWithPlan(c: Ctx) {
  const child = found(await findChild(c.var.tx, idIn(c, 'child')))
  if (!(await mayReach(c.var.tx, child.id, 'plan'))) missing()
  return child
}
export type PlanChild = Awaited<ReturnType<typeof childWithPlan>>

export const areaOf = (c: Ctx) => getArea(c.var.visit.areaSlug)
export const bankHolidays = (c: Ctx): ReadonlySet<string> => new Set(areaOf(c).bankHolidays)

/** One word of a form that is not a question: a button's value, a counter. */
export function sentWord(c: Ctx, name: string): string {
  const value = c.var.body[name]
  return typeof value === 'string' ? value : ''
}
