import { contactsFor } from '#children/children.ts'
import { record } from '#platform/database.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, routes, type Ctx } from '#platform/http.ts'
import { needsOf } from '../needs/queries.ts'
import { ToldAlreadyPage, ToTellPage } from './pages.tsx'
import { saveTold, tellingsDue } from './queries.ts'

const staff = allow('staff')
const shownAtOnce = 50

export const tellingsRoutes = routes()
  .get('/to-tell', staff, async (c) =>
    c.html(<ToTellPage frame={frame(c)} tellings={await withWays(c)} zone={c.var.zone} />),
  )
  .post('/to-tell/:telling', staff, async (c) => {
    const tellingId = idIn(c, 'telling')
    found((await tellingsDue(c.var.tx)).find(({ id }) => id === tellingId))
    if (!(await saveTold(c.var.tx, tellingId))) return c.html(<ToldAlreadyPage frame={frame(c)} />, 409)
    await record(c.var.tx, { what: 'told a carer', reading: false, children: [], subject: tellingId })
    return c.redirect('/to-tell', 303)
  })

/** Each with what the carer needs and how to reach them, as far as they shared it with whoever reads. */
async function withWays(c: Ctx) {
  const tellings = (await tellingsDue(c.var.tx)).slice(0, shownAtOnce)
  const shown = []
  for (const telling of tellings) {
    const needs = await needsOf(c.var.tx, telling.childId)
    const contact = (await contactsFor(c.var.tx, telling.childId)).find(
      ({ carerId }) => carerId === telling.carerId,
    )
    shown.push({
      ...telling,
      needs: needs.find(({ carerId }) => carerId === telling.carerId),
      ways: [contact?.phone, contact?.email, contact?.bestTime].filter(Boolean).join(', '),
    })
  }
  return shown
}
