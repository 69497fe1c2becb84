import { looked } from '#children/children.ts'
import { answer, blank, wrong } from '#platform/forms.ts'
import { frame, visitorFrame } from '#platform/frame.ts'
import { allow, open, routes, sameForAll } from '#platform/http.ts'
import { areaOf, childWithPlan, sentWord } from '../child.ts'
import { addPaperPlan, maskingWarnings } from '../plans.ts'
import { paperQuestions, paperSaid, typedOfBlank } from './forms.ts'
import { FromPaperPage, PaperPlanPage } from './pages.tsx'

const anyone = allow('family', 'staff')

export const paperRoutes = routes()
  .get('/plan-on-paper', open(), (c) => sameForAll(c, () => <PaperPlanPage frame={visitorFrame(c)} />))
  .get('/children/:child/plan/from-paper', anyone, async (c) => {
    const child = await childWithPlan(c)
    const questions = paperQuestions({ area: areaOf(c), settingName: child.settingName })
    await looked(c.var.tx, 'looked at the plan', [child.id])
    return c.html(
      <FromPaperPage frame={frame(c)} child={child} form={blank(questions, typedOfBlank(c.var.today))} />,
    )
  })
  .post('/children/:child/plan/from-paper', anyone, async (c) => {
    const child = await childWithPlan(c)
    const questions = paperQuestions({ area: areaOf(c), settingName: child.settingName })
    const page = { frame: frame(c), child }
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return c.html(<FromPaperPage {...page} form={sent.form} />, 422)
    const read = paperSaid(sent.answers, c.var.today)
    if (!read.ok)
      return c.html(<FromPaperPage {...page} form={wrong(questions, c.var.body, read.errors)} />, 422)
    const form = blank(questions, c.var.body)
    const warnings = read.said.hopes
      .flatMap(({ words }) => maskingWarnings(words))
      .map(({ why, kinder }) => ({ why, kinder: kinder(child.knownAs) }))
    // As for a goal typed by itself: the first press shows what to think over, the second keeps the family's words.
    if (warnings.length > 0 && sentWord(c, 'sure') !== 'yes')
      return c.html(<FromPaperPage {...page} form={form} warnings={warnings} />)
    const added = await addPaperPlan(c.var.tx, c.var.visit, {
      childId: child.id,
      ...read.said,
      today: c.var.today,
    })
    if (added.outcome === 'refused')
      return c.html(<FromPaperPage {...page} form={form} refusal={added.because} />, 409)
    return c.redirect(`/children/${child.id}/plan`, 303)
  })
