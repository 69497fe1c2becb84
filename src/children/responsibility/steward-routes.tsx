import { isFresh } from '#people/people.ts'
import { record } from '#platform/database.ts'
import { answer, blank, wrong, type FormState } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, routes, type Ctx } from '#platform/http.ts'
import { FreshFirstPage } from '../glass/pages.tsx'
import { stewardOnly } from '../glass/steward.ts'
import { decideQuestions, endQuestions, settleQuestions } from './forms.ts'
import { disputesInArea, holdersUnder, ordersInArea, wordsInDispute } from './queries.ts'
import { decideByOrder, endOrder, settleDispute } from './responsibility.ts'
import { DisputePage, ListPage, OrderPage } from './steward-pages.tsx'

const staff = allow('staff')
const list = '/steward/responsibility'

const theDispute = async (c: Ctx) => {
  const id = idIn(c, 'dispute')
  return found((await disputesInArea(c.var.tx)).find((each) => each.id === id))
}
const theOrder = async (c: Ctx) => {
  const id = idIn(c, 'order')
  const order = found((await ordersInArea(c.var.tx)).find((each) => each.id === id))
  return { order, holders: await holdersUnder(c.var.tx, id) }
}
/** Names no child in the account: a carer would read there that something is looked into, or that there is an order. */
const lookedAt = (c: Ctx, what: string, subject?: string) =>
  record(c.var.tx, { what, reading: true, children: [], ...(subject ? { subject } : {}) })

async function disputePage(c: Ctx, dispute: Awaited<ReturnType<typeof theDispute>>, form?: FormState) {
  return c.html(
    <DisputePage
      frame={frame(c)}
      dispute={dispute}
      words={await wordsInDispute(c.var.tx, dispute.id)}
      form={form ?? blank(settleQuestions)}
      zone={c.var.zone}
    />,
    form ? 422 : 200,
  )
}

function orderPage(
  c: Ctx,
  { order, holders }: Awaited<ReturnType<typeof theOrder>>,
  sent: { form?: FormState; end?: FormState } = {},
) {
  return c.html(
    <OrderPage
      frame={frame(c)}
      order={order}
      holders={holders}
      form={sent.form ?? blank(decideQuestions(holders))}
      end={sent.end ?? blank(endQuestions)}
    />,
    sent.form || sent.end ? 422 : 200,
  )
}
const signInFirst = (c: Ctx) =>
  c.html(<FreshFirstPage frame={frame(c)} typed={c.var.body} action={c.req.path} />, 403)

export const responsibilityStewardRoutes = routes()
  .get(list, staff, async (c) => {
    await stewardOnly(c)
    await lookedAt(c, 'looked at responsibility and court orders')
    return c.html(
      <ListPage
        frame={frame(c)}
        disputes={await disputesInArea(c.var.tx)}
        orders={await ordersInArea(c.var.tx)}
        today={c.var.today}
      />,
    )
  })
  .get('/steward/disputes/:dispute', staff, async (c) => {
    const dispute = await theDispute(c)
    await lookedAt(c, 'looked at what people say of parental responsibility', dispute.id)
    return disputePage(c, dispute)
  })
  .post('/steward/disputes/:dispute', staff, async (c) => {
    const dispute = await theDispute(c)
    const sent = answer(settleQuestions, c.var.body)
    if (!sent.ok) return disputePage(c, dispute, sent.form)
    if (sent.answers.says !== 'not sure' && sent.answers.shown === 'nothing')
      return disputePage(
        c,
        dispute,
        wrong(settleQuestions, c.var.body, { shown: 'Choose which paper says so' }),
      )
    await settleDispute(c.var.tx, { disputeId: dispute.id, ...sent.answers })
    return c.redirect(list, 303)
  })
  .get('/steward/orders/:order', staff, async (c) => {
    const shown = await theOrder(c)
    await lookedAt(c, 'looked at a court order', shown.order.id)
    return orderPage(c, shown)
  })
  .post('/steward/orders/:order', staff, async (c) => {
    const shown = await theOrder(c)
    const sent = answer(decideQuestions(shown.holders), c.var.body)
    if (!sent.ok) return orderPage(c, shown, { form: sent.form })
    if (!isFresh(c.var.visit)) return signInFirst(c)
    const { holder, leave, spoken, words } = sent.answers
    await decideByOrder(c.var.tx, {
      orderId: shown.order.id,
      holderId: holder,
      leave,
      words: spoken === 'yes' ? words : `${words} (they could not be reached first)`,
    })
    return c.redirect(`/steward/orders/${shown.order.id}`, 303)
  })
  .post('/steward/orders/:order/end', staff, async (c) => {
    const shown = await theOrder(c)
    const sent = answer(endQuestions, c.var.body)
    if (!sent.ok) return orderPage(c, shown, { end: sent.form })
    if (!isFresh(c.var.visit)) return signInFirst(c)
    await endOrder(c.var.tx, { orderId: shown.order.id, words: sent.answers.why })
    return c.redirect(list, 303)
  })
