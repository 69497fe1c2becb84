import { getArea } from '#areas/areas.ts'
import { answer, blank, type FormState } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, missing, routes, type Ctx } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { whoHolds } from '../carers/carers.ts'
import { looked } from '../children.ts'
import { myGlass } from '../glass/glass.ts'
import { carersOf, findChild, mayReach } from '../queries.ts'
import { standingsOf } from '../responsibility/responsibility.ts'
import { grantsInForce } from '../sharing-queries.ts'
import { sayNoTo, sayOfMedical, sayOfSupport } from './consent.ts'
import { askMedicalQuestions, medicalQuestions } from './forms.ts'
import { OrganisationsPage } from './organisations-page.tsx'
import { AgreementsPage } from './pages.tsx'
import { medicalSaid, refusedNow, supportSaid } from './queries.ts'
import { byOrganisation, nextBy, rightsFor, supportNext } from './rules.ts'

const anyone = allow('family', 'staff')
const family = allow('family')
const isFamily = (c: Ctx) => c.var.visit.role === 'family'
/** Who the carers are, the young person's own account if there is one, and by what rights the reader answers. */
async function rightsHere(c: Ctx, child: Child) {
  const everyone = await carersOf(c.var.tx, child.id)
  const themselves = everyone.find(({ relationship }) => relationship === 'themselves')
  const carers = everyone.filter((each) => each !== themselves)
  const own = themselves?.carerId === c.var.visit.personId
  return {
    carers,
    themselvesId: themselves?.carerId,
    rights: rightsFor({ own, ownAccount: themselves !== undefined }),
  }
}
const theChild = async (c: Ctx) => found(await findChild(c.var.tx, idIn(c, 'child')))
type Child = Awaited<ReturnType<typeof theChild>>

async function page(c: Ctx, child: Child, form?: FormState) {
  const mayShare = isFamily(c) && (await mayReach(c.var.tx, child.id, 'share'))
  const { carers, themselvesId, rights } = await rightsHere(c, child)
  const standings = await standingsOf(
    c.var.tx,
    child.id,
    carers.map(({ carerId }) => carerId),
  )
  const holders = mayShare ? await whoHolds(c.var.tx, child.id) : []
  return c.html(
    <AgreementsPage
      frame={frame(c)}
      child={child}
      support={await supportSaid(c.var.tx, child.id)}
      medical={await medicalSaid(c.var.tx, child.id)}
      shared={
        mayShare
          ? holders
              .filter(({ kind }) => kind !== 'carer')
              .map(({ id, name, about }) => ({ holderId: id, name, about }))
          : undefined
      }
      refused={mayShare ? await refusedNow(c.var.tx, child.id) : []}
      themselvesId={themselvesId}
      standings={standings}
      couldConsent={carers
        .filter(({ carerId }) => standings.get(carerId) === 'holds it')
        .map(({ name }) => name)}
      rights={rights}
      form={form ?? blank(isFamily(c) ? medicalQuestions(rights) : askMedicalQuestions)}
      family={isFamily(c)}
      mayWrite={isFamily(c) || (await myGlass(c.var.tx, child.id)) === undefined}
      zone={c.var.zone}
    />,
    form ? 422 : 200,
  )
}
const there = (c: Ctx, child: Child) => c.redirect(`/children/${child.id}/agreements`, 303)

export const consentRoutes = routes()
  .get('/children/:child/agreements', anyone, async (c) => {
    const child = await theChild(c)
    await looked(c.var.tx, 'looked at what was agreed', [child.id])
    return page(c, child)
  })
  .post('/children/:child/agreements/support', anyone, async (c) => {
    const child = await theChild(c)
    const [latest] = await supportSaid(c.var.tx, child.id)
    const next = isFamily(c) ? (supportNext[latest?.said ?? 'asked'] ?? []) : (['asked'] as const)
    const said = next.find((each) => each === c.var.body.said)
    if (said) await sayOfSupport(c.var.tx, c.var.visit, { childId: child.id, said })
    return there(c, child)
  })
  .post('/children/:child/agreements/no', family, async (c) => {
    const child = await theChild(c)
    if (!(await mayReach(c.var.tx, child.id, 'share'))) missing()
    const { holder, said } = c.var.body
    const known = [
      ...(await whoHolds(c.var.tx, child.id)).map(({ id }) => id),
      ...(await grantsInForce(c.var.tx, child.id)).map(({ organisationId }) => organisationId),
      ...(await refusedNow(c.var.tx, child.id)).map(({ holderId }) => holderId),
    ]
    const holderId = known.find((id) => id === holder)
    if (holderId && (said === 'no' || said === 'allowed again'))
      await sayNoTo(c.var.tx, { childId: child.id, holderId, said })
    return there(c, child)
  })
  .get('/children/:child/organisations', family, async (c) => {
    const child = await theChild(c)
    if (!(await mayReach(c.var.tx, child.id, 'share'))) missing()
    const grants = await grantsInForce(c.var.tx, child.id)
    await looked(c.var.tx, 'looked at who it is shared with', [child.id])
    return c.html(
      <OrganisationsPage
        frame={frame(c)}
        child={child}
        held={byOrganisation(grants)}
        refused={await refusedNow(c.var.tx, child.id)}
        area={getArea(c.var.visit.areaSlug)}
        zone={c.var.zone}
      />,
    )
  })
  .post('/children/:child/agreements/medical', anyone, async (c) => {
    const child = await theChild(c)
    const about = { childId: child.id }
    if (isFamily(c) && c.var.body.matter !== undefined) return answerMatter(c, child)
    if (!isFamily(c)) {
      const asked = answer(askMedicalQuestions, c.var.body)
      if (!asked.ok) return page(c, child, asked.form)
      await sayOfMedical(c.var.tx, c.var.visit, {
        ...about,
        ...asked.answers,
        matterId: newId(),
        said: 'asked',
        byRight: '',
      })
      return there(c, child)
    }
    const sent = answer(medicalQuestions((await rightsHere(c, child)).rights), c.var.body)
    if (!sent.ok) return page(c, child, sent.form)
    await sayOfMedical(c.var.tx, c.var.visit, { ...about, ...sent.answers, matterId: newId() })
    return there(c, child)
  })

/** Another answer about a thing that stands there: only what may follow what was said last. */
async function answerMatter(c: Ctx, child: Child) {
  const [wanted, right] = typeof c.var.body.answer === 'string' ? c.var.body.answer.split('/') : []
  const rows = (await medicalSaid(c.var.tx, child.id)).filter(
    ({ matterId }) => matterId === c.var.body['matter'],
  )
  const [latest] = rows
  if (!latest) return missing()
  const byRight = (await rightsHere(c, child)).rights.find(({ value }) => value === right)?.value
  const said = nextBy(rows, byRight ?? '').find((each) => each === wanted)
  const { matterId, kind, words } = latest
  if (said && byRight)
    await sayOfMedical(c.var.tx, c.var.visit, { childId: child.id, matterId, kind, words, said, byRight })
  return there(c, child)
}
