import { getArea } from '#areas/areas.ts'
import { findChild, iDecide, looked, myCard, myOwnChild, standingOver } from '#children/children.ts'
import { record } from '#platform/database.ts'
import { answer, blank } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { afterwards, allow, found, missing, routes, type Ctx } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { makePdf } from '#platform/pdf.ts'
import { dayInWords } from '#platform/time.ts'
import { mayReadPlan } from '#safety/safety.ts'
import { readFileSync } from 'node:fs'
import { promiseCall } from '../calls/calls.ts'
import { areaTeam, contactsWaiting } from '../calls/queries.ts'
import { myView } from '../queries.ts'
import { aloneQuestions, understandingQuestions } from './forms.ts'
import { AlonePage, LetterPage, MyPage, UnderstandingPage } from './pages.tsx'
import { myUnderstanding, saveUnderstanding } from './queries.ts'
import { partsSaid } from './rules.ts'

const family = allow('family')
const template = readFileSync(new URL('letter.typ', import.meta.url), 'utf8')

/** The child whose own record this is; for everyone else there is no such page. */
async function mine(c: Ctx) {
  const child = found(await findChild(c.var.tx, found(await myOwnChild(c.var.tx))))
  const alone = (await contactsWaiting(c.var.tx, { childId: child.id })).find(
    ({ why }) => why === 'asked to be seen alone',
  )
  return { child, call: alone && { who: alone.lead ?? alone.team, dueOn: alone.dueOn } }
}

async function letter(c: Ctx) {
  const { child } = await mine(c)
  const said = await myUnderstanding(c.var.tx, { childId: child.id })
  return {
    called: child.knownAs,
    teacher: said?.teacher ?? '',
    parts: said ? partsSaid(said) : [],
    madeOn: dayInWords(c.var.today),
  }
}

export const mineRoutes = routes()
  .get('/mine', family, async (c) => {
    const { child, call } = await mine(c)
    const view = await myView(c.var.tx, { childId: child.id, childs: true })
    await looked(c.var.tx, 'looked at their own page', [child.id])
    return c.html(
      <MyPage
        frame={frame(c)}
        childId={child.id}
        called={child.knownAs}
        words={{ begun: view !== undefined, shownTo: view?.released ?? 'nobody' }}
        call={call}
        hasCard={(await myCard(c.var.tx, child.id)) !== undefined}
        decides={await iDecide(c.var.tx, child.id)}
        onHardDays={await mayReadPlan(c.var.tx, child.id)}
        over={await standingOver(c.var.tx, child.id)}
        zone={c.var.zone}
      />,
    )
  })
  .get('/mine/alone', family, async (c) => {
    const { call } = await mine(c)
    return c.html(<AlonePage frame={frame(c)} form={blank(aloneQuestions)} call={call} />)
  })
  .post('/mine/alone', family, async (c) => {
    const { child, call } = await mine(c)
    const sent = answer(aloneQuestions, c.var.body)
    if (!sent.ok) return c.html(<AlonePage frame={frame(c)} form={sent.form} call={call} />, 422)
    const team = found(await areaTeam(c.var.tx))
    if (!call)
      await promiseCall(c.var.tx, {
        childId: child.id,
        teamId: team.id,
        why: 'asked to be seen alone',
        lines: [],
        about: sent.answers.words,
        today: c.var.today,
        bankHolidays: new Set(getArea(c.var.visit.areaSlug).bankHolidays),
      })
    return c.redirect('/mine/alone', 303)
  })
  .get('/mine/understanding', family, async (c) => {
    const { child } = await mine(c)
    const said = await myUnderstanding(c.var.tx, { childId: child.id })
    const { goodAt = '', hard = '', helps = '', notHelps = '', teacher = '' } = said ?? {}
    const typed = { goodAt, hard, helps, notHelps, teacher, shown: said?.shown ? ['yes'] : [] }
    const form = blank(understandingQuestions, typed)
    return c.html(<UnderstandingPage frame={frame(c)} form={form} begun={said !== undefined} />)
  })
  .post('/mine/understanding', family, async (c) => {
    const { child } = await mine(c)
    const sent = answer(understandingQuestions, c.var.body)
    if (!sent.ok) return c.html(<UnderstandingPage frame={frame(c)} form={sent.form} begun={false} />, 422)
    const { shown, ...words } = sent.answers
    const id = newId()
    await saveUnderstanding(c.var.tx, { id, childId: child.id, ...words, shown: shown.length > 0 })
    await record(c.var.tx, {
      what: 'wrote “understanding me”',
      reading: false,
      children: [child.id],
      subject: id,
    })
    return c.redirect('/mine/letter', 303)
  })
  .get('/mine/letter', family, async (c) => c.html(<LetterPage frame={frame(c)} {...await letter(c)} />))
  .get('/mine/letter/pdf', family, async (c) => {
    const words = await letter(c)
    if (words.parts.length === 0 && words.teacher === '') missing()
    return afterwards(c, async () =>
      c.body(makePdf(template, words), 200, {
        'content-type': 'application/pdf',
        // Named for what it is, never from whom.
        'content-disposition': 'inline; filename="letter-to-my-teacher.pdf"',
      }),
    )
  })
