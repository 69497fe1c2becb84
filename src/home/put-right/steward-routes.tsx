import {
  asidesOfArea,
  stewardOnly,
  looked,
  tellOfItLater,
  toldOfAside,
  undoAside,
  wholeAside,
} from '#children/children.ts'
import { record } from '#platform/database.ts'
import { answer, blank, choice, type FormState } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, routes, type Ctx } from '#platform/http.ts'
import { factsOf } from './entry-words.ts'
import { laterQuestions } from './forms.ts'
import { AsidePage, QueuePage } from './steward-pages.tsx'

const staff = allow('staff')

/** One of the area's, for its steward: with who was told, and the question who of them is told later. */
async function asideIn(c: Ctx) {
  await stewardOnly(c)
  const aside = found(await wholeAside(c.var.tx, idIn(c, 'aside')))
  const told = await toldOfAside(c.var.tx, aside.id)
  const unread = told.filter(({ readAt }) => readAt === null)
  const people = new Map(unread.map(({ personId, name, about }) => [personId, `${name}, ${about}`]))
  const questions = {
    person: choice({
      label: 'Who?',
      missing: 'Choose who is told later',
      choices: [...people].map(([value, text]) => ({ value, text })),
    }),
    ...laterQuestions(c.var.today),
  }
  return { aside, told, questions }
}

async function asidePage(
  c: Ctx,
  { aside, told }: Awaited<ReturnType<typeof asideIn>>,
  { form, wrongly }: { form: FormState; wrongly: boolean },
) {
  await looked(c.var.tx, 'looked at an entry that was put right', [aside.childId])
  return c.html(
    <AsidePage
      frame={frame(c)}
      aside={aside}
      facts={await factsOf(c, aside.kind, aside.said)}
      told={told}
      form={form}
      wrongly={wrongly}
      zone={c.var.zone}
      today={c.var.today}
    />,
    wrongly ? 422 : 200,
  )
}

export const stewardRoutes = routes()
  .get('/put-right', staff, async (c) => {
    await stewardOnly(c)
    // Names no child, and so is about none in the account.
    await record(c.var.tx, { what: 'looked at entries put right', reading: true, children: [] })
    return c.html(<QueuePage frame={frame(c)} rows={await asidesOfArea(c.var.tx)} zone={c.var.zone} />)
  })
  .get('/put-right/:aside', staff, async (c) => {
    const it = await asideIn(c)
    return asidePage(c, it, { form: blank(it.questions), wrongly: false })
  })
  .post('/put-right/:aside/later', staff, async (c) => {
    const it = await asideIn(c)
    const sent = answer(it.questions, c.var.body)
    if (!sent.ok) return asidePage(c, it, { form: sent.form, wrongly: true })
    const { person, tellOn, why } = sent.answers
    await tellOfItLater(c.var.tx, { asideId: it.aside.id, personId: person, tellOn, why })
    return c.redirect(`/put-right/${it.aside.id}`, 303)
  })
  .post('/put-right/:aside/undo', staff, async (c) => {
    const { aside } = await asideIn(c)
    await undoAside(c.var.tx, aside.id)
    return c.redirect(`/put-right/${aside.id}`, 303)
  })
