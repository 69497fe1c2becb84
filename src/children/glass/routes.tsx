import { isFresh } from '#people/people.ts'
import { record } from '#platform/database.ts'
import { answer, blank, wrong } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, routes, type Ctx } from '#platform/http.ts'
import { findChild } from '../queries.ts'
import { SayPage } from './family-pages.tsx'
import { delayQuestions, findingQuestions, reasonQuestions, sayQuestions, searchQuestions } from './forms.ts'
import {
  breakGlass,
  closeGlass,
  findForGlass,
  findOfGlass,
  findToCheck,
  sayOfGlass,
  tellFamilyLater,
} from './glass.ts'
import {
  BreakPage,
  FreshFirstPage,
  NoMatchPage,
  NotThisWayPage,
  SearchPage,
  TooManyTriesPage,
} from './pages.tsx'
import { glassQueue, glassTries, matchesOf, toldToFamily } from './queries.ts'
import { stewardOnly } from './steward.ts'
import { CheckPage, QueuePage } from './steward-pages.tsx'

const staff = allow('staff')
const family = allow('family')

const freshFirst = (c: Ctx, status: 200 | 403) =>
  c.html(<FreshFirstPage frame={frame(c)} typed={c.var.body ?? {}} action={c.req.path} />, status)

/** One child matches, and the search is mine and of this hour; else the page that says so. */
async function onlyMatch(c: Ctx) {
  const matches = found(await matchesOf(c.var.tx, idIn(c, 'search')))
  return matches === 1 ? undefined : c.html(<NoMatchPage frame={frame(c)} matches={matches} />)
}

const checked = async (c: Ctx) => found(await findToCheck(c.var.tx, idIn(c, 'checked')))
/** Names no child, and so is about none in the account. */
const lookedAsSteward = (c: Ctx) =>
  record(c.var.tx, { what: 'looked at records opened in an emergency', reading: true, children: [] })

async function toldIn(c: Ctx) {
  const child = found(await findChild(c.var.tx, idIn(c, 'child')))
  const breakingId = idIn(c, 'breaking')
  const told = found((await toldToFamily(c.var.tx, child.id)).find(({ id }) => id === breakingId))
  return { child, told }
}

export const glassRoutes = routes()
  .get('/break-glass', staff, (c) =>
    isFresh(c.var.visit)
      ? c.html(<SearchPage frame={frame(c)} form={blank(searchQuestions(c.var.today))} />)
      : freshFirst(c, 200),
  )
  .post('/break-glass', staff, async (c) => {
    const sent = answer(searchQuestions(c.var.today), c.var.body)
    if (!sent.ok) return c.html(<SearchPage frame={frame(c)} form={sent.form} />, 422)
    if (!isFresh(c.var.visit)) return freshFirst(c, 403)
    const searchId = await findForGlass(c.var.tx, sent.answers)
    if (!searchId) return c.html(<TooManyTriesPage frame={frame(c)} />, 409)
    return c.redirect(`/break-glass/${searchId}`, 303)
  })
  .get(
    '/break-glass/:search',
    staff,
    async (c) => (await onlyMatch(c)) ?? c.html(<BreakPage frame={frame(c)} form={blank(reasonQuestions)} />),
  )
  .post('/break-glass/:search', staff, async (c) => {
    const none = await onlyMatch(c)
    if (none) return none
    const sent = answer(reasonQuestions, c.var.body)
    if (!sent.ok) return c.html(<BreakPage frame={frame(c)} form={sent.form} />, 422)
    if (!isFresh(c.var.visit)) return freshFirst(c, 403)
    const childId = await breakGlass(c.var.tx, { searchId: idIn(c, 'search'), ...sent.answers })
    if (!childId)
      return c.html(<NotThisWayPage frame={frame(c)} form={wrong(reasonQuestions, c.var.body, {})} />, 409)
    return c.redirect(`/children/${childId}`, 303)
  })
  .post('/children/:child/close-glass', staff, async (c) => {
    const child = found(await findChild(c.var.tx, idIn(c, 'child')))
    await closeGlass(c.var.tx, child.id)
    return c.redirect('/home', 303)
  })
  .get('/children/:child/who-looked/:breaking', family, async (c) => {
    const { child, told } = await toldIn(c)
    return c.html(
      <SayPage frame={frame(c)} child={child} told={told} form={blank(sayQuestions)} zone={c.var.zone} />,
    )
  })
  .post('/children/:child/who-looked/:breaking', family, async (c) => {
    const { child, told } = await toldIn(c)
    const sent = answer(sayQuestions, c.var.body)
    if (!sent.ok)
      return c.html(
        <SayPage frame={frame(c)} child={child} told={told} form={sent.form} zone={c.var.zone} />,
        422,
      )
    await sayOfGlass(c.var.tx, { childId: child.id, breakingId: told.id, ...sent.answers })
    return c.redirect(`/children/${child.id}/who-looked/${told.id}`, 303)
  })
  .get('/steward', staff, async (c) => {
    await stewardOnly(c)
    await lookedAsSteward(c)
    return c.html(
      <QueuePage
        frame={frame(c)}
        waiting={await glassQueue(c.var.tx, { marked: false })}
        marked={await glassQueue(c.var.tx, { marked: true })}
        tries={await glassTries(c.var.tx)}
        zone={c.var.zone}
      />,
    )
  })
  .get('/steward/:checked', staff, async (c) => {
    const shown = await checked(c)
    await lookedAsSteward(c)
    return checkPage(c, shown, {})
  })
  .post('/steward/:checked', staff, async (c) => {
    const shown = await checked(c)
    const sent = answer(findingQuestions, c.var.body)
    if (!sent.ok) return checkPage(c, shown, { form: sent.form })
    await findOfGlass(c.var.tx, { breakingId: shown.id, ...sent.answers })
    return c.redirect('/steward', 303)
  })
  .post('/steward/:checked/not-yet', staff, async (c) => {
    const shown = await checked(c)
    const sent = answer(delayQuestions(c.var.today), c.var.body)
    if (!sent.ok) return checkPage(c, shown, { delay: sent.form })
    await tellFamilyLater(c.var.tx, {
      breakingId: shown.id,
      tellOn: sent.answers.tellOn,
      words: sent.answers.why,
    })
    return c.redirect(`/steward/${shown.id}`, 303)
  })

type Shown = Parameters<typeof CheckPage>[0]
const checkPage = (
  c: Ctx,
  shown: Shown['checked'],
  { form, delay }: { form?: Shown['form']; delay?: Shown['delay'] },
) =>
  c.html(
    <CheckPage
      frame={frame(c)}
      checked={shown}
      form={form ?? blank(findingQuestions)}
      delay={delay ?? blank(delayQuestions(c.var.today))}
      zone={c.var.zone}
      today={c.var.today}
    />,
    form || delay ? 422 : 200,
  )
