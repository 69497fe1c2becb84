import {
  canAgree,
  foundBy,
  holdsHere,
  stewardOnly,
  keepsHere,
  looksHere,
  saveAgreement,
  saveHold,
  saveHoldEnd,
  saveLook,
} from '#children/children.ts'
import { isFresh } from '#people/people.ts'
import { record } from '#platform/database.ts'
import { answer, blank, type FormState } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, routes, type Ctx } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { holdQuestions } from './forms.ts'
import { FreshFirstPage, HoldPage, LookPage } from './look-pages.tsx'
import { HeldPage, RetentionPage } from './pages.tsx'

const staff = allow('staff')

async function lookIn(c: Ctx) {
  const lookId = idIn(c, 'look')
  return found((await looksHere(c.var.tx)).find(({ id }) => id === lookId))
}

async function lookPage(c: Ctx, { refused }: { refused: boolean }) {
  const look = await lookIn(c)
  const records = await foundBy(c.var.tx, look.id)
  const children = records.filter(({ knownAs }) => knownAs !== null).map(({ aboutId }) => aboutId)
  await record(c.var.tx, { what: 'looked at whose record is due to go', reading: true, children })
  return c.html(
    <LookPage frame={frame(c)} look={look} found={records} refused={refused} zone={c.var.zone} />,
    refused ? 409 : 200,
  )
}

/** A record of an open look, which may be kept longer. */
async function dueIn(c: Ctx) {
  const look = await lookIn(c)
  const aboutId = idIn(c, 'due')
  const about = (await foundBy(c.var.tx, look.id)).find((each) => each.aboutId === aboutId)
  return { look, about: found(about?.state === 'due' ? about : undefined) }
}

async function holdPage(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const { look, about } = await dueIn(c)
  await record(c.var.tx, {
    what: 'looked at whose record is due to go',
    reading: true,
    children: [about.aboutId],
  })
  return c.html(<HoldPage frame={frame(c)} look={look} about={about} form={form} />, status)
}

async function holdIn(c: Ctx) {
  const holdId = idIn(c, 'keeping')
  return found((await holdsHere(c.var.tx)).find(({ id }) => id === holdId))
}

export const retentionRoutes = routes()
  .get('/retention', staff, async (c) => {
    await stewardOnly(c)
    await record(c.var.tx, { what: 'looked at how long records are kept', reading: true, children: [] })
    return c.html(
      <RetentionPage
        frame={frame(c)}
        keeps={await keepsHere(c.var.tx)}
        looks={await looksHere(c.var.tx)}
        holds={await holdsHere(c.var.tx)}
        zone={c.var.zone}
      />,
    )
  })
  .post('/retention', staff, async (c) => {
    await stewardOnly(c)
    const lookId = newId()
    await saveLook(c.var.tx, lookId)
    return c.redirect(`/retention/${lookId}`, 303)
  })
  .get('/retention/kept/:keeping', staff, async (c) => {
    const hold = await holdIn(c)
    await record(c.var.tx, { what: 'looked at how long records are kept', reading: true, children: [] })
    return c.html(<HeldPage frame={frame(c)} hold={hold} zone={c.var.zone} />)
  })
  .post('/retention/kept/:keeping', staff, async (c) => {
    const { id } = await holdIn(c)
    await saveHoldEnd(c.var.tx, id)
    return c.redirect('/retention', 303)
  })
  .get('/retention/:look', staff, (c) => lookPage(c, { refused: false }))
  .post('/retention/:look', staff, async (c) => {
    const look = await lookIn(c)
    if (!canAgree(look, c.var.visit.now)) return lookPage(c, { refused: true })
    if (!isFresh(c.var.visit))
      return c.html(<FreshFirstPage frame={frame(c)} typed={c.var.body} action={c.req.path} />, 403)
    await saveAgreement(c.var.tx, look.id)
    return c.redirect(`/retention/${look.id}`, 303)
  })
  .get('/retention/:look/:due', staff, (c) => holdPage(c, blank(holdQuestions(c.var.today))))
  .post('/retention/:look/:due', staff, async (c) => {
    const { look, about } = await dueIn(c)
    const sent = answer(holdQuestions(c.var.today), c.var.body)
    if (!sent.ok) return holdPage(c, sent.form, 422)
    await saveHold(c.var.tx, { id: newId(), lookId: look.id, aboutId: about.aboutId, ...sent.answers })
    return c.redirect(`/retention/${look.id}`, 303)
  })
