import { getSignedCookie, setSignedCookie, deleteCookie } from 'hono/cookie'
import { findArea } from '#areas/areas.ts'
import { visitorFrame } from '#platform/frame.ts'
import { found, open, routes, type Ctx } from '#platform/http.ts'
import { log } from '#platform/log.ts'
import { RefusedPage, NotEnteredPage } from './pages.tsx'
import { arrive } from '../arrive.ts'
import { signInByWork } from '../people.ts'
import { endWorkSessions } from './queries.ts'
import {
  claimedBy,
  comeFromWork,
  hearSignOut,
  leaveForWork,
  parseAway,
  toSignInMinutes,
  type Refusal,
} from './work-account.ts'

const statusOf = { 'not trusted': 400, stopped: 400, 'out of reach': 503 } as const

/** An area whose staff sign in at work, and where they come back to. */
function accountIn(c: Ctx) {
  const area = found(findArea(c.req.param('area')))
  const account = found(c.var.world.workAccounts?.get(area.slug))
  const here = `/work-account/${area.slug}`
  return { area, account, here, back: `${c.var.world.publicUrl}${here}/back` }
}

const refused = (c: Ctx, why: Refusal) => {
  const { area, here } = accountIn(c)
  return c.html(<RefusedPage frame={visitorFrame(c, area)} why={why} again={here} />, statusOf[why])
}

export const workAccountRoutes = routes()
  // A link and no form: a form may lead nowhere but to ourselves.
  .get('/work-account/:area', open(), async (c) => {
    const { area, account, back } = accountIn(c)
    const left = await leaveForWork(account, { area: area.slug, back })
    if ('refused' in left) return refused(c, left.refused)
    await remember(c, JSON.stringify(left.away))
    return c.redirect(left.to, 303)
  })
  .get('/work-account/:area/back', open(), async (c) => {
    const { area, account, back } = accountIn(c)
    const away = await recall(c)
    const came = new URL(`${back}${new URL(c.req.url).search}`)
    const come = await comeFromWork(account, { area: area.slug, away, came })
    if ('refused' in come) return refused(c, come.refused)
    const session = await signInByWork(c.var.world.door, { area: area.slug, proof: come.proof })
    if (!session) {
      log.warn('work sign-in refused', { area: area.slug, why: 'nobody entered them' })
      return c.html(<NotEnteredPage frame={visitorFrame(c, area)} area={area.name} />, 403)
    }
    await arrive(c, session)
    return c.redirect('/home', 303)
  })
  // From the account's own server: no browser, no cookie, and a token that says all there is to say.
  .post('/sign-out/oidc', open(), async (c) => {
    const token = c.var.body['logout_token']
    const claimed = typeof token === 'string' ? claimedBy(token) : undefined
    const accounts = [...(c.var.world.workAccounts ?? [])].filter(
      ([, { issuer, clientId }]) => issuer === claimed?.issuer && claimed.audience.includes(clientId),
    )
    let heard = 0
    for (const [area, account] of accounts) {
      const over =
        typeof token === 'string' ? await hearSignOut(account, token).catch(() => undefined) : undefined
      if (!over) continue
      heard++
      await endWorkSessions(c.var.world.door, { ...over, area, issuer: account.issuer })
    }
    if (heard > 0) return c.body(null)
    log.warn('work sign-out refused', {
      why: accounts.length > 0 ? 'its token does not hold' : 'no such account',
    })
    return c.json({ error: 'invalid_request' }, 400)
  })

const cookie = 'ninefold-work'
const signedBy = (c: Ctx) => `away at a work account: ${c.var.world.secret}`
const isSafe = (c: Ctx) => c.var.world.publicUrl.startsWith('https:')
const prefix = (c: Ctx) => (isSafe(c) ? 'host' : undefined)

const remember = (c: Ctx, away: string) =>
  setSignedCookie(c, cookie, away, signedBy(c), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSafe(c),
    maxAge: toSignInMinutes * 60,
    ...(isSafe(c) ? { prefix: 'host' } : {}),
  })

/** Once: whoever comes back a second time has to leave again. */
async function recall(c: Ctx) {
  const kept = await getSignedCookie(c, signedBy(c), cookie, prefix(c))
  deleteCookie(c, `${isSafe(c) ? '__Host-' : ''}${cookie}`, { path: '/', secure: isSafe(c) })
  return kept ? parseAway(kept) : undefined
}
