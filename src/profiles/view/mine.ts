/** My own view of a child, and which of its pages comes before and after another. */
import { findChild } from '#children/children.ts'
import { found, idIn, type Ctx } from '#platform/http.ts'
import { lines, type LineKey } from '../instrument.ts'
import { myView, readView } from '../profiles.ts'
import { nextLine, type WholeView } from '../rules.ts'
import type { OpeningStep } from './forms.ts'

export const steps: readonly OpeningStep[] = ['joys', 'worries', 'tried']

export const theChild = async (c: Ctx) => found(await findChild(c.var.tx, idIn(c, 'child')))

/** My own view of this child, and what I have said in it. */
export async function mine(c: Ctx) {
  const child = await theChild(c)
  const view = found(await myView(c.var.tx, { childId: child.id }))
  const said = await readView(c.var.tx, { childId: child.id, viewId: view.id })
  return { child, view, said, at: `/children/${child.id}/view` }
}
export type Mine = Awaited<ReturnType<typeof mine>>

export const next = (at: string, said: WholeView) => {
  const line = nextLine(said)
  return line ? `${at}/${line}` : `${at}/finish`
}
export const after = (at: string, said: WholeView, line: LineKey) => {
  const later = lines[lines.findIndex(({ key }) => key === line) + 1]
  return later ? `${at}/${later.key}` : next(at, said)
}
export const before = (at: string, line: LineKey) => {
  const i = lines.findIndex(({ key }) => key === line)
  const earlier = lines[i - 1]
  return earlier ? `${at}/${earlier.key}` : `${at}/tried`
}
