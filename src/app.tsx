/** The table of contents: every room, in order, inside the promises every answer keeps. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { assetCaching, assets, criticalStyleHash } from '#design/assets.ts'
import { Busy } from '#platform/database.ts'
import { visitorFrame } from '#platform/frame.ts'
import { SignInFirst, type Ctx, type House, type Surroundings } from '#platform/http.ts'
import { log } from '#platform/log.ts'
import { newId } from '#platform/ids.ts'
import { childrenRoutes } from '#children/routes.tsx'
import { homeRoutes } from '#home/routes.tsx'
import {
  BusyPage,
  ForbiddenPage,
  MissingPage,
  SignInFirstPage,
  StalePage,
  TooLongPage,
  TroublePage,
} from '#home/trouble-pages.tsx'
import { peopleRoutes } from '#people/routes.tsx'
import { plansRoutes } from '#plans/routes.tsx'
import { profilesRoutes } from '#profiles/routes.tsx'
import { resourcesRoutes } from '#resources/routes.tsx'

export const rooms = [
  peopleRoutes,
  childrenRoutes,
  profilesRoutes,
  resourcesRoutes,
  plansRoutes,
  homeRoutes,
] as const

/** The whole house, given its surroundings. */
export function createApp(world: Surroundings) {
  const app = new Hono<House>()
    .use(async (c, next) => {
      c.set('world', world)
      c.set('requestId', newId())
      await next()
      if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
    })
    .use(
      secureHeaders({
        contentSecurityPolicy: {
          defaultSrc: ["'none'"],
          styleSrc: ["'self'", criticalStyleHash],
          scriptSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
        referrerPolicy: 'no-referrer',
        xFrameOptions: 'DENY',
      }),
    )
    .get('/assets/:name', (c) => asset(c))
    .use(csrf({ origin: (origin) => origin === new URL(world.publicUrl).origin }))
    .use(
      bodyLimit({ maxSize: 64 * 1024, onError: (c) => c.html(<TooLongPage frame={visitorFrame(c)} />, 413) }),
    )
  for (const room of rooms) app.route('/', room)
  app.notFound((c) => c.html(<MissingPage frame={visitorFrame(c)} />, 404))
  app.onError((error, c) => answerTrouble(error, c))
  return app
}

// Named by what is in it, so it may be kept for ever.
function asset(c: Ctx) {
  const found = assets().get(c.req.path)
  if (!found) return c.notFound()
  const accepted = c.req.header('accept-encoding') ?? ''
  // A font is packed already: its bytes are the same in each.
  const packs = found.br !== found.bytes
  const [encoding, bytes] =
    packs && /\bbr\b/.test(accepted)
      ? (['br', found.br] as const)
      : packs && /\bgzip\b/.test(accepted)
        ? (['gzip', found.gzip] as const)
        : ([undefined, found.bytes] as const)
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': found.type,
    'cache-control': assetCaching,
    vary: 'accept-encoding',
    ...(encoding ? { 'content-encoding': encoding } : {}),
  })
}

// What the database refuses by its own walls carries one of these codes.
const refusals: Record<string, 403 | 409 | 503> = { NF403: 403, NF409: 409, NF503: 503, '42501': 403 }

function answerTrouble(error: Error, c: Ctx): Response | Promise<Response> {
  const frame = visitorFrame(c)
  if (error instanceof SignInFirst)
    return c.html(<SignInFirstPage frame={frame} typed={error.typed} path={c.req.path} />, 401)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
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
      log.error('request failed', error, { requestId: c.var.requestId })
      return c.html(<TroublePage frame={frame} requestId={c.var.requestId} />, 500)
  }
}
