import { asPublic } from '#platform/database.ts'
import { answer, blank, reachKind } from '#platform/forms.ts'
import { visitorFrame } from '#platform/frame.ts'
import { forgetSession, found, idIn, open, routes, sessionOf, type Ctx } from '#platform/http.ts'
import { isId, newId } from '#platform/ids.ts'
import { areas, findArea } from '#areas/areas.ts'
import { arrive } from './arrive.ts'
import { devicesRoutes } from './devices/routes.tsx'
import { signInQuestions } from './forms.ts'
import { askToSignIn, hasPasskeys } from './passkeys/passkeys.ts'
import { passkeysRoutes } from './passkeys/routes.tsx'
import { LinkGonePage, LinkPage, LinkSentPage, SignInPage } from './pages.tsx'
import { signInAs, signInByLink, signOut } from './people.ts'
import { askForLink, findAreaId, personas } from './queries.ts'
import { workAccountRoutes } from './work-account/routes.tsx'

const questions = signInQuestions(areas)

const peopleToTry = (c: Ctx) =>
  c.var.world.demonstration ? asPublic(c.var.world.db, personas) : Promise.resolve([])

/** Everything the page offers beside its form. */
const waysIn = async (c: Ctx) => ({
  frame: visitorFrame(c),
  personas: await peopleToTry(c),
  passkey: hasPasskeys(c.var.world.publicUrl) ? await askToSignIn(c.var.world) : undefined,
  workAccounts: areas.filter(({ slug }) => c.var.world.workAccounts?.has(slug)),
})

export const peopleRoutes = routes()
  .route('/', workAccountRoutes)
  .route('/', devicesRoutes)
  .route('/', passkeysRoutes)
  .get('/sign-in', open(), async (c) => c.html(<SignInPage {...await waysIn(c)} form={blank(questions)} />))
  .post('/sign-in', open(), async (c) => {
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return c.html(<SignInPage {...await waysIn(c)} form={sent.form} />, 422)
    await asPublic(c.var.world.db, async (tx) => {
      const areaId = found(await findAreaId(tx, sent.answers.area))
      await askForLink(tx, {
        linkId: newId(),
        messageId: newId(),
        areaId,
        kind: reachKind(sent.answers.reach),
        address: sent.answers.reach,
      })
    })
    return c.redirect(`/sign-in/sent?area=${sent.answers.area}`, 303)
  })
  .get('/sign-in/sent', open(), (c) =>
    c.html(
      <LinkSentPage
        frame={visitorFrame(c, findArea(c.req.query('area')))}
        demonstration={c.var.world.demonstration}
      />,
    ),
  )
  // The GET shows a button and the POST redeems: mail scanners follow links.
  .get('/sign-in/:link/:token', open(), (c) => {
    idIn(c, 'link')
    return c.html(<LinkPage frame={visitorFrame(c)} />)
  })
  .post('/sign-in/:link/:token', open(), async (c) => {
    const session = await signInByLink(c.var.world, { linkId: idIn(c, 'link'), token: c.req.param('token') })
    if (!session) return c.html(<LinkGonePage frame={visitorFrame(c)} />, 409)
    await arrive(c, session)
    return c.redirect('/home', 303)
  })
  .post('/sign-in/as', open(), async (c) => {
    const who = c.var.body.person
    const persona = found((await peopleToTry(c)).find(({ personId }) => isId(personId) && personId === who))
    await arrive(c, await signInAs(c.var.world.door, persona))
    return c.redirect('/home', 303)
  })
  .post('/sign-out', open(), async (c) => {
    const session = sessionOf(c)
    if (session) await signOut(c.var.world.door, session.key)
    forgetSession(c)
    return c.redirect('/', 303)
  })
