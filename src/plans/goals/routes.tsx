import { looked } from '#children/children.ts'
import { answer, blank } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, routes, type Ctx } from '#platform/http.ts'
import { childWithPlan, sentWord } from '../child.ts'
import { addGoal, finishGoal, goalsOf, rateGoal, ratingsOf } from '../plans.ts'
import { goalQuestions, ratingQuestion } from './forms.ts'
import { shownGoals } from './goal-summary.tsx'
import { GoalPage, GoalsPage, NewGoalPage } from './pages.tsx'
import { maskingWarnings } from './rules.ts'

const anyone = allow('family', 'staff')

export const goalRoutes = routes()
  .get('/children/:child/goals', anyone, async (c) => {
    const { child, goals } = await theGoals(c)
    await looked(c.var.tx, 'looked at the goals', [child.id])
    return c.html(<GoalsPage frame={frame(c)} child={child} goals={goals} />)
  })
  .get('/children/:child/goals/new', anyone, async (c) => {
    const child = await childWithPlan(c)
    await looked(c.var.tx, 'looked at the goals', [child.id])
    return c.html(<NewGoalPage frame={frame(c)} child={child} form={blank(goalQuestions(child.knownAs))} />)
  })
  .post('/children/:child/goals/new', anyone, async (c) => {
    const child = await childWithPlan(c)
    const questions = goalQuestions(child.knownAs)
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return c.html(<NewGoalPage frame={frame(c)} child={child} form={sent.form} />, 422)
    const warnings = maskingWarnings(sent.answers.words)
    const form = blank(questions, c.var.body)
    // The first press shows what to think over; the second keeps the family's words, or the kinder ones they pressed.
    if (warnings.length > 0 && sentWord(c, 'sure') !== 'yes')
      return c.html(<NewGoalPage frame={frame(c)} child={child} form={form} warnings={warnings} />)
    const instead = warnings.find(({ id }) => id === sentWord(c, 'instead'))
    const added = await addGoal(c.var.tx, c.var.visit, {
      childId: child.id,
      words: instead ? instead.kinder(child.knownAs) : sent.answers.words,
      rating: Number(sent.answers.rating),
      today: c.var.today,
    })
    if (added.outcome === 'refused')
      return c.html(<NewGoalPage frame={frame(c)} child={child} form={form} refusal={added.because} />, 409)
    return c.redirect(`/children/${child.id}/goals`, 303)
  })
  .get('/children/:child/goals/:goal', anyone, async (c) => {
    const { child, goal } = await theGoal(c)
    await looked(c.var.tx, 'looked at the goals', [child.id])
    return c.html(<GoalPage frame={frame(c)} child={child} goal={goal} form={blank(ratingQuestion)} />)
  })
  .post('/children/:child/goals/:goal/rate', anyone, async (c) => {
    const { child, goal } = await theGoal(c)
    const sent = answer(ratingQuestion, c.var.body)
    if (!sent.ok) return c.html(<GoalPage frame={frame(c)} child={child} goal={goal} form={sent.form} />, 422)
    await rateGoal(c.var.tx, c.var.visit, {
      childId: child.id,
      goalId: goal.id,
      rating: Number(sent.answers.rating),
    })
    return c.redirect(`/children/${child.id}/goals/${goal.id}`, 303)
  })
  .post('/children/:child/goals/:goal/finish', anyone, async (c) => {
    const { child, goal } = await theGoal(c)
    await finishGoal(c.var.tx, { childId: child.id, goalId: goal.id })
    return c.redirect(`/children/${child.id}/goals`, 303)
  })

async function theGoals(c: Ctx) {
  const child = await childWithPlan(c)
  const about = { childId: child.id }
  const goals = shownGoals(await goalsOf(c.var.tx, about), await ratingsOf(c.var.tx, about), c.var.zone)
  return { child, goals }
}

async function theGoal(c: Ctx) {
  const { child, goals } = await theGoals(c)
  const id = idIn(c, 'goal')
  return { child, goal: found(goals.find((goal) => goal.id === id)) }
}
