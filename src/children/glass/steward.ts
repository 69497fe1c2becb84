import { missing, type Ctx } from '#platform/http.ts'
import { isSteward } from './queries.ts'

/** For the area's steward; for every other colleague there is no such page. */
export async function stewardOnly(c: Ctx) {
  if (!(await isSteward(c.var.tx))) missing()
}
