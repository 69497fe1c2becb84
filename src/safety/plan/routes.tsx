import { getArea } from '#areas/areas.ts'
import { findChild, looked, myOwnChild, ownAccountOf, refusalOf, whoHolds } from '#children/children.ts'
import { answer, blank, type FormState } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, missing, routes, type Ctx } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { dayOf, Temporal } from '#platform/time.ts'
import { PartPage, PeoplePage, WordsPage, WritePlanPage } from './form-pages.tsx'
import {
  beginQuestions,
  nameQuestions,
  partQuestions,
  planQuestions,
  toldQuestions,
  wordsQuestions,
} from './forms.ts'
import { DuePage, NoPlanPage, PlanPage } from './pages.tsx'
import {
  beginPlan,
  changePlan,
  lookedAtPlan,
  nameOnPlan,
  sayOwnWords,
  takeOffPlan,
  writePart,
} from './plan.ts'
import { besideOf, namesMe, peopleOf, planOf, plansToReview, wordsOf } from './queries.ts'
import { headings, longestWeeks, mayTakeOff, reviewWeeks, sections } from './rules.ts'

const anyone = allow('family', 'staff')

export const planRoutes = routes()
  .get('/hard-days', allow('staff'), async (c) => {
    const due = await plansToReview(c.var.tx)
    await looked(
      c.var.tx,
      'looked at a work list',
      due.map(({ childId }) => childId),
    )
    return c.html(<DuePage frame={frame(c)} due={due} />)
  })
  .get('/children/:child/hard-days', anyone, async (c) => {
    const about = await looks(c)
    const plan = await planOf(c.var.tx, about.child.id)
    if (!plan) return c.html(<NoPlanPage {...about} />)
    const said = await wordsOf(c.var.tx, about.child.id)
    const named = await namesMe(c.var.tx, about.child.id)
    await lookedAtPlan(c.var.tx, { childId: about.child.id, named })
    return c.html(
      <PlanPage
        {...about}
        plan={{
          ...plan,
          on: dayOf(plan.at, c.var.zone),
          late: Temporal.PlainDate.compare(plan.reviewBy, c.var.today) < 0,
        }}
        said={said && { ...said, on: dayOf(said.at, c.var.zone) }}
        people={(await peopleOf(c.var.tx, about.child.id)).filter(({ endedAt }) => !endedAt)}
        named={named}
        mayWriteWords={named && (await whoseWords(c, about.child.id)) !== 'not mine'}
      />,
    )
  })
  .get('/children/:child/hard-days/write', anyone, async (c) => {
    const about = await looks(c)
    const { plan, questions } = await toWrite(c, about.child.id)
    const mine = c.req.query('mine')
    const beside = plan && isId(mine) && (await besideOf(c.var.tx, { childId: about.child.id, id: mine }))
    const typed = plan ? { ...texts(beside || plan), seen: `${plan.nth}` } : {}
    return c.html(
      <WritePlanPage
        {...about}
        form={blank(questions, typed)}
        meanwhile={
          beside && plan
            ? { by: plan.by, plan: sections.map((key) => ({ heading: headings[key], text: plan[key] })) }
            : undefined
        }
      />,
    )
  })
  .post('/children/:child/hard-days/write', anyone, async (c) => {
    const about = await looks(c)
    const childId = about.child.id
    const { plan, questions, beginning } = await toWrite(c, childId)
    const address = `/children/${childId}/hard-days`
    if (!plan) {
      const sent = answer(beginning, c.var.body)
      if (!sent.ok) return c.html(<WritePlanPage {...about} form={sent.form} />, 422)
      const { again, people, seen: _, ...written } = sent.answers
      const reviewBy = c.var.today.add({ weeks: reviewWeeks[again] })
      const refused = await refusalOf(c.var.tx, () =>
        beginPlan(c.var.tx, { ...written, childId, reviewBy, people }),
      )
      if (refused === 'there is a plan already') return c.html(<NoPlanPage {...about} refused />, 409)
      if (refused) return c.html(<WritePlanPage {...about} form={familyFirst(beginning, c.var.body)} />, 422)
      return c.redirect(address, 303)
    }
    const sent = answer(planQuestions(), c.var.body)
    if (!sent.ok) return c.html(<WritePlanPage {...about} form={{ ...sent.form, fields: questions }} />, 422)
    const { again, seen, ...written } = sent.answers
    const reviewBy = c.var.today.add({ weeks: reviewWeeks[again] })
    const { id, inForce } = await changePlan(c.var.tx, {
      ...written,
      childId,
      reviewBy,
      seen: versionSeen(seen, plan.nth),
    })
    return c.redirect(inForce ? address : `${address}/write?mine=${id}`, 303)
  })
  .post('/children/:child/hard-days/looked-at', anyone, async (c) => {
    const about = await looks(c)
    const plan = await planToChange(c, about.child.id)
    const address = `/children/${about.child.id}/hard-days`
    // Somebody changed it meanwhile: they are shown the newer one, and look at that.
    if (c.var.body.seen !== `${plan.nth}`) return c.redirect(address, 303)
    await changePlan(c.var.tx, {
      ...texts(plan),
      childId: about.child.id,
      reviewBy: c.var.today.add({ weeks: longestWeeks }),
      seen: plan.nth,
    })
    return c.redirect(address, 303)
  })
  .get('/children/:child/hard-days/words', anyone, async (c) => {
    const { about, own, questions } = await ownWords(c)
    const said = await wordsOf(c.var.tx, about.child.id)
    return c.html(
      <WordsPage
        {...about}
        own={own}
        form={blank(questions, { words: said?.words, saidTo: said?.saidTo })}
      />,
    )
  })
  .post('/children/:child/hard-days/words', anyone, async (c) => {
    const { about, own } = await ownWords(c)
    const childId = about.child.id
    const sent = own
      ? answer(wordsQuestions(true, about.child.knownAs), c.var.body)
      : answer(toldQuestions(about.child.knownAs), c.var.body)
    if (!sent.ok) return c.html(<WordsPage {...about} own={own} form={sent.form} />, 422)
    await sayOwnWords(c.var.tx, { saidTo: '', ...sent.answers, childId })
    return c.redirect(`/children/${childId}/hard-days`, 303)
  })
  .get('/children/:child/hard-days/people', anyone, async (c) => peoplePage(c, await looks(c)))
  .post('/children/:child/hard-days/people', anyone, async (c) => {
    const about = await looks(c)
    await planToChange(c, about.child.id)
    const sent = answer(nameQuestions(await notNamed(c, about.child.id)), c.var.body)
    if (!sent.ok) return peoplePage(c, about, { form: sent.form })
    await nameOnPlan(c.var.tx, { childId: about.child.id, people: sent.answers.people })
    return c.redirect(`/children/${about.child.id}/hard-days/people`, 303)
  })
  .post('/children/:child/hard-days/people/:named/off', anyone, async (c) => {
    const { about, person } = await namedIn(c)
    if (!mayTakeOff(person, await meOn(c, about.child.id))) missing()
    const refused = await refusalOf(c.var.tx, () =>
      takeOffPlan(c.var.tx, { childId: about.child.id, personId: person.id }),
    )
    if (refused) return peoplePage(c, about, { stays: true })
    // Whoever took themselves off is shown the child’s page: the plan is not theirs to read any more.
    return c.redirect(`/children/${about.child.id}${person.mine ? '' : '/hard-days/people'}`, 303)
  })
  .get('/children/:child/hard-days/people/:named/part', anyone, async (c) => {
    const { about, person } = await namedIn(c)
    const form = blank(partQuestions(person), { part: person.part ?? '' })
    return c.html(<PartPage {...about} person={person} form={form} />)
  })
  .post('/children/:child/hard-days/people/:named/part', anyone, async (c) => {
    const { about, person } = await namedIn(c)
    const sent = answer(partQuestions(person), c.var.body)
    if (!sent.ok) return c.html(<PartPage {...about} person={person} form={sent.form} />, 422)
    await writePart(c.var.tx, { childId: about.child.id, personId: person.id, words: sent.answers.part })
    return c.redirect(`/children/${about.child.id}/hard-days`, 303)
  })

async function looks(c: Ctx) {
  const child = found(await findChild(c.var.tx, idIn(c, 'child')))
  return { frame: frame(c), area: getArea(c.var.visit.areaSlug), child }
}
type About = Awaited<ReturnType<typeof looks>>
type ChildId = About['child']['id']

/** The plan, for those it names: through the glass it is read, and no more. */
async function planToChange(c: Ctx, childId: ChildId) {
  if (!(await namesMe(c.var.tx, childId))) missing()
  return found(await planOf(c.var.tx, childId))
}

const texts = (plan: Record<(typeof sections)[number], string>) => ({
  signs: plan.signs,
  helps: plan.helps,
  worse: plan.worse,
  atNight: plan.atNight,
  keptSafe: plan.keptSafe,
})

/** The version they read; anything else is as if they had read the newest but one, so that nothing of it is written over. */
function versionSeen(seen: string, newest: number) {
  const nth = /^\d{1,4}$/.test(seen) ? Number(seen) : 0
  return nth <= newest ? nth : 0
}

const others = async (c: Ctx, childId: ChildId) =>
  (await whoHolds(c.var.tx, childId)).filter(({ id }) => id !== c.var.visit.personId)
async function notNamed(c: Ctx, childId: ChildId) {
  const people = await peopleOf(c.var.tx, childId)
  return (await others(c, childId)).filter(
    ({ id }) => !people.some(({ holderId, endedAt }) => holderId === id && !endedAt),
  )
}

/** The questions of the plan that names me, or of one to begin. */
async function toWrite(c: Ctx, childId: ChildId) {
  const plan = await planOf(c.var.tx, childId)
  if (plan && !(await namesMe(c.var.tx, childId))) missing()
  const beginning = beginQuestions(await others(c, childId))
  return { plan, beginning, questions: plan ? planQuestions() : beginning }
}

const familyFirst = (fields: ReturnType<typeof beginQuestions>, typed: FormState['typed']): FormState => ({
  fields,
  typed,
  errors: { people: 'Tick somebody of the family' },
})

/** Whose their own words are to write: theirs, where they have a way in; else anybody’s it names, who writes them down. */
async function whoseWords(c: Ctx, childId: ChildId) {
  if ((await myOwnChild(c.var.tx)) === childId) return 'mine'
  return (await ownAccountOf(c.var.tx, childId)) ? 'not mine' : 'written down'
}

async function ownWords(c: Ctx) {
  const about = await looks(c)
  await planToChange(c, about.child.id)
  const whose = await whoseWords(c, about.child.id)
  if (whose === 'not mine') missing()
  const own = whose === 'mine'
  const { knownAs } = about.child
  return { about, own, questions: own ? wordsQuestions(true, knownAs) : toldQuestions(knownAs) }
}

const meOn = async (c: Ctx, childId: ChildId) => ({
  role: c.var.visit.role,
  own: (await myOwnChild(c.var.tx)) === childId,
})

async function namedIn(c: Ctx) {
  const about = await looks(c)
  await planToChange(c, about.child.id)
  const id = idIn(c, 'named')
  const people = await peopleOf(c.var.tx, about.child.id)
  return { about, person: found(people.find((each) => each.id === id && !each.endedAt)) }
}

async function peoplePage(c: Ctx, about: About, { form, stays }: { form?: FormState; stays?: boolean } = {}) {
  const childId = about.child.id
  await planToChange(c, childId)
  const addable = await notNamed(c, childId)
  const me = await meOn(c, childId)
  const people = (await peopleOf(c.var.tx, childId)).map((each) => ({
    ...each,
    on: dayOf(each.endedAt ?? each.at, c.var.zone),
    mayTakeOff: mayTakeOff(each, me),
  }))
  return c.html(
    <PeoplePage
      {...about}
      form={form ?? blank(nameQuestions(addable))}
      anyone={addable.length > 0}
      people={people.filter(({ endedAt }) => !endedAt)}
      takenOff={people.filter(({ endedAt }) => endedAt)}
      {...(stays ? { stays } : {})}
    />,
    stays ? 409 : form ? 422 : 200,
  )
}
