import { getArea } from '#areas/areas.ts'
import { answersTo } from '#platform/database.ts'
import { answer, blank, reachKind, wrong, type FormState } from '#platform/forms.ts'
import { frame, visitorFrame } from '#platform/frame.ts'
import { allow, found, idIn, missing, open, routes, type Ctx, soughtIn } from '#platform/http.ts'
import { isId, sameSecret, wayTokenFor } from '#platform/ids.ts'
import { rotaOf, concernsWaiting } from '../queries.ts'
import { hoursInWords, readOn, thereOn, watchingInWords } from '../rules.ts'
import { watchOf } from '../watch.ts'
import { awayQuestions, becauseOf, wayQuestions, wrongDays } from './forms.ts'
import { AwayPage, RotaPage } from './pages.tsx'
import { ArrivedPage, ArrivesPage, TooOldPage, WaysPage } from './ways-pages.tsx'
import { changesSeen, confirmWay, couldRead, myPart, waysSeen, type Became } from './queries.ts'
import { addReader, moveReader, sayAway, sayBack, sayWay, stopWay, takeOff } from './rota.ts'

const staff = allow('staff')
const here = '/read/rota'

export const rotaRoutes = routes()
  .get(here, staff, async (c) => rotaPage(c))
  .post(`${here}/add`, staff, async (c) => {
    await keeperOnly(c)
    const staffId = c.var.body.staff
    if (typeof staffId !== 'string' || !isId(staffId)) missing()
    return after(c, await addReader(c.var.tx, staffId))
  })
  .post(`${here}/:reader/off`, staff, async (c) => {
    await keeperOnly(c)
    return after(c, await takeOff(c.var.tx, idIn(c, 'reader')))
  })
  .post(`${here}/:reader/move`, staff, async (c) => {
    await keeperOnly(c)
    const to = c.var.body.to
    if (to !== 'up' && to !== 'down') missing()
    return after(c, await moveReader(c.var.tx, { staffId: idIn(c, 'reader'), up: to === 'up' }))
  })
  .get(`${here}/:reader/away`, staff, async (c) => {
    const who = await whoseDays(c)
    return c.html(<AwayPage frame={frame(c)} who={who} form={blank(awayQuestions(c.var.today))} />)
  })
  .post(`${here}/:reader/away`, staff, async (c) => {
    const who = await whoseDays(c)
    const questions = awayQuestions(c.var.today)
    const again = (form: FormState) => c.html(<AwayPage frame={frame(c)} who={who} form={form} />, 422)
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return again(sent.form)
    const until = wrongDays(sent.answers)
    if (until) return again(wrong(questions, c.var.body, { until }))
    const became = await sayAway(c.var.tx, { staffId: who.id, ...sent.answers })
    if (became !== 'done') {
      const form = wrong(questions, c.var.body, { from: becauseOf[became] })
      return c.html(<AwayPage frame={frame(c)} who={who} form={form} />, 409)
    }
    return c.redirect(here, 303)
  })
  .post(`${here}/:reader/back`, staff, async (c) => {
    const who = await whoseDays(c)
    return after(c, await sayBack(c.var.tx, who.id))
  })
  .get(`${here}/ways`, staff, async (c) => waysPage(c, blank(wayQuestions)))
  .post(`${here}/ways`, staff, async (c) => {
    await readerOnly(c)
    const sent = answer(wayQuestions, c.var.body)
    if (!sent.ok) return waysPage(c, sent.form, 422)
    const address = sent.answers.reach
    const became = await sayWay(c.var.tx, { kind: reachKind(address), address })
    if (became !== 'done')
      return waysPage(c, wrong(wayQuestions, c.var.body, { reach: becauseOf[became] }), 409)
    return c.redirect(`${here}/ways`, 303)
  })
  .post(`${here}/ways/stop`, staff, async (c) => {
    await readerOnly(c)
    const { kind } = c.var.body
    if (kind !== 'email' && kind !== 'phone') missing()
    await stopWay(c.var.tx, kind)
    return c.redirect(`${here}/ways`, 303)
  })
  // The GET shows a button and changes nothing: mail scanners follow links. Pressed on the phone, where nobody is signed in.
  .get('/told-here/:letter/:token', open(), (c) => {
    idIn(c, 'letter')
    return c.html(<ArrivesPage frame={visitorFrame(c)} />)
  })
  .post('/told-here/:letter/:token', open(), async (c) => {
    const letterId = idIn(c, 'letter')
    const token = wayTokenFor(c.var.world.secret, letterId)
    if (!sameSecret(token, c.req.param('token') ?? '')) missing()
    return (await confirmWay(c.var.world.door, letterId))
      ? c.html(<ArrivedPage frame={visitorFrame(c)} />)
      : c.html(<TooOldPage frame={visitorFrame(c)} />, 409)
  })

/** For those on the rota and the steward; for every other colleague there is no such page. */
async function partIn(c: Ctx) {
  const part = await myPart(c.var.tx)
  return part.reads || part.keeps ? part : missing()
}
async function keeperOnly(c: Ctx) {
  if (!(await myPart(c.var.tx)).keeps) missing()
}
async function readerOnly(c: Ctx) {
  if (!(await myPart(c.var.tx)).reads) missing()
}

/** Somebody of the rota whose days away I may say: my own, or as the steward anybody's. */
async function whoseDays(c: Ctx) {
  const { reads, keeps } = await partIn(c)
  const who = found((await rotaOf(c.var.tx)).find(({ id }) => id === idIn(c, 'reader')))
  const mine = reads && who.id === c.var.visit.personId
  return mine || keeps ? { ...who, mine } : missing()
}

const after = (c: Ctx, became: Became) =>
  became === 'done' ? c.redirect(here, 303) : rotaPage(c, becauseOf[became])

async function rotaPage(c: Ctx, because?: string) {
  const part = await partIn(c)
  const { tx, visit } = c.var
  const q = soughtIn(c)
  const rota = await rotaOf(tx)
  const watch = watchOf(getArea(visit.areaSlug))
  const day = readOn(visit.now, watch)
  const [waits] = await answersTo(tx, concernsWaiting())
  return c.html(
    <RotaPage
      frame={frame(c)}
      part={part}
      me={visit.personId}
      rota={rota}
      first={thereOn(rota, day)[0]}
      day={day}
      ways={await waysSeen(tx)}
      changes={await changesSeen(tx)}
      zone={c.var.zone}
      hours={hoursInWords(watch)}
      watching={watchingInWords(visit.now, watch)}
      climbsAfterMinutes={watch.climbsAfterMinutes}
      waits={waits?.n}
      q={q}
      found={q.length >= 2 && part.keeps ? await couldRead(tx, q) : undefined}
      because={because}
    />,
    because ? 409 : 200,
  )
}

async function waysPage(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200) {
  await readerOnly(c)
  const watch = watchOf(getArea(c.var.visit.areaSlug))
  const ways = (await waysSeen(c.var.tx)).filter(({ staffId }) => staffId === c.var.visit.personId)
  return c.html(
    <WaysPage frame={frame(c)} form={form} ways={ways} hours={hoursInWords(watch)} zone={c.var.zone} />,
    status,
  )
}
