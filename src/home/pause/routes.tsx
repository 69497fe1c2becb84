import {
  findChild,
  stewardOnly,
  looked,
  myPauses,
  pausedNow,
  pauseQueue,
  savePauseAnswer,
  savePauseAsked,
  savePauseLift,
} from '#children/children.ts'
import { record } from '#platform/database.ts'
import { answer, blank, type FormState } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, routes, type Ctx } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { answerQuestions, askQuestions, liftQuestions } from './forms.ts'
import { PausePage } from './pages.tsx'
import { PausesPage, PauseToAnswerPage } from './steward-pages.tsx'

const family = allow('family')
const staff = allow('staff')

async function pausePage(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200) {
  const child = found(await findChild(c.var.tx, idIn(c, 'child')))
  await looked(c.var.tx, 'looked at how to pause the use of the record', [child.id])
  return c.html(
    <PausePage
      frame={frame(c)}
      child={child}
      form={form}
      mine={(await myPauses(c.var.tx, child.id))[0]}
      paused={await pausedNow(c.var.tx, child.id)}
      zone={c.var.zone}
    />,
    status,
  )
}

/** One that waits or is in force, for the steward. */
async function pauseIn(c: Ctx) {
  const pauseId = idIn(c, 'pause')
  return found((await pauseQueue(c.var.tx)).find(({ id }) => id === pauseId))
}

async function stewardPage(c: Ctx, form?: FormState) {
  const pause = await pauseIn(c)
  // Names no child to whoever looks, and so is about none in the account.
  await record(c.var.tx, { what: 'looked at who asked for a pause', reading: true, children: [] })
  const questions = pause.said === null ? answerQuestions : liftQuestions(c.var.today)
  return c.html(
    <PauseToAnswerPage
      frame={frame(c)}
      pause={pause}
      form={form ?? blank(questions)}
      zone={c.var.zone}
      today={c.var.today}
    />,
    form ? 422 : 200,
  )
}

export const pauseRoutes = routes()
  .get('/children/:child/pause', family, (c) => pausePage(c, blank(askQuestions)))
  .post('/children/:child/pause', family, async (c) => {
    const child = found(await findChild(c.var.tx, idIn(c, 'child')))
    const sent = answer(askQuestions, c.var.body)
    if (!sent.ok) return pausePage(c, sent.form, 422)
    await savePauseAsked(c.var.tx, { id: newId(), childId: child.id, words: sent.answers.words })
    return c.redirect(`/children/${child.id}/pause`, 303)
  })
  .get('/paused', staff, async (c) => {
    await stewardOnly(c)
    await record(c.var.tx, { what: 'looked at who asked for a pause', reading: true, children: [] })
    return c.html(
      <PausesPage frame={frame(c)} rows={await pauseQueue(c.var.tx)} zone={c.var.zone} today={c.var.today} />,
    )
  })
  .get('/paused/:pause', staff, (c) => stewardPage(c))
  .post('/paused/:pause', staff, async (c) => {
    const { id } = await pauseIn(c)
    const sent = answer(answerQuestions, c.var.body)
    if (!sent.ok) return stewardPage(c, sent.form)
    await savePauseAnswer(c.var.tx, { id, ...sent.answers })
    return c.redirect('/paused', 303)
  })
  .post('/paused/:pause/lift', staff, async (c) => {
    const { id } = await pauseIn(c)
    const sent = answer(liftQuestions(c.var.today), c.var.body)
    if (!sent.ok) return stewardPage(c, sent.form)
    await savePauseLift(c.var.tx, { id, ...sent.answers })
    return c.redirect('/paused', 303)
  })
