import { getArea } from '#areas/areas.ts'
import { answersTo } from '#platform/database.ts'
import { answer, blank, wrong } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, missing, routes, type Ctx, soughtIn } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { Temporal } from '#platform/time.ts'
import {
  findHolder,
  keepContact,
  looked,
  registerChild,
  share,
  stopSharing,
  type Holder,
} from './children.ts'
import { invitesOf } from './carers/queries.ts'
import { carersRoutes } from './carers/routes.tsx'
import { toldToFamily } from './glass/queries.ts'
import { glassRoutes } from './glass/routes.tsx'
import { consentRoutes } from './consent/routes.tsx'
import { refusedNow } from './consent/queries.ts'
import { fewOf } from './few/queries.ts'
import { fewRoutes } from './few/routes.tsx'
import { homesRoutes } from './homes/routes.tsx'
import { keptRoutes } from './kept/routes.tsx'
import { responsibleRoutes } from './responsible/routes.tsx'
import { notesRoutes } from './notes/routes.tsx'
import { responsibilityRoutes } from './responsibility/routes.tsx'
import { colleaguesKept } from './homes/queries.ts'
import { inviteState } from './carers/rules.ts'
import { youngPersonRoutes } from './young-person/routes.tsx'
import { mostChildren } from './rules.ts'
import { childQuestions, contactQuestions, noSettings, shareQuestions } from './forms.ts'
import { ContactPage, NewChildPage } from './pages.tsx'
import { ChoosePersonPage, NotSharedPage, SharePage } from './share-pages.tsx'
import { SharingPage, StopSharingPage } from './sharing-pages.tsx'
import { WhoLookedPage } from './who-looked-pages.tsx'
import { carersOf, findChild, findSetting, mayReach, myChildren, myContact, settingsIn } from './queries.ts'
import { findGrant, grantsInForce, peopleNamed, whoLooked } from './sharing-queries.ts'

const family = allow('family')
const lookedPerPage = 50

const theirChild = async (c: Ctx) => found(await findChild(c.var.tx, idIn(c, 'child')))

async function holderIn(
  c: Ctx,
): Promise<Holder & { name: string; about: string; organisationId: string | null }> {
  const kind = c.req.param('kind') === 'staff' ? 'staff' : c.req.param('kind') === 'team' ? 'team' : missing()
  const id = idIn(c, 'holder')
  return { kind, id, ...found(await findHolder(c.var.tx, { kind, id })) }
}

const ends = (c: Ctx, length: 'until I say' | 'a year' | 'twelve weeks') =>
  length === 'until I say'
    ? undefined
    : c.var.visit.now
        .toZonedDateTimeISO(c.var.zone)
        .add(length === 'a year' ? { years: 1 } : { weeks: 12 })
        .toInstant()

export const childrenRoutes = routes()
  .route('/', carersRoutes)
  // Before what is checked: all stand under /steward.
  .route('/', keptRoutes)
  .route('/', responsibleRoutes)
  .route('/', responsibilityRoutes)
  .route('/', glassRoutes)
  .route('/', youngPersonRoutes)
  .route('/', homesRoutes)
  .route('/', fewRoutes)
  .route('/', consentRoutes)
  .route('/', notesRoutes)
  .get('/children/new', family, async (c) => {
    const area = getArea(c.var.visit.areaSlug)
    return c.html(
      <NewChildPage
        frame={frame(c)}
        form={blank(childQuestions(area, c.var.today))}
        settings={await settingsIn(c.var.tx)}
      />,
    )
  })
  .post('/children/new', family, async (c) => {
    const area = getArea(c.var.visit.areaSlug)
    const questions = childQuestions(area, c.var.today)
    const again = async (form: Parameters<typeof NewChildPage>[0]['form'], status: 422 | 409 = 422) =>
      c.html(<NewChildPage frame={frame(c)} form={form} settings={await settingsIn(c.var.tx)} />, status)
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return again(sent.form)
    const { answers } = sent
    const without = noSettings.find(({ value }) => value === answers.noSetting)?.value ?? null
    const settingId = isId(answers.settingId) ? answers.settingId : null
    if (settingId && !(await findSetting(c.var.tx, settingId)))
      return again(wrong(questions, c.var.body, { settingId: 'Choose a place from the list' }))
    if (!settingId && !without)
      return again(
        wrong(questions, c.var.body, {
          settingId:
            'Choose where they spend the day, or why they are not at a nursery, school or college now',
        }),
      )
    if ((await answersTo(c.var.tx, myChildren())).length >= mostChildren)
      return again(
        wrong(questions, c.var.body, {
          knownAs: 'Twenty children is the most one person can add. Ask your area’s team to help with more',
        }),
        409,
      )
    const childId = await registerChild(c.var.tx, {
      givenName: answers.knownAs,
      knownAs: answers.knownAs,
      familyName: answers.familyName,
      bornOn: answers.bornOn,
      district: answers.district,
      settingId,
      noSetting: settingId ? null : without,
      carerName: answers.yourName,
      relationship: answers.relationship,
    })
    return c.redirect(`/children/${childId}/view`, 303)
  })
  .get('/children/:child/sharing', family, async (c) => {
    const child = await theirChild(c)
    const { id: childId } = child
    if (!(await mayReach(c.var.tx, childId, 'share'))) missing()
    const [grants, carers] = [await grantsInForce(c.var.tx, childId), await carersOf(c.var.tx, childId)]
    const invites = await invitesOf(c.var.tx, childId)
    await looked(c.var.tx, 'looked at who it is shared with', [childId])
    return c.html(
      <SharingPage
        frame={frame(c)}
        child={child}
        grants={grants}
        carers={carers}
        invites={invites.map((invite) => ({ ...invite, state: inviteState(invite, c.var.visit.now) }))}
        zone={c.var.zone}
        me={c.var.visit.personId}
      />,
    )
  })
  .get('/children/:child/share', family, async (c) => {
    const child = await theirChild(c)
    const q = soughtIn(c)
    const people = q.length >= 2 ? await peopleNamed(c.var.tx, q) : undefined
    return c.html(
      <ChoosePersonPage
        frame={frame(c)}
        child={child}
        q={q}
        people={people}
        kept={await colleaguesKept(c.var.tx)}
      />,
    )
  })
  .get('/children/:child/share/:kind/:holder', family, async (c) =>
    c.html(
      <SharePage
        frame={frame(c)}
        child={await theirChild(c)}
        holder={await holderIn(c)}
        form={blank(shareQuestions)}
      />,
    ),
  )
  .post('/children/:child/share/:kind/:holder', family, async (c) => {
    const [child, holder] = [await theirChild(c), await holderIn(c)]
    const sent = answer(shareQuestions, c.var.body)
    if (!sent.ok)
      return c.html(<SharePage frame={frame(c)} child={child} holder={holder} form={sent.form} />, 422)
    // The child's name is part of the profile: without it a plan would be nobody's.
    if (!sent.answers.scopes.includes('profile')) {
      const form = wrong(shareQuestions, c.var.body, {
        scopes: 'Choose the profile as well. Without it they cannot see whose plan it is',
      })
      return c.html(<SharePage frame={frame(c)} child={child} holder={holder} form={form} />, 422)
    }
    const until = ends(c, sent.answers.until)
    const refused = (await refusedNow(c.var.tx, child.id)).some(({ holderId }) =>
      [holder.id, holder.organisationId].includes(holderId),
    )
    if (refused || (await fewOf(c.var.tx, child.id)))
      return c.html(<NotSharedPage frame={frame(c)} child={child} refused={refused} />, 409)
    // The first press shows exactly what they will see; the second shares it.
    if (c.var.body.sure !== 'yes')
      return c.html(
        <SharePage
          frame={frame(c)}
          child={child}
          holder={holder}
          form={blank(shareQuestions, c.var.body)}
          preview={sent.answers}
        />,
      )
    await share(c.var.tx, {
      childId: child.id,
      holder,
      scopes: sent.answers.scopes,
      purpose: sent.answers.purpose,
      purposeWords: sent.answers.purposeWords,
      ...(until ? { until } : {}),
    })
    return c.redirect(`/children/${child.id}/sharing`, 303)
  })
  .get('/children/:child/sharing/:grant/stop', family, async (c) => {
    const child = await theirChild(c)
    const grant = found(await findGrant(c.var.tx, { childId: child.id, grantId: idIn(c, 'grant') }))
    return c.html(<StopSharingPage frame={frame(c)} child={child} grant={grant} />)
  })
  .post('/children/:child/sharing/:grant/stop', family, async (c) => {
    const child = await theirChild(c)
    const grant = await findGrant(c.var.tx, { childId: child.id, grantId: idIn(c, 'grant') })
    if (grant)
      await stopSharing(c.var.tx, {
        childId: child.id,
        grantId: grant.grantId,
        because: 'the family said stop',
      })
    return c.redirect(`/children/${child.id}/sharing`, 303)
  })
  .get('/children/:child/who-looked', family, async (c) => {
    const child = await theirChild(c)
    const asked = Number(c.req.query('before'))
    const before =
      Number.isSafeInteger(asked) && asked > 0 && asked < 8.64e15
        ? Temporal.Instant.fromEpochMilliseconds(asked)
        : c.var.visit.now.add({ hours: 24 })
    const rows = await whoLooked(c.var.tx, { childId: child.id, before, most: lookedPerPage + 1 })
    await looked(c.var.tx, 'looked at who looked', [child.id])
    return c.html(
      <WhoLookedPage
        frame={frame(c)}
        child={child}
        rows={rows.slice(0, lookedPerPage)}
        more={rows.length > lookedPerPage}
        told={await toldToFamily(c.var.tx, child.id)}
        zone={c.var.zone}
      />,
    )
  })
  .get('/children/:child/contact', family, async (c) => {
    const child = await theirChild(c)
    const kept = await myContact(c.var.tx, child.id)
    const typed = {
      phone: kept?.phone ?? '',
      email: kept?.email ?? '',
      postcode: kept?.postcode ?? '',
      bestTime: kept?.bestTime ?? '',
    }
    return c.html(<ContactPage frame={frame(c)} child={child} form={blank(contactQuestions, typed)} />)
  })
  .post('/children/:child/contact', family, async (c) => {
    const child = await theirChild(c)
    const sent = answer(contactQuestions, c.var.body)
    if (!sent.ok) return c.html(<ContactPage frame={frame(c)} child={child} form={sent.form} />, 422)
    await keepContact(c.var.tx, { childId: child.id, ...sent.answers })
    return c.redirect(`/children/${child.id}`, 303)
  })
