import { isFresh } from '#people/people.ts'
import { record } from '#platform/database.ts'
import { answer, blank } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, routes, type Ctx } from '#platform/http.ts'
import { FreshFirstPage } from '../glass/pages.tsx'
import { stewardOnly } from '../glass/steward.ts'
import { openQuestions } from './forms.ts'
import { KeptPage, OpenPage } from './pages.tsx'
import { keptInArea, saveStewardOpens } from './queries.ts'

const staff = allow('staff')

async function one(c: Ctx) {
  const id = idIn(c, 'kept')
  return found((await keptInArea(c.var.tx)).find((each) => each.id === id))
}
/** Names no child in the account: a carer would read there that something is hidden. */
const lookedAtKept = (c: Ctx) =>
  record(c.var.tx, { what: 'looked at what is kept private', reading: true, children: [] })

export const keptRoutes = routes()
  .get('/steward/kept', staff, async (c) => {
    await stewardOnly(c)
    await lookedAtKept(c)
    return c.html(
      <KeptPage frame={frame(c)} kept={await keptInArea(c.var.tx)} zone={c.var.zone} today={c.var.today} />,
    )
  })
  .get('/steward/kept/:kept', staff, async (c) => {
    const kept = await one(c)
    await lookedAtKept(c)
    return openPage(c, { kept, form: blank(openQuestions) })
  })
  .post('/steward/kept/:kept', staff, async (c) => {
    const kept = await one(c)
    const sent = answer(openQuestions, c.var.body)
    if (!sent.ok) return openPage(c, { kept, form: sent.form }, 422)
    if (!isFresh(c.var.visit))
      return c.html(<FreshFirstPage frame={frame(c)} typed={c.var.body} action={c.req.path} />, 403)
    const { spoken, why } = sent.answers
    await saveStewardOpens(c.var.tx, {
      id: kept.id,
      why: spoken === 'yes' ? why : `${why} (they could not be reached first)`,
    })
    await record(c.var.tx, {
      what: 'ended what was kept private',
      reading: false,
      children: [],
      subject: kept.id,
    })
    return c.redirect('/steward/kept', 303)
  })

type Shown = Pick<Parameters<typeof OpenPage>[0], 'kept' | 'form'>
const openPage = (c: Ctx, shown: Shown, status: 200 | 422 = 200) =>
  c.html(<OpenPage frame={frame(c)} {...shown} zone={c.var.zone} today={c.var.today} />, status)
