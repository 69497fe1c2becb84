import { getArea } from '#areas/areas.ts'
import { findChild, letAreaTeamIn, looked, whoHolds } from '#children/children.ts'
import { answer, blank } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, missing, routes, type Ctx } from '#platform/http.ts'
import { nextWorkingDay } from '#platform/time.ts'
import { instrument, labelFor, LineKey, lines } from '../instrument.ts'
import {
  finishView,
  myView,
  promiseCall,
  readView,
  releaseView,
  say,
  takeUpView,
  teamLead,
} from '../profiles.ts'
import { areaTeam } from '../calls/queries.ts'
import { findVoice } from '../queries.ts'
import { drafted, nextLine, places, seenBy, urgentLines, type WholeView } from '../rules.ts'
import {
  isOpening,
  lineQuestions,
  opening,
  openingQuestion,
  openingWords,
  saidOf,
  typedOf,
  type OpeningStep,
} from './forms.ts'
import { answerRelease, blankRelease, releaseWords } from './release-forms.ts'
import { WhoSeesPage } from './release-pages.tsx'
import { BeginPage, FinishPage, LinePage, OpeningPage, PromisedPage, UrgentPage } from './pages.tsx'

const anyone = allow('family', 'staff')
const steps: readonly OpeningStep[] = ['joys', 'worries', 'tried']

const theChild = async (c: Ctx) => found(await findChild(c.var.tx, idIn(c, 'child')))

/** My own view of this child, and what I have said in it. */
async function mine(c: Ctx) {
  const child = await theChild(c)
  const view = found(await myView(c.var.tx, { childId: child.id }))
  const said = await readView(c.var.tx, { childId: child.id, viewId: view.id })
  return { child, view, said, at: `/children/${child.id}/view` }
}

/** My view, and those it may be shown to: everyone else who holds the profile. */
async function mineToShow(c: Ctx) {
  const my = await mine(c)
  const holders = (await whoHolds(c.var.tx, my.child.id)).filter(({ id }) => id !== c.var.visit.personId)
  return { ...my, holders, words: releaseWords[c.var.visit.role] }
}
const namesOf = (holders: readonly { name: string; about: string }[]) =>
  holders.map(({ name, about }) => (about ? `${name}, ${about}` : name))

const next = (at: string, said: WholeView) => {
  const line = nextLine(said)
  return line ? `${at}/${line}` : `${at}/finish`
}
const after = (at: string, said: WholeView, line: LineKey) => {
  const later = lines[lines.findIndex(({ key }) => key === line) + 1]
  return later ? `${at}/${later.key}` : next(at, said)
}
const before = (at: string, line: LineKey) => {
  const i = lines.findIndex(({ key }) => key === line)
  const earlier = lines[i - 1]
  return earlier ? `${at}/${earlier.key}` : `${at}/tried`
}
const progress = (page: number) =>
  `${page} of about ${steps.length + lines.length}. You can stop any time, it is saved.`
const labels = (c: Ctx, keys: readonly LineKey[]) =>
  keys.map((key) => labelFor(key, getArea(c.var.visit.areaSlug).lineLabels).toLowerCase()).join(' and ')
const holidays = (c: Ctx) => new Set(getArea(c.var.visit.areaSlug).bankHolidays)

export const viewRoutes = routes()
  .get('/children/:child/view', anyone, async (c) => {
    const child = await theChild(c)
    const begun = (await myView(c.var.tx, { childId: child.id })) !== undefined
    return c.html(<BeginPage frame={frame(c)} child={child} status={instrument.status} begun={begun} />)
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
      />,
    )
  })
  .post('/children/:child/view/finish', anyone, async (c) => {
    const { child, view, said, words, holders } = await mineToShow(c)
    const sent = answerRelease(words, holders, c.var.body)
    if (!sent.ok)
      return c.html(
        <FinishPage frame={frame(c)} child={child} form={sent.form} said={saidSoFar(said, child.knownAs)} />,
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
  .get('/children/:child/view/:step', anyone, async (c) => {
    const { child, view, said, at } = await mine(c)
    await looked(c.var.tx, 'looked at their own view', [child.id])
    const step = c.req.param('step')
    if (isOpening(step)) {
      const i = steps.indexOf(step)
      const form = blank(openingQuestion(step, child.knownAs), { words: openingWords(said, step) })
      return c.html(
        <OpeningPage
          frame={frame(c)}
          child={child}
          step={step}
          form={form}
          back={i === 0 ? at : `${at}/${steps[i - 1]}`}
          progress={progress(i + 1)}
        />,
      )
    }
    const line = LineKey.safeParse(step)
    if (!line.success) missing()
    const form = blank(lineQuestions(line.data, view.band, view.voice), typedOf(said.lines[line.data]))
    return c.html(<LinePage {...lineProps(c, { child, view, at, line: line.data })} form={form} />)
  })
  .post('/children/:child/view/:step', anyone, async (c) => {
    const { child, view, said, at } = await mine(c)
    const step = c.req.param('step')
    const stop = c.var.body.go === 'stop'
    if (isOpening(step)) {
      const questions = openingQuestion(step, child.knownAs)
      const sent = answer(questions, c.var.body)
      const i = steps.indexOf(step)
      if (!sent.ok)
        return c.html(
          <OpeningPage
            frame={frame(c)}
            child={child}
            step={step}
            form={sent.form}
            back={at}
            progress={progress(i + 1)}
          />,
          422,
        )
      await say(c.var.tx, {
        childId: child.id,
        viewId: view.id,
        said: [{ line: '', kind: opening[step].kind, value: sent.answers.words }],
      })
      const following = steps[i + 1]
      return c.redirect(
        stop ? `${at}/finish` : following ? `${at}/${following}` : `${at}/${lines[0]?.key}`,
        303,
      )
    }
    const parsed = LineKey.safeParse(step)
    const line = parsed.success ? parsed.data : missing()
    if (c.var.body.go === 'skip') {
      await say(c.var.tx, {
        childId: child.id,
        viewId: view.id,
        said: [{ line, kind: 'skipped', value: 'yes' }],
      })
      return c.redirect(after(at, said, line), 303)
    }
    const sent = answer(lineQuestions(line, view.band, view.voice), c.var.body)
    if (!sent.ok)
      return c.html(<LinePage {...lineProps(c, { child, view, at, line })} form={sent.form} />, 422)
    await say(c.var.tx, { childId: child.id, viewId: view.id, said: saidOf(line, sent.answers) })
    const urgentNow = places.some(
      (place) => sent.answers[`n-${place}`] === 'urgent' && said.lines[line]?.needs[place] !== 'urgent',
    )
    if (urgentNow && c.var.visit.role === 'family') return c.redirect(`${at}/urgent?after=${line}`, 303)
    return c.redirect(stop ? `${at}/finish` : after(at, said, line), 303)
  })

function lineProps(
  c: Ctx,
  {
    child,
    view,
    at,
    line,
  }: Pick<Awaited<ReturnType<typeof mine>>, 'child' | 'view' | 'at'> & { line: LineKey },
) {
  return {
    frame: frame(c),
    child,
    line,
    label: labelFor(line, getArea(c.var.visit.areaSlug).lineLabels),
    band: view.band,
    voice: view.voice,
    back: before(at, line),
    progress: progress(steps.length + 1 + lines.findIndex(({ key }) => key === line)),
    noSetting: child.settingId === null && !child.placeKept,
  }
}

const saidSoFar = (said: WholeView, name: string) => {
  const n = drafted(said).filter((key) => !said.skipped.includes(key)).length
  return n === 0
    ? `You have not said anything about the nine lines yet. You still get help that suits most children of ${name}’s age.`
    : `You have told us about ${n} of the nine lines. That is enough to start.`
}
