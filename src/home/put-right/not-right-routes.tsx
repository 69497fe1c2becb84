import {
  answerNotRight,
  correctionsOf,
  findChild,
  findCorrection,
  kindNamed,
  kindOf,
  looked,
  readEntry,
  sayNotRight,
} from '#children/children.ts'
import { answer, blank, type FormState } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, missing, routes, type Ctx } from '#platform/http.ts'
import { factsOf } from './entry-words.ts'
import { answerQuestions, notRightQuestions } from './forms.ts'
import { NotRightPage } from './not-right-pages.tsx'

const anyone = allow('family', 'staff')
const staff = allow('staff')

type About = Awaited<ReturnType<typeof about>>
async function about(c: Ctx, slug: string | undefined, entryId: string) {
  const child = found(await findChild(c.var.tx, idIn(c, 'child')))
  const kind = found(kindNamed(slug))
  const said = found(await readEntry(c.var.tx, { childId: child.id, kind, id: entryId }))
  await looked(c.var.tx, 'looked at an entry and what was said of it', [child.id])
  return { child, said, entry: { childId: child.id, table: kind.table, id: entryId } }
}

async function page(c: Ctx, { child, said, entry }: About, wrong: { form?: FormState; reply?: FormState }) {
  const corrections = await correctionsOf(c.var.tx, entry)
  const waits =
    c.var.visit.role === 'staff'
      ? corrections.find(({ answer: done, byId }) => done === null && byId !== c.var.visit.personId)
      : undefined
  return c.html(
    <NotRightPage
      frame={frame(c)}
      child={child}
      facts={await factsOf(c, entry.table, said)}
      corrections={corrections}
      form={wrong.form ?? blank(notRightQuestions)}
      reply={waits && { correctionId: waits.id, form: wrong.reply ?? blank(answerQuestions) }}
      zone={c.var.zone}
    />,
    wrong.form || wrong.reply ? 422 : 200,
  )
}

export const notRightRoutes = routes()
  .get('/children/:child/not-right/:what/:entry', anyone, async (c) =>
    page(c, await about(c, c.req.param('what'), idIn(c, 'entry')), {}),
  )
  .post('/children/:child/not-right/:what/:entry', anyone, async (c) => {
    const it = await about(c, c.req.param('what'), idIn(c, 'entry'))
    const sent = answer(notRightQuestions, c.var.body)
    if (!sent.ok) return page(c, it, { form: sent.form })
    await sayNotRight(c.var.tx, c.var.visit, { entry: it.entry, words: sent.answers.words })
    return c.redirect(c.req.path, 303)
  })
  .post('/children/:child/not-right/:correction', staff, async (c) => {
    const childId = idIn(c, 'child')
    const correction = found(await findCorrection(c.var.tx, { childId, id: idIn(c, 'correction') }))
    // Nobody answers themselves.
    if (correction.byId === c.var.visit.personId) missing()
    const { slug } = found(kindOf(correction.tableName))
    const it = await about(c, slug, correction.rowId)
    const sent = answer(answerQuestions, c.var.body)
    if (!sent.ok) return page(c, it, { reply: sent.form })
    await answerNotRight(c.var.tx, c.var.visit, {
      childId,
      correctionId: correction.id,
      answer: sent.answers.answer,
      words: sent.answers.why,
    })
    return c.redirect(`/children/${childId}/not-right/${slug}/${correction.rowId}`, 303)
  })
