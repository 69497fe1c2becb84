import { carersOf, findChild } from '#children/children.ts'
import { answer, blank } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, missing, routes, type Ctx } from '#platform/http.ts'
import { dayOf } from '#platform/time.ts'
import { myTellings } from '../tellings/queries.ts'
import { needsQuestions } from './forms.ts'
import { sayNeeds } from './needs.ts'
import { MyNeedsPage, TheirNeedsPage } from './pages.tsx'
import { canBeTold, myNeeds, needsOf, reachesCarer } from './queries.ts'
import type { FormState } from '#platform/forms.ts'
import { ordinary, type Needs } from './rules.ts'

const family = allow('family')
const staff = allow('staff')

const asTyped = ({ language, interpreter, format, way }: Needs) => ({ language, interpreter, format, way })

export const needsRoutes = routes()
  .get('/me/told', family, async (c) => {
    const said = await myNeeds(c.var.tx)
    return myPage(c, blank(needsQuestions, asTyped(said ?? ordinary)))
  })
  .post('/me/told', family, async (c) => {
    const sent = answer(needsQuestions, c.var.body)
    if (!sent.ok) return myPage(c, sent.form, 422)
    await sayNeeds(c.var.tx, { carerId: c.var.visit.personId, ...sent.answers })
    return c.redirect('/me/told', 303)
  })
  .get('/children/:child/carers/:carer/told', staff, async (c) => {
    const { carer, child } = await carerToReach(c)
    const said = await saidBy(c, child.id, carer.carerId)
    return theirPage(c, { carer, child, form: blank(needsQuestions, said ? asTyped(said) : {}) })
  })
  .post('/children/:child/carers/:carer/told', staff, async (c) => {
    const { carer, child } = await carerToReach(c)
    const sent = answer(needsQuestions, c.var.body)
    if (!sent.ok) return theirPage(c, { carer, child, form: sent.form }, 422)
    await sayNeeds(c.var.tx, { carerId: carer.carerId, ...sent.answers })
    return c.redirect(`/children/${child.id}`, 303)
  })

/** A carer of this child whom this colleague may reach. */
async function carerToReach(c: Ctx) {
  const child = found(await findChild(c.var.tx, idIn(c, 'child')))
  const carerId = idIn(c, 'carer')
  if (!(await reachesCarer(c.var.tx, carerId))) missing()
  const carer = found((await carersOf(c.var.tx, child.id)).find((each) => each.carerId === carerId))
  return { child, carer }
}
type Carer = Awaited<ReturnType<typeof carerToReach>>

const saidBy = async (c: Ctx, childId: string, carerId: string) =>
  (await needsOf(c.var.tx, childId)).find((each) => each.carerId === carerId)

async function myPage(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const { tx, zone } = c.var
  return c.html(
    <MyNeedsPage
      frame={frame(c)}
      form={form}
      said={await myNeeds(tx)}
      canBeTold={await canBeTold(tx)}
      told={await myTellings(tx)}
      zone={zone}
    />,
    status,
  )
}

async function theirPage(
  c: Ctx,
  { carer, child, form }: Carer & { form: FormState },
  status: 200 | 422 = 200,
) {
  const said = await saidBy(c, child.id, carer.carerId)
  return c.html(
    <TheirNeedsPage
      frame={frame(c)}
      form={form}
      child={child}
      name={carer.name}
      saidOn={said && dayOf(said.at, c.var.zone)}
    />,
    status,
  )
}
