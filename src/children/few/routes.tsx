import { answer, blank } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, missing, routes, type Ctx } from '#platform/http.ts'
import { whoHolds } from '../carers/carers.ts'
import { findChild, mayReach } from '../queries.ts'
import { keepToFew, openToAll } from './few.ts'
import { fewQuestions } from './forms.ts'
import { FewPage, KeptToFewPage } from './pages.tsx'
import { fewOf } from './queries.ts'
import { reasons, reviewWeeks } from './rules.ts'

const family = allow('family')

async function childToShare(c: Ctx) {
  const child = found(await findChild(c.var.tx, idIn(c, 'child')))
  if (!(await mayReach(c.var.tx, child.id, 'share'))) missing()
  const colleagues = (await whoHolds(c.var.tx, child.id))
    .filter(({ kind }) => kind === 'staff')
    .map(({ id, name, about }) => ({ holderId: id, name, about }))
  return { child, few: await fewOf(c.var.tx, child.id), colleagues, questions: fewQuestions(colleagues) }
}

export const fewRoutes = routes()
  .get('/children/:child/few', family, async (c) => {
    const { child, few, colleagues, questions } = await childToShare(c)
    return c.html(
      few ? (
        <KeptToFewPage
          frame={frame(c)}
          child={child}
          few={few}
          reason={reasons.find(({ value }) => value === few.because)?.text ?? ''}
          zone={c.var.zone}
        />
      ) : (
        <FewPage frame={frame(c)} child={child} form={blank(questions)} anyone={colleagues.length > 0} />
      ),
    )
  })
  .post('/children/:child/few', family, async (c) => {
    const { child, colleagues, questions } = await childToShare(c)
    const sent = answer(questions, c.var.body)
    if (!sent.ok)
      return c.html(
        <FewPage frame={frame(c)} child={child} form={sent.form} anyone={colleagues.length > 0} />,
        422,
      )
    const { because, few, lookAgain } = sent.answers
    const reviewOn = c.var.today.add({ weeks: reviewWeeks[lookAgain] })
    await keepToFew(c.var.tx, { childId: child.id, because, few, reviewOn })
    return c.redirect(`/children/${child.id}/few`, 303)
  })
  .post('/children/:child/few/open', family, async (c) => {
    const { child, few } = await childToShare(c)
    if (few?.byRole === 'family') await openToAll(c.var.tx, child.id)
    return c.redirect(`/children/${child.id}/few`, 303)
  })
