import { answer, blank, wrong, type FormState } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, missing, routes, type Ctx } from '#platform/http.ts'
import { Temporal } from '#platform/time.ts'
import { looked } from '../children.ts'
import { myGlass } from '../glass/glass.ts'
import { carersOf, findChild, mayReach } from '../queries.ts'
import { differQuestions, orderQuestions, ownQuestions, shownQuestions } from './forms.ts'
import { NewOrderPage, ResponsibilityPage } from './pages.tsx'
import { disputedOf, ordersOf, wordsOf } from './queries.ts'
import { askToLookInto, recordOrder, sayResponsibility } from './responsibility.ts'
import { responsibilityStewardRoutes } from './steward-routes.tsx'

const anyone = allow('family', 'staff')
const staff = allow('staff')
const isFamily = (c: Ctx) => c.var.visit.role === 'family'

async function about(c: Ctx) {
  const child = found(await findChild(c.var.tx, idIn(c, 'child')))
  const everyone = await carersOf(c.var.tx, child.id)
  const carers = everyone.filter(({ relationship }) => relationship !== 'themselves')
  return { child, everyone, carers, words: await wordsOf(c.var.tx, child.id) }
}
type About = Awaited<ReturnType<typeof about>>

async function page(
  c: Ctx,
  { child, carers, words }: About,
  sent: { form?: FormState; differ?: FormState } = {},
) {
  const family = isFamily(c)
  return c.html(
    <ResponsibilityPage
      frame={frame(c)}
      child={child}
      carers={carers}
      words={words}
      disputed={await disputedOf(c.var.tx, child.id)}
      orders={await ordersOf(c.var.tx, child.id)}
      family={family}
      mine={carers.some(({ carerId }) => carerId === c.var.visit.personId)}
      mayWrite={family || (await myGlass(c.var.tx, child.id)) === undefined}
      mayRecord={await mindsSafety(c, child.id)}
      form={sent.form ?? blank(family ? ownQuestions(child.knownAs) : shownQuestions(carers))}
      differ={sent.differ ?? blank(differQuestions(carers))}
      zone={c.var.zone}
    />,
    sent.form || sent.differ ? 422 : 200,
  )
}
const mindsSafety = async (c: Ctx, childId: About['child']['id']) =>
  !isFamily(c) &&
  (await mayReach(c.var.tx, childId, 'safety')) &&
  (await myGlass(c.var.tx, childId)) === undefined
const there = (c: Ctx, { child }: About) => c.redirect(`/children/${child.id}/responsibility`, 303)

async function newOrder(c: Ctx) {
  const shown = await about(c)
  if (!(await mindsSafety(c, shown.child.id))) missing()
  return { shown, questions: orderQuestions(shown.everyone, c.var.today) }
}

export const responsibilityRoutes = routes()
  .route('/', responsibilityStewardRoutes)
  .get('/children/:child/responsibility', anyone, async (c) => {
    const shown = await about(c)
    await looked(c.var.tx, 'looked at who has parental responsibility', [shown.child.id])
    return page(c, shown)
  })
  .post('/children/:child/responsibility', anyone, async (c) => {
    const shown = await about(c)
    const childId = shown.child.id
    if (isFamily(c)) {
      const aboutId = c.var.visit.personId
      if (!shown.carers.some(({ carerId }) => carerId === aboutId)) missing()
      const sent = answer(ownQuestions(shown.child.knownAs), c.var.body)
      if (!sent.ok) return page(c, shown, { form: sent.form })
      await sayResponsibility(c.var.tx, { childId, aboutId, says: sent.answers.says, shown: 'nothing' })
      return there(c, shown)
    }
    const sent = answer(shownQuestions(shown.carers), c.var.body)
    if (!sent.ok) return page(c, shown, { form: sent.form })
    const { about: aboutId, ...word } = sent.answers
    await sayResponsibility(c.var.tx, { childId, aboutId, ...word })
    return there(c, shown)
  })
  .post('/children/:child/responsibility/not-right', anyone, async (c) => {
    const shown = await about(c)
    const said = shown.carers.filter(({ carerId }) => shown.words.some(({ aboutId }) => aboutId === carerId))
    const sent = answer(differQuestions(said), c.var.body)
    if (!sent.ok) return page(c, shown, { differ: sent.form })
    await askToLookInto(c.var.tx, {
      childId: shown.child.id,
      aboutId: sent.answers.whom,
      words: sent.answers.words,
    })
    return there(c, shown)
  })
  .get('/children/:child/orders/new', staff, async (c) => {
    const { shown, questions } = await newOrder(c)
    return c.html(<NewOrderPage frame={frame(c)} child={shown.child} form={blank(questions)} />)
  })
  .post('/children/:child/orders/new', staff, async (c) => {
    const { shown, questions } = await newOrder(c)
    const again = (form: FormState) =>
      c.html(<NewOrderPage frame={frame(c)} child={shown.child} form={form} />, 422)
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return again(sent.form)
    const { from, until, seen, kind, means, ...people } = sent.answers
    const errors = wrongWith({ from, until, ...people })
    if (Object.keys(errors).length > 0) return again(wrong(questions, c.var.body, errors))
    await recordOrder(c.var.tx, {
      childId: shown.child.id,
      kind,
      means,
      fromOn: from,
      untilOn: until ?? null,
      seenOn: seen,
      ...people,
    })
    return there(c, shown)
  })

type Asked = {
  from: Temporal.PlainDate
  until: Temporal.PlainDate | undefined
  protects: string[]
  binds: string[]
  readers: string[]
}
function wrongWith({ from, until, protects, binds, readers }: Asked) {
  const errors: Record<string, string> = {}
  if (until && Temporal.PlainDate.compare(until, from) < 0)
    errors['until'] = 'The last day must be after the first'
  if (protects.some((id) => binds.includes(id))) errors['binds'] = 'Tick each carer in one list only'
  if (readers.some((id) => !protects.includes(id) && !binds.includes(id)))
    errors['readers'] = 'Only carers whom it protects or binds may read it'
  return errors
}
