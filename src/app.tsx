/** The table of contents: every room, in order, inside the promises every answer keeps. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { assetCaching, assets, criticalStyleHash } from '#design/assets.ts'
import { Busy } from '#platform/database.ts'
import { visitorFrame } from '#platform/frame.ts'
import { SignInFirst, type Ctx, type House, type Surroundings } from '#platform/http.ts'
import { keepPages } from '#platform/kept-pages.ts'
import { log } from '#platform/log.ts'
import { newId } from '#platform/ids.ts'
import { packingFor, packPages } from '#platform/packing.ts'
import { keepPromises } from '#platform/promises.ts'
import { childrenRoutes } from '#children/routes.tsx'
import { homeRoutes } from '#home/routes.tsx'
import { messagesRoutes } from '#messages/routes.tsx'
import {
  BusyPage,
  ForbiddenPage,
  MissingPage,
  SignInFirstPage,
  StalePage,
  TooLongPage,
  TroublePage,
  GoesOnElsewherePage,
  NotWhilePausedPage,
} from '#home/trouble-pages.tsx'
import { peopleRoutes } from '#people/routes.tsx'
import { plansRoutes } from '#plans/routes.tsx'
import { profilesRoutes } from '#profiles/routes.tsx'
import { safetyRoutes } from '#safety/routes.tsx'
import { resourcesRoutes } from '#resources/routes.tsx'

export const rooms = [
  peopleRoutes,
  childrenRoutes,
  safetyRoutes,
  messagesRoutes,
  profilesRoutes,
  resourcesRoutes,
  plansRoutes,
  homeRoutes,
] as const

/** The whole house, given its surroundings. */
export function createApp(world: Surroundings) {
  const kept = keepPages()
  const fromOurPages = csrf({ origin: (origin) => origin === new URL(world.publicUrl).origin })
  const app = new Hono<House>()
    .use(kept.keep)
    .use(async (c, next) => {
      c.set('world', world)
      await next()
    })
    .use(keepPromises(criticalStyleHash))
    .get('/assets/:name', (c) => asset(c))
    .use(packPages())
    .use((c, next) => (isFromServers(c.req.path) ? next() : fromOurPages(c, next)))
    // Only what may carry a body is weighed: asking for the body of a plain visit builds a whole web request first.
    .use((c, next) => (c.req.method === 'POST' ? atMost64KiB(c, next) : next()))
  for (const room of rooms) app.route('/', room)
  app.notFound((c) => c.html(<MissingPage frame={visitorFrame(c)} />, 404))
  app.onError((error, c) => answerTrouble(error, c))
  const { fetch } = app
  app.fetch = (request, ...rest) => kept.find(request) ?? fetch(request, ...rest)
  return app
}

// They come from another's server, with no cookie: one with a signed word of its own, the others with a secret we gave it.
const isFromServers = (path: string) =>
  path === '/sign-out/oidc' || path === '/letters/receipts' || path.startsWith('/letters/stop/')

const atMost64KiB = bodyLimit({
  maxSize: 64 * 1024,
  onError: (c) => c.html(<TooLongPage frame={visitorFrame(c)} />, 413),
})

// Named by what is in it, so it may be kept for ever.
function asset(c: Ctx) {
  const found = assets().get(c.req.path)
  if (!found) return c.notFound()
  // A font is packed already: its bytes are the same in each.
  const packing = found.br === found.bytes ? undefined : packingFor(c.req.header('accept-encoding'))
  return c.body(new Uint8Array(packing ? found[packing] : found.bytes), 200, {
    'content-type': found.type,
    'cache-control': assetCaching,
    vary: 'accept-encoding',
    ...(packing ? { 'content-encoding': packing } : {}),
  })
}

// What the database refuses by its own walls carries one of these codes.
const refusals: Record<string, 403 | 409 | 503> = { NF403: 403, NF409: 409, NF503: 503, '42501': 403 }

function answerTrouble(error: Error, c: Ctx): Response | Promise<Response> {
  const frame = visitorFrame(c)
  if (error instanceof SignInFirst)
    return c.html(<SignInFirstPage frame={frame} typed={error.typed} path={c.req.path} />, 401)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === 'NF424') return c.html(<GoesOnElsewherePage frame={frame} />, 409)
  if (code === 'NF423') return c.html(<NotWhilePausedPage frame={frame} />, 409)
  const status = error instanceof HTTPException ? error.status : error instanceof Busy ? 503 : refusals[code]
  switch (status) {
    case 400:
    case 409:
      return c.html(<StalePage frame={frame} />, status)
    case 403:
      return c.html(<ForbiddenPage frame={frame} />, 403)
    case 404:
      return c.html(<MissingPage frame={frame} />, 404)
    case 503:
      c.header('Retry-After', '5')
      return c.html(<BusyPage frame={frame} />, 503)
    default:
      return trouble(error, c)
  }
}

// A number to tell us, the same on the page and in the log.
function trouble(error: Error, c: Ctx) {
  const requestId = newId()
  log.error('request failed', error, { requestId })
  return c.html(<TroublePage frame={visitorFrame(c)} requestId={requestId} />, 500)
}
