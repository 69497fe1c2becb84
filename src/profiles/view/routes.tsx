import { getArea } from '#areas/areas.ts'
import { letAreaTeamIn, whoHolds } from '#children/children.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, routes, type Ctx } from '#platform/http.ts'
import { nextWorkingDay } from '#platform/time.ts'
import { instrument, labelFor, LineKey } from '../instrument.ts'
import { finishView, myView, promiseCall, readView, releaseView, takeUpView, teamLead } from '../profiles.ts'
import { keeper } from '../late/late.ts'
import { twoAnswers } from '../late/queries.ts'
import { areaTeam } from '../calls/queries.ts'
import { findVoice } from '../queries.ts'
import { drafted, seenBy, urgentLines, type WholeView } from '../rules.ts'
import { openingWords } from './forms.ts'
import { after, mine, next, steps, theChild } from './mine.ts'
import { answerRelease, blankRelease, releaseWords } from './release-forms.ts'
import { WhoSeesPage } from './release-pages.tsx'
import { BeginPage, FinishPage, PromisedPage, UrgentPage } from './pages.tsx'
import { stepRoutes } from './step-routes.tsx'
import { twoAnswersRoutes } from './two-answers-routes.tsx'

const anyone = allow('family', 'staff')
/** My view, and those it may be shown to: everyone else who holds the profile. */
async function mineToShow(c: Ctx) {
  const my = await mine(c)
  const holders = (await whoHolds(c.var.tx, my.child.id)).filter(({ id }) => id !== c.var.visit.personId)
  return { ...my, holders, words: releaseWords[c.var.visit.role] }
}
const namesOf = (holders: readonly { name: string; about: string }[]) =>
  holders.map(({ name, about }) => (about ? `${name}, ${about}` : name))

const labels = (c: Ctx, keys: readonly LineKey[]) =>
  keys.map((key) => labelFor(key, getArea(c.var.visit.areaSlug).lineLabels).toLowerCase()).join(' and ')
const holidays = (c: Ctx) => new Set(getArea(c.var.visit.areaSlug).bankHolidays)

export const viewRoutes = routes()
  .get('/children/:child/view', anyone, async (c) => {
    const child = await theChild(c)
    const begun = (await myView(c.var.tx, { childId: child.id })) !== undefined
    return c.html(
      <BeginPage
        frame={frame(c)}
        child={child}
        status={instrument.status}
        begun={begun}
        keeper={keeper(c)}
      />,
    )
  })
  .post('/children/:child/view', anyone, async (c) => {
    const child = await theChild(c)
    const voice = c.var.visit.role === 'family' ? 'parent' : await findVoice(c.var.tx)
    const view = found(await takeUpView(c.var.tx, c.var.visit, { child, voice, today: c.var.today }))
    const said = await readView(c.var.tx, { childId: child.id, viewId: view.id })
    const at = `/children/${child.id}/view`
    const untold = steps.find((step) => openingWords(said, step) === '')
    return c.redirect(drafted(said).length === 0 && untold ? `${at}/${untold}` : next(at, said), 303)
  })
  .get('/children/:child/view/finish', anyone, async (c) => {
    const { child, view, said, words, holders } = await mineToShow(c)
    return c.html(
      <FinishPage
        frame={frame(c)}
        child={child}
        form={blankRelease(words, holders, view)}
        said={saidSoFar(said, child.knownAs)}
        keeper={keeper(c)}
        apart={(await twoAnswers(c.var.tx, { childId: child.id, viewId: view.id })).length}
      />,
    )
  })
  .post('/children/:child/view/finish', anyone, async (c) => {
    const { child, view, said, words, holders } = await mineToShow(c)
    const sent = answerRelease(words, holders, c.var.body)
    if (!sent.ok)
      return c.html(
        <FinishPage
          frame={frame(c)}
          child={child}
          form={sent.form}
          said={saidSoFar(said, child.knownAs)}
          keeper={keeper(c)}
          apart={0}
        />,
        422,
      )
    const about = { childId: child.id, viewId: view.id }
    await finishView(c.var.tx, c.var.visit, about)
    await releaseView(c.var.tx, c.var.visit, { ...about, ...sent.release })
    return c.redirect(`/children/${child.id}`, 303)
  })
  .get('/children/:child/view/who-sees', anyone, async (c) => {
    const { child, view, words, holders } = await mineToShow(c)
    const names = namesOf(seenBy(view, holders))
    return c.html(
      <WhoSeesPage frame={frame(c)} child={child} form={blankRelease(words, holders, view)} names={names} />,
    )
  })
  .post('/children/:child/view/who-sees', anyone, async (c) => {
    const { child, view, at, words, holders } = await mineToShow(c)
    const sent = answerRelease(words, holders, c.var.body)
    if (!sent.ok) {
      const names = namesOf(seenBy(view, holders))
      return c.html(<WhoSeesPage frame={frame(c)} child={child} form={sent.form} names={names} />, 422)
    }
    await releaseView(c.var.tx, c.var.visit, { childId: child.id, viewId: view.id, ...sent.release })
    return c.redirect(`${at}/who-sees`, 303)
  })
  .get('/children/:child/view/urgent', anyone, async (c) => {
    const { child, said, at } = await mine(c)
    const urgent = urgentLines(said.lines)
    const asked = LineKey.safeParse(c.req.query('after'))
    const onwards = asked.success ? after(at, said, asked.data) : next(at, said)
    const team = await areaTeam(c.var.tx)
    if (urgent.length === 0 || !team) return c.redirect(onwards, 303)
    return c.html(
      <UrgentPage
        frame={frame(c)}
        child={child}
        lead={(await teamLead(c.var.tx, team.id)) ?? team.name}
        dueOn={nextWorkingDay(c.var.today, holidays(c))}
        labels={labels(c, urgent)}
        action={`${at}/urgent`}
        onwards={onwards}
      />,
    )
  })
  .post('/children/:child/view/urgent', allow('family'), async (c) => {
    const { child, said, at } = await mine(c)
    const given = c.var.body.onwards
    const onwards =
      typeof given === 'string' && given.startsWith(`${at}/`) && /^[\w/-]+$/.test(given)
        ? given
        : next(at, said)
    const urgent = urgentLines(said.lines)
    if (c.var.body.ring !== 'yes' || urgent.length === 0) return c.redirect(onwards, 303)
    const teamId = found(await letAreaTeamIn(c.var.tx, child.id, 'asked for help'))
    await promiseCall(c.var.tx, {
      childId: child.id,
      teamId,
      why: 'urgent need',
      lines: urgent,
      today: c.var.today,
      bankHolidays: holidays(c),
    })
    return c.redirect(`${at}/promised?onwards=${encodeURIComponent(onwards)}`, 303)
  })
  .get('/children/:child/view/promised', allow('family'), async (c) => {
    const { child, said, at } = await mine(c)
    const given = c.req.query('onwards') ?? ''
    const team = found(await areaTeam(c.var.tx))
    return c.html(
      <PromisedPage
        frame={frame(c)}
        child={child}
        lead={(await teamLead(c.var.tx, team.id)) ?? team.name}
        dueOn={nextWorkingDay(c.var.today, holidays(c))}
        onwards={given.startsWith(`${at}/`) && /^[\w/-]+$/.test(given) ? given : next(at, said)}
      />,
    )
  })
  .route('/', twoAnswersRoutes)
  .route('/', stepRoutes)

const saidSoFar = (said: WholeView, name: string) => {
  const n = drafted(said).filter((key) => !said.skipped.includes(key)).length
  return n === 0
    ? `You have not said anything about the nine lines yet. You still get help that suits most children of ${name}’s age.`
    : `You have told us about ${n} of the nine lines. That is enough to start.`
}
