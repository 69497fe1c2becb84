import { looked } from '#children/children.ts'
import { answer, blank, wrong } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, routes, type Ctx } from '#platform/http.ts'
import { dayOf } from '#platform/time.ts'
import { childWithPlan, type PlanChild } from '../child.ts'
import { moveSupport, movesOf, type MoveRow } from '../plans.ts'
import { moveQuestions } from './forms.ts'
import { SupportPage } from './pages.tsx'
import { supportNow } from './rules.ts'

const anyone = allow('family', 'staff')

export const supportRoutes = routes()
  .get('/children/:child/support', anyone, async (c) => {
    const { props, questions } = await theSupport(c)
    await looked(c.var.tx, 'looked at how much support', [props.child.id])
    return c.html(<SupportPage {...props} form={blank(questions)} />)
  })
  .post('/children/:child/support', anyone, async (c) => {
    const { props, questions } = await theSupport(c)
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return c.html(<SupportPage {...props} form={sent.form} />, 422)
    const decision = await moveSupport(c.var.tx, c.var.visit, { childId: props.child.id, ...sent.answers })
    if (decision.outcome === 'refused' && decision.about === 'reason')
      return c.html(
        <SupportPage {...props} form={wrong(questions, c.var.body, { reason: decision.because })} />,
        422,
      )
    if (decision.outcome === 'refused')
      return c.html(
        <SupportPage {...props} form={blank(questions, c.var.body)} refusal={decision.because} />,
        409,
      )
    const here = `/children/${props.child.id}`
    return c.redirect(decision.offersCall ? `${here}/talk?why=moved` : `${here}/support`, 303)
  })
  .post('/children/:child/support/back', anyone, async (c) => {
    const { props } = await theSupport(c)
    const decision = await moveSupport(c.var.tx, c.var.visit, {
      childId: props.child.id,
      direction: 'back',
      reason: '',
    })
    const here = `/children/${props.child.id}`
    // Somebody else brought it back a moment ago: that is what was asked for.
    return c.redirect(decision.outcome === 'moved' ? `${here}/talk?why=moved` : `${here}/support`, 303)
  })

async function theSupport(c: Ctx) {
  const child: PlanChild = await childWithPlan(c)
  const moves = await movesOf(c.var.tx, { childId: child.id })
  const props = { frame: frame(c), child, moves: moves.map((move) => shown(move, c.var.zone)) }
  return { props, questions: moveQuestions(supportNow(moves[0]?.direction)) }
}

const shown = ({ at, ...move }: MoveRow, zone: string) => ({ ...move, on: dayOf(at, zone) })
