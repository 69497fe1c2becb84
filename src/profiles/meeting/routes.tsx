import { getArea } from '#areas/areas.ts'
import { carersOf, findChild, looked, standingOver } from '#children/children.ts'
import { needsOf } from '#messages/messages.ts'
import { answer, blank } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, missing, routes, type Ctx } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { yearsOld } from '#platform/time.ts'
import { maySign, profilingCompetency } from '#workforce/workforce.ts'
import { bandOf, instrument, labelFor, LineKey } from '../instrument.ts'
import { pictureLines } from '../picture.ts'
import {
  agreeProfile,
  beginMeeting,
  countersign,
  findMeeting,
  meetingSoFar,
  openMeeting,
  readMarks,
  readViews,
  versionsOf,
  writeLine,
  type ReadView,
} from '../profiles.ts'
import { maskingPrompt, reviewDay } from '../rules.ts'
import { agreedOf, agreedQuestions, agreeQuestions, reviewTyped, typedOfAgreed } from './forms.ts'
import { MeetingLinePage } from './line-pages.tsx'
import { AgreePage, BeginMeetingPage, MeetingPage } from './pages.tsx'
import { ProfilePage } from './profile-pages.tsx'

const staff = allow('staff')
const anyone = allow('family', 'staff')
const theChild = async (c: Ctx) => found(await findChild(c.var.tx, idIn(c, 'child')))
const area = (c: Ctx) => getArea(c.var.visit.areaSlug)
const training = (c: Ctx) => profilingCompetency(c.var.tx, c.var.today)

const voiceOf = (views: readonly ReadView[], voice: string) =>
  views.find((view) => view.voice === voice)?.said

/** The meeting in the address, still open, with its child. */
async function theMeeting(c: Ctx) {
  const child = await theChild(c)
  const meeting = found(await findMeeting(c.var.tx, { childId: child.id, meetingId: idIn(c, 'meeting') }))
  return { child, meeting, at: `/children/${child.id}/meetings/${meeting.id}` }
}

export const meetingRoutes = routes()
  .get('/children/:child/meetings/new', staff, async (c) => {
    const child = await theChild(c)
    const already = await openMeeting(c.var.tx, { childId: child.id })
    if (already) return c.redirect(`/children/${child.id}/meetings/${already.id}`, 303)
    await looked(c.var.tx, 'looked at what people said, before a meeting', [child.id])
    return c.html(
      <BeginMeetingPage
        frame={frame(c)}
        child={child}
        over={await standingOver(c.var.tx, child.id)}
        zone={c.var.zone}
        competency={await training(c)}
        views={await readViews(c.var.tx, child.id)}
        arrange={{
          carers: await carersOf(c.var.tx, child.id),
          needs: await needsOf(c.var.tx, child.id),
        }}
      />,
    )
  })
  .post('/children/:child/meetings/new', staff, async (c) => {
    const child = await theChild(c)
    const meetingId = await beginMeeting(c.var.tx, c.var.visit, child)
    return c.redirect(`/children/${child.id}/meetings/${meetingId}`, 303)
  })
  .get('/children/:child/meetings/:meeting', staff, async (c) => {
    const { child, meeting } = await theMeeting(c)
    const views = await readViews(c.var.tx, child.id)
    const soFar = await meetingSoFar(c.var.tx, { childId: child.id, meetingId: meeting.id })
    await looked(c.var.tx, 'looked at the meeting', [child.id])
    return c.html(
      <MeetingPage
        frame={frame(c)}
        child={child}
        meetingId={meeting.id}
        picture={pictureLines({
          labels: area(c).lineLabels,
          views,
          agreed: [...soFar.values()],
          noSetting: meeting.noSetting,
        })}
        soFar={soFar}
        views={views}
        over={await standingOver(c.var.tx, child.id)}
        zone={c.var.zone}
        masking={maskingPrompt(voiceOf(views, 'parent'), voiceOf(views, 'setting'))}
      />,
    )
  })
  .get('/children/:child/meetings/:meeting/lines/:line', staff, async (c) => {
    const { props, line, soFar } = await lineOfMeeting(c)
    await looked(c.var.tx, 'looked at the meeting', [props.child.id])
    const standing = soFar.get(line)
    return c.html(
      <MeetingLinePage
        {...props}
        form={blank(agreedQuestions(line), typedOfAgreed(standing))}
        over={standing?.id ?? ''}
      />,
    )
  })
  .post('/children/:child/meetings/:meeting/lines/:line', staff, async (c) => {
    const { props, line, meeting, at } = await lineOfMeeting(c)
    const given = c.var.body.over
    const over = typeof given === 'string' ? given : ''
    const sent = answer(agreedQuestions(line), c.var.body)
    if (!sent.ok) return c.html(<MeetingLinePage {...props} form={sent.form} over={over} />, 422)
    const said = agreedOf(line, sent.answers, c.var.body.go === 'open')
    const written = await writeLine(c.var.tx, { childId: props.child.id, meetingId: meeting.id, said, over })
    if (written.outcome === 'changed meanwhile') {
      const now = (await meetingSoFar(c.var.tx, { childId: props.child.id, meetingId: meeting.id })).get(line)
      return c.html(
        <MeetingLinePage
          {...props}
          form={blank(agreedQuestions(line), c.var.body)}
          over={now?.id ?? ''}
          meanwhile={written.now}
        />,
        409,
      )
    }
    return c.redirect(at, 303)
  })
  .get('/children/:child/meetings/:meeting/agree', staff, async (c) => {
    const { child, meeting, at } = await theMeeting(c)
    const count = (await meetingSoFar(c.var.tx, { childId: child.id, meetingId: meeting.id })).size
    const form = blank(
      agreeQuestions(c.var.today, child.knownAs),
      reviewTyped(reviewDay(c.var.today, area(c).reviewWeeks)),
    )
    return c.html(
      <AgreePage
        frame={frame(c)}
        child={child}
        form={form}
        back={at}
        count={count}
        competency={await training(c)}
      />,
    )
  })
  .post('/children/:child/meetings/:meeting/agree', staff, async (c) => {
    const { child, meeting, at } = await theMeeting(c)
    const questions = agreeQuestions(c.var.today, child.knownAs)
    const sent = answer(questions, c.var.body)
    const count = (await meetingSoFar(c.var.tx, { childId: child.id, meetingId: meeting.id })).size
    const page = { frame: frame(c), child, back: at, count, competency: await training(c) }
    if (!sent.ok) return c.html(<AgreePage {...page} form={sent.form} />, 422)
    const { yesName, yesHow, youngPerson, reviewOn } = sent.answers
    const decision = await agreeProfile(c.var.tx, c.var.visit, {
      child,
      meetingId: meeting.id,
      yes: { name: yesName, how: yesHow, youngPerson },
      reviewOn,
      today: c.var.today,
      bankHolidays: new Set(area(c).bankHolidays),
    })
    if (decision.outcome === 'refused')
      return c.html(
        <AgreePage {...page} form={blank(questions, c.var.body)} refusal={decision.because} />,
        409,
      )
    return c.redirect(`/children/${child.id}/plan`, 303)
  })
  .get('/children/:child/profiles/:version', anyone, async (c) => {
    const child = await theChild(c)
    const versions = await versionsOf(c.var.tx, { childId: child.id })
    const version = found(versions.find(({ id }) => id === idIn(c, 'version')))
    const beside = c.req.query('beside')
    const other =
      beside === undefined ? undefined : found(versions.find(({ id }) => isId(beside) && id === beside))
    const [newer, older] = other && other.number > version.number ? [other, version] : [version, other]
    // What each person said first, as it stood when this was agreed; later words belong to a later day.
    const views = await readViews(c.var.tx, child.id, newer.at)
    await looked(c.var.tx, 'looked at the profile', [child.id])
    const unsigned = c.var.visit.role === 'staff' && version.signedBy === null && maySign(await training(c))
    return c.html(
      <ProfilePage
        frame={frame(c)}
        child={child}
        picture={pictureLines({
          labels: area(c).lineLabels,
          views,
          agreed: readMarks(newer.marks),
          before: older && readMarks(older.marks),
          noSetting: newer.noSetting,
        })}
        number={version.number}
        agreedOn={newer.agreedOn}
        reviewOn={newer.reviewOn}
        ledName={newer.ledName}
        yesName={newer.yesName}
        signedBy={newer.signedBy}
        versions={versions}
        compared={older?.agreedOn}
        status={instrument.status}
        maySignIt={unsigned ? `/children/${child.id}/profiles/${version.id}/sign` : undefined}
      />,
    )
  })
  .post('/children/:child/profiles/:version/sign', staff, async (c) => {
    const child = await theChild(c)
    const versionId = idIn(c, 'version')
    found((await versionsOf(c.var.tx, { childId: child.id })).find(({ id }) => id === versionId))
    await countersign(c.var.tx, c.var.visit, { childId: child.id, versionId, today: c.var.today })
    return c.redirect(`/children/${child.id}/profiles/${versionId}`, 303)
  })

async function lineOfMeeting(c: Ctx) {
  const { child, meeting, at } = await theMeeting(c)
  const parsed = LineKey.safeParse(c.req.param('line'))
  const line = parsed.success ? parsed.data : missing()
  const views = await readViews(c.var.tx, child.id)
  const soFar = await meetingSoFar(c.var.tx, { childId: child.id, meetingId: meeting.id })
  const labels = area(c).lineLabels
  const props = {
    frame: frame(c),
    child,
    line,
    label: labelFor(line, labels),
    band: bandOf(yearsOld(child.bornOn, c.var.today)),
    picture: pictureLines({
      labels,
      views,
      agreed: [...soFar.values()],
      noSetting: meeting.noSetting,
      only: line,
    }),
    views,
    back: at,
    noSetting: meeting.noSetting,
  }
  return { props, line, soFar, meeting, at }
}
