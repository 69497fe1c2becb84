import { getArea } from '#areas/areas.ts'
import { carersOf, findChild, myChildren, nameAndAge } from '#children/children.ts'
import { answersTo } from '#platform/database.ts'
import { answer, blank, wrong, type FormState } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, missing, routes, type Ctx } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { dayInWords, momentInWords, Temporal, type Moment } from '#platform/time.ts'
import { colleagueQuestions, keptReasons, spokenQuestions, writeQuestions } from './forms.ts'
import { LetterPage } from './letter-page.tsx'
import { ChoosePage, DailyPage, WhomPage, WritePage, type Reading } from './pages.tsx'
import {
  childOf,
  contactsOf,
  findConcern,
  onRota,
  openConcerns,
  rotaOf,
  takingsOf,
  talkOf,
  toldOf,
} from './queries.ts'
import { planRoutes } from './plan/routes.tsx'
import { myPart } from './rota/queries.ts'
import { rotaRoutes } from './rota/routes.tsx'
import { NotePage, ToReadPage, type Waitings } from './reading-pages.tsx'
import {
  dueOn,
  hoursInWords,
  isWhen,
  kindOf,
  readOn,
  thereOn,
  timeFrom,
  watchingAt,
  watchingInWords,
  whoseNow,
  type Kind,
} from './rules.ts'
import { closeConcern, lookedAtConcern, lookedAtWaiting, raiseConcern, takeConcern } from './safety.ts'
import { watchOf } from './watch.ts'

const anyone = allow('family', 'staff')
const staff = allow('staff')
const rowsPerPage = 50

export const safetyRoutes = routes()
  .route('/', planRoutes)
  // Before the notes, whose address would take its own.
  .route('/', rotaRoutes)
  .get('/write', anyone, async (c) => {
    const role = c.var.visit.role
    const family = role === 'family' ? await answersTo(c.var.tx, myChildren()) : []
    const only = family[0]
    if (only && family.length === 1) return c.redirect(`/children/${only.id}/write`)
    const named = family.map((child) => ({ id: child.id, name: nameAndAge(child, c.var.today) }))
    return c.html(<WhomPage frame={frame(c)} area={areaOf(c)} family={named} role={role} />)
  })
  .get('/children/:child/write', anyone, async (c) => c.html(<ChoosePage {...await props(c)} />))
  .get('/children/:child/write/:when', anyone, async (c) => {
    const when = c.req.param('when')
    const about = await props(c)
    if (when === 'daily') return c.html(<DailyPage {...about} />)
    const kind = kindIn(c)
    return c.html(<WritePage {...writing(c, kind)} {...about} form={blank(await questionsFor(c, kind))} />)
  })
  .post('/children/:child/write/:when', anyone, async (c) => {
    const [about, kind] = [await props(c), kindIn(c)]
    const again = (form: FormState, status: 409 | 422 = 422) =>
      c.html(<WritePage {...writing(c, kind)} {...about} form={form} />, status)
    if (about.reading.names.length === 0) return again(blank(writeQuestions(kind), c.var.body), 409)
    const sent = await written(c, kind)
    if ('form' in sent) return again(sent.form)
    const id = await raiseConcern(c.var.tx, c.var.visit, areaOf(c), {
      ...sent,
      childId: about.child.id,
      kind,
    })
    return c.redirect(`/children/${about.child.id}/letters/${id}`, 303)
  })
  .get('/children/:child/letters/:concern', anyone, async (c) => {
    const about = await props(c)
    const concern = found(await findConcern(c.var.tx, idIn(c, 'concern')))
    if (concern.childId !== about.child.id || concern.toldBy !== c.var.visit.personId) missing()
    const standing = await standingOf(c, concern, about.rota)
    await lookedAtConcern(c.var.tx, concern.id)
    return c.html(
      <LetterPage {...about} letter={{ ...concern, ...standing, at: whenInWords(c, concern.at) }} />,
    )
  })
  .get('/read', staff, async (c) => {
    const [on, rota] = [await onRota(c.var.tx), await rotaOf(c.var.tx)]
    const { watching, inTurn } = readingOf(c, rota)
    await lookedAtWaiting(c.var.tx)
    return c.html(
      <ToReadPage
        frame={frame(c)}
        on={on}
        names={inTurn.map(({ name }) => name)}
        mayKeep={on || (await myPart(c.var.tx)).keeps}
        watching={watching}
        danger={await waiting(c, 'danger', rota)}
        worry={await waiting(c, 'worry', rota)}
      />,
    )
  })
  .get('/read/:concern', staff, async (c) => {
    const note = await noteIn(c)
    await lookedAtConcern(c.var.tx, note.note.id)
    return c.html(<NotePage {...note} />)
  })
  .post('/read/:concern/take', staff, async (c) => {
    const { note } = await noteIn(c)
    if (!note.mayTake) missing()
    const seen = Number(c.var.body.seen ?? 0)
    const taken =
      Number.isSafeInteger(seen) && seen >= 0 && seen < 1000
        ? await takeConcern(c.var.tx, { concernId: note.id, seen })
        : false
    // Somebody was quicker: the page says who has it.
    if (!taken) return c.html(<NotePage {...await noteIn(c)} />, 409)
    return c.redirect(`/read/${note.id}`, 303)
  })
  .post('/read/:concern/spoken', staff, async (c) => {
    const page = await noteIn(c)
    const questions = spokenQuestions(c.var.today)
    // Somebody closed it meanwhile: the page says who spoke, and gives back what was typed.
    if (page.note.talk) return c.html(<NotePage {...page} form={blank(questions, c.var.body)} />, 409)
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return c.html(<NotePage {...page} form={sent.form} />, 422)
    const { spokeTo, words, on, time } = sent.answers
    const at = timeFrom(time)
    const spokeAt = at && on.toZonedDateTime({ timeZone: c.var.zone, plainTime: at }).toInstant()
    const wrongTime = !spokeAt
      ? 'Write a time of day, like 8.05am'
      : Temporal.Instant.compare(spokeAt, c.var.visit.now) > 0
        ? 'The time you spoke cannot be in time to come'
        : Temporal.Instant.compare(spokeAt, minuteOf(page.written)) < 0
          ? `The time you spoke must be after it was written, on ${page.note.at}`
          : undefined
    if (!spokeAt || wrongTime)
      return c.html(<NotePage {...page} form={wrong(questions, c.var.body, { time: wrongTime })} />, 422)
    if (!page.note.whose.taken) return c.html(<NotePage {...page} form={blank(questions, c.var.body)} />, 409)
    const later = Temporal.Instant.compare(spokeAt, page.written) < 0 ? page.written : spokeAt
    const closed = await closeConcern(c.var.tx, { concernId: page.note.id, spokeTo, words, spokeAt: later })
    if (!closed) return c.html(<NotePage {...await noteIn(c)} form={blank(questions, c.var.body)} />, 409)
    return c.redirect(`/read/${page.note.id}`, 303)
  })

const areaOf = (c: Ctx) => getArea(c.var.visit.areaSlug)
const kindIn = (c: Ctx): Kind => {
  const when = c.req.param('when') ?? ''
  return isWhen(when) ? kindOf[when] : missing()
}
/** People write times to the minute. */
const minuteOf = (at: Moment) => at.round({ smallestUnit: 'minute', roundingMode: 'floor' })
const whenInWords = (c: Ctx, at: Moment) => momentInWords(at, c.var.zone)

type Rota = Awaited<ReturnType<typeof rotaOf>>

function readingOf(c: Ctx, rota: Rota): Reading {
  const watch = watchOf(areaOf(c))
  const { now } = c.var.visit
  return {
    names: rota.map(({ name }) => name),
    inTurn: thereOn(rota, readOn(now, watch)),
    isWatched: watchingAt(now, watch).watched,
    watching: watchingInWords(now, watch),
    hours: hoursInWords(watch),
    climbsAfterMinutes: watch.climbsAfterMinutes,
  }
}

/** What every page about one child shows: whom it is about, and who reads. */
async function props(c: Ctx) {
  const child = found(await findChild(c.var.tx, idIn(c, 'child')))
  const rota = await rotaOf(c.var.tx)
  return { frame: frame(c), area: areaOf(c), child, rota, reading: readingOf(c, rota) }
}

function writing(c: Ctx, kind: Kind) {
  const area = areaOf(c)
  const { callWithinWorkingDays } = area.safety
  return {
    kind,
    role: c.var.visit.role,
    dueOn: dueOn(kind, c.var.visit.now, watchOf(area), callWithinWorkingDays),
  }
}

const questionsFor = async (c: Ctx, kind: Kind) =>
  c.var.visit.role === 'family'
    ? writeQuestions(kind)
    : colleagueQuestions(kind, await carersOf(c.var.tx, idIn(c, 'child')))

/** What was written, or the form with what is wrong. */
async function written(c: Ctx, kind: Kind) {
  if (c.var.visit.role === 'family') {
    const sent = answer(writeQuestions(kind), c.var.body)
    return sent.ok ? { ...sent.answers, offer: '', keptFrom: [], keptBecause: null } : { form: sent.form }
  }
  const questions = colleagueQuestions(kind, await carersOf(c.var.tx, idIn(c, 'child')))
  const sent = answer(questions, c.var.body)
  if (!sent.ok) return { form: sent.form }
  const { keptFrom, keptBecause } = sent.answers
  const because = keptReasons.find(({ value }) => value === keptBecause)?.value ?? null
  if (keptFrom.length > 0 && !because)
    return { form: wrong(questions, c.var.body, { keptBecause: 'Choose why they must not know yet' }) }
  if (keptFrom.length === 0 && because)
    return {
      form: wrong(questions, c.var.body, { keptFrom: 'Tick who must not know yet, or take the reason away' }),
    }
  return { ...sent.answers, keptBecause: because }
}

type Concern = NonNullable<Awaited<ReturnType<typeof findConcern>>>

/** Whose it is now, who took it and who spoke. */
async function standingOf(c: Ctx, concern: Concern, rota: Rota) {
  const takings = await takingsOf(c.var.tx, concern)
  const talk = await talkOf(c.var.tx, concern)
  const told = await toldOf(c.var.tx, concern.id)
  const [newest] = takings
  return {
    takings,
    told: told.map(({ staffId, staffName, at }) => ({ staffId, staffName, when: whenInWords(c, at) })),
    whose: whoseNow(
      { at: concern.at, kind: concern.kind, taken: newest && { id: newest.staffId, name: newest.staffName } },
      { rota, now: c.var.visit.now, watch: watchOf(areaOf(c)) },
    ),
    takenAt: newest && whenInWords(c, newest.at),
    talk: talk && { ...talk, when: whenInWords(c, talk.spokeAt) },
  }
}

/** A note for somebody who may act on it: the rota, and staff the child's safety is shared with. Its writer has a page of their own. */
async function noteIn(c: Ctx) {
  const id = idIn(c, 'concern')
  const child = found(await childOf(c.var.tx, id))
  const concern = found(await findConcern(c.var.tx, id))
  const rota = await rotaOf(c.var.tx)
  const standing = await standingOf(c, concern, rota)
  const me = c.var.visit.personId
  const contacts = await contactsOf(c.var.tx, id)
  return {
    frame: frame(c),
    area: areaOf(c),
    name: `${child.knownAs} ${child.familyName}`,
    about: `${child.bornOn ? `Born ${dayInWords(child.bornOn)}. ` : ''}${child.settingName ?? 'No setting now'}.`,
    today: c.var.today,
    written: concern.at,
    contacts,
    note: {
      ...concern,
      at: whenInWords(c, concern.at),
      keptFrom: contacts.filter(({ kept }) => kept).map(({ name }) => name),
      told: standing.told,
      takings: standing.takings.map(({ staffName, at }) => ({ staffName, when: whenInWords(c, at) })),
      whose: { ...standing.whose, mine: standing.whose.taken && standing.whose.id === me },
      mayTake: concern.doneAt === null && (await onRota(c.var.tx)),
      talk: standing.talk,
    },
  }
}

/** One list of what waits, a page of it: `danger` or `worry` in the address says where the page before ended. */
async function waiting(c: Ctx, kind: Kind, rota: Rota): Promise<Waitings> {
  const word = kind === 'danger' ? 'now' : 'soon'
  const [at, id] = (c.req.query(word) ?? '').split('_')
  const after = at && /^\d{1,16}$/.test(at) && isId(id) ? { at: momentOf(at), id } : undefined
  const rows = await openConcerns(c.var.tx, { kind, after, most: rowsPerPage + 1 })
  const shown = rows.slice(0, rowsPerPage)
  const last = shown.at(-1)
  const watch = watchOf(areaOf(c))
  return {
    rows: shown.map(
      ({ concernId, knownAs, familyName, teller, dueOn: due, at: writtenAt, takenById, takenBy }) => {
        const taken = takenById ? { id: takenById, name: takenBy ?? '' } : undefined
        const whose = whoseNow({ at: writtenAt, kind, taken }, { rota, now: c.var.visit.now, watch })
        return {
          concernId,
          name: `${knownAs} ${familyName}`,
          teller,
          written: whenInWords(c, writtenAt),
          dueOn: due,
          whose: { ...whose, mine: whose.id === c.var.visit.personId },
        }
      },
    ),
    next:
      rows.length > rowsPerPage && last
        ? `/read?${word}=${last.at.epochNanoseconds / 1000n}_${last.concernId}`
        : undefined,
    start: after ? '/read' : undefined,
  }
}
const momentOf = (micros: string) => Temporal.Instant.fromEpochNanoseconds(BigInt(micros) * 1000n)
