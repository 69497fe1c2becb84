import { areas, districtName, findArea, getArea } from '#areas/areas.ts'
import {
  carersOf,
  childrenNamed,
  contactsFor,
  fewOf,
  findChild,
  looked,
  mayReach,
  myCareEnding,
  myEndedCare,
  myGlass,
  myOwnChild,
  nameAndAge,
  standingOver,
  notesShown,
  sharedWithMe,
} from '#children/children.ts'
import { contactTroubles, needsOf } from '#messages/messages.ts'
import { answersTo } from '#platform/database.ts'
import { answer, blank, optional, text, type FormState } from '#platform/forms.ts'
import { frame, visitorFrame } from '#platform/frame.ts'
import { allow, found, idIn, open, routes, sameForAll, type Ctx, soughtIn } from '#platform/http.ts'
import { dayInWords, dayOf, timeInWords } from '#platform/time.ts'
import {
  contactsWaiting,
  keepPromise,
  needsNow,
  pictureLines,
  readMarks,
  readViews,
  understandingOf,
  versionsOf,
} from '#profiles/profiles.ts'
import { helpFor } from '#resources/resources.ts'
import { concernsOf, firstToRead, helpOffered, mayReadPlan } from '#safety/safety.ts'
import { everythingRoutes } from './everything/routes.tsx'
import { firstRoutes } from './first/routes.tsx'
import { joinedRoutes } from './joined/routes.tsx'
import { putRightRoutes } from './put-right/routes.tsx'
import { pauseRoutes } from './pause/routes.tsx'
import { retentionRoutes } from './retention/routes.tsx'
import { FamilyChildPage } from './family-pages.tsx'
import {
  AccessibilityPage,
  FeedbackPage,
  FrontPage,
  HelpNowPage,
  PrivacyPage,
  WhoCanSeePage,
} from './public-pages.tsx'
import { standing } from './rules.ts'
import { FindPage } from './desk-pages.tsx'
import { SpokenPage, StaffChildPage } from './staff-child-pages.tsx'

const anyone = allow('family', 'staff')
const staff = allow('staff')

const spokenQuestions = {
  spokeTo: text({ label: 'Who did you speak to?', missing: 'Write who you spoke to' }),
  words: optional('paragraph', { label: 'What was said, in a sentence or two', longest: 1000 }),
}

export const homeRoutes = routes()
  .route('/', firstRoutes)
  .route('/', everythingRoutes)
  .route('/', retentionRoutes)
  .route('/', pauseRoutes)
  .route('/', joinedRoutes)
  .route('/', putRightRoutes)
  .get('/', open(), (c) => sameForAll(c, () => <FrontPage frame={visitorFrame(c)} />))
  .get('/health', open(), (c) => c.text('ok'))
  .get('/find', staff, async (c) => {
    const q = soughtIn(c)
    const rows = q.length >= 2 ? await childrenNamed(c.var.tx, q) : undefined
    if (rows)
      await looked(
        c.var.tx,
        'found by name',
        rows.map(({ childId }) => childId),
      )
    return c.html(<FindPage frame={frame(c)} q={q} rows={rows} districtName={inWords(c)} />)
  })
  .get('/children/:child', anyone, (c) => (c.var.visit.role === 'family' ? familyChild(c) : staffChild(c)))
  .get('/children/:child/contacts/:contact', staff, async (c) => {
    const { child } = await promise(c)
    return spokenPage(c, child, blank(spokenQuestions))
  })
  .post('/children/:child/contacts/:contact', staff, async (c) => {
    const { child, contact } = await promise(c)
    const sent = answer(spokenQuestions, c.var.body)
    if (!sent.ok) return spokenPage(c, child, sent.form, 422)
    await keepPromise(c.var.tx, c.var.visit, { childId: child.id, contactId: contact.id, ...sent.answers })
    return c.redirect(`/children/${child.id}`, 303)
  })
  .get('/help-now', open(), (c) => sameForAll(c, () => <HelpNowPage frame={visitorFrame(c)} areas={areas} />))
  .get('/:area/help-now', open(), (c) => {
    const area = found(findArea(c.req.param('area')))
    return sameForAll(c, () => <HelpNowPage frame={visitorFrame(c, area)} areas={[area]} />)
  })
  .get('/who-can-see', open(), (c) => sameForAll(c, () => <WhoCanSeePage frame={visitorFrame(c)} />))
  .get('/privacy', open(), (c) => sameForAll(c, () => <PrivacyPage frame={visitorFrame(c)} areas={areas} />))
  .get('/accessibility', open(), (c) => sameForAll(c, () => <AccessibilityPage frame={visitorFrame(c)} />))
  .get('/feedback', open(), (c) => c.html(<FeedbackPage frame={visitorFrame(c)} />))

const areaOf = (c: Ctx) => getArea(c.var.visit.areaSlug)
const inWords = (c: Ctx) => {
  const area = areaOf(c)
  return (key: string) => districtName(area, key)
}

async function promise(c: Ctx) {
  const child = found(await findChild(c.var.tx, idIn(c, 'child')))
  const contactId = idIn(c, 'contact')
  const contact = found(
    (await contactsWaiting(c.var.tx, { childId: child.id })).find(({ id }) => id === contactId),
  )
  return { child, contact }
}

async function spokenPage(
  c: Ctx,
  child: { id: string; knownAs: string },
  form: FormState,
  status: 200 | 422 = 200,
) {
  const carers = await carersOf(c.var.tx, child.id)
  const needs = await needsOf(c.var.tx, child.id)
  return c.html(
    <SpokenPage frame={frame(c)} child={child} form={form} carers={carers} needs={needs} />,
    status,
  )
}

/** Everything the two pages about one child draw on. */
async function aboutChild(c: Ctx) {
  const child = found(await findChild(c.var.tx, idIn(c, 'child')))
  const views = await readViews(c.var.tx, child.id)
  const versions = await versionsOf(c.var.tx, { childId: child.id })
  const version = versions[0]
  const agreed = version && readMarks(version.marks)
  const said = needsNow(agreed, views)
  const help = await helpFor(c.var.tx, {
    childId: child.id,
    area: areaOf(c),
    bornOn: child.bornOn,
    today: c.var.today,
    said,
  })
  const promised = await contactsWaiting(c.var.tx, { childId: child.id })
  const anything = views.some((view) => Object.keys(view.said.lines).length > 0) || agreed !== undefined
  const picture = anything
    ? pictureLines({
        labels: areaOf(c).lineLabels,
        views,
        agreed,
        noSetting: child.settingId === null && !child.placeKept,
      })
    : undefined
  return { child, views, version, help, promised, picture, anything }
}

async function familyChild(c: Ctx) {
  const childId = idIn(c, 'child')
  if ((await myOwnChild(c.var.tx)) === childId) return c.redirect('/mine')
  // Whoever cared for them here is told kindly; to everyone else there is no such child.
  const ended = await answersTo(c.var.tx, myEndedCare())
  if (ended.some((each) => each.childId === childId)) return c.redirect(`/no-longer/${childId}`)
  const { child, views, version, help, promised, picture, anything } = await aboutChild(c)
  await looked(c.var.tx, 'looked at the first page about this child', [child.id])
  const mine = views.find(({ authorId, voice }) => authorId === c.var.visit.personId && voice !== 'child')
  const mayShare = await mayReach(c.var.tx, child.id, 'share')
  return c.html(
    <FamilyChildPage
      frame={frame(c)}
      child={child}
      title={nameAndAge(child, c.var.today)}
      standing={standing({
        child,
        anything,
        finished: mine?.finishedAt != null,
        version,
        mayShare,
        today: c.var.today,
      })}
      tonight={help.tonight}
      fits={help.fits}
      personReason={help.personReason}
      promised={promised.map(({ lead, team, dueOn }) => ({ lead: lead ?? team, dueOn }))}
      picture={picture}
      kindsOfHelp={`/${c.var.visit.areaSlug}/kinds-of-help`}
      agreedOn={version && { id: version.id, day: version.agreedOn }}
      mayShare={mayShare}
      offered={await helpOffered(c.var.tx, child.id)}
      firstToRead={(await firstToRead(c.var.tx, c.var.visit, areaOf(c)))?.name ?? 'Somebody'}
      endings={(await answersTo(c.var.tx, myCareEnding())).filter((each) => each.childId === child.id)}
      understanding={await understandingOf(c.var.tx, child.id)}
      zone={c.var.zone}
      keptPrivate={child.keptPrivate && !child.placeKept}
      over={await standingOver(c.var.tx, child.id)}
      onHardDays={await mayReadPlan(c.var.tx, child.id)}
    />,
  )
}

async function staffChild(c: Ctx) {
  const { child, version, help, promised, picture } = await aboutChild(c)
  const notes = await concernsOf(c.var.tx, child.id)
  await looked(c.var.tx, 'looked at the page about this child', [child.id])
  const glass = await myGlass(c.var.tx, child.id)
  return c.html(
    <StaffChildPage
      frame={frame(c)}
      child={child}
      title={nameAndAge(child, c.var.today)}
      where={
        child.placeKept
          ? 'Where they live and spend the day is kept private.'
          : `${child.settingName ?? 'No setting now'}, ${inWords(c)(child.district)}.`
      }
      picture={picture}
      version={version}
      fits={help.fits}
      contacts={await contactsFor(c.var.tx, child.id)}
      troubles={await contactTroubles(c.var.tx, child.id)}
      needs={await needsOf(c.var.tx, child.id)}
      zone={c.var.zone}
      carers={await carersOf(c.var.tx, child.id)}
      promised={promised}
      today={c.var.today}
      planTold={await mayReach(c.var.tx, child.id, 'plan')}
      knows={await mayReach(c.var.tx, child.id, 'contact')}
      understanding={await understandingOf(c.var.tx, child.id)}
      keptPrivate={child.keptPrivate}
      onHardDays={await mayReadPlan(c.var.tx, child.id)}
      few={await fewOf(c.var.tx, child.id)}
      over={await standingOver(c.var.tx, child.id)}
      sharedFor={await sharedWithMe(c.var.tx, child.id)}
      shownNotes={await notesShown(c.var.tx, child.id)}
      openUntil={glass && timeInWords(glass.until, c.var.zone)}
      notes={notes.map(({ id, toldBy, at, doneAt }) => ({
        id,
        mine: toldBy === c.var.visit.personId,
        when: dayInWords(dayOf(at, c.var.zone)),
        open: doneAt === null,
      }))}
    />,
  )
}
