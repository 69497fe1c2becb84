import { asPublic } from '#platform/database.ts'
import { visitorFrame } from '#platform/frame.ts'
import { missing, open, routes } from '#platform/http.ts'
import { sameSecret } from '#platform/ids.ts'
import { log } from '#platform/log.ts'
import { needsRoutes } from './needs/routes.tsx'
import { noticesRoutes } from './notices/routes.tsx'
import { tellingsRoutes } from './tellings/routes.tsx'
import { Receipt, toldBy } from './notify.ts'
import { OutboxPage } from './pages.tsx'
import { hearReceipt, outbox } from './queries.ts'
import { linkIn } from './words.ts'

export const messagesRoutes = routes()
  .route('/', needsRoutes)
  .route('/', noticesRoutes)
  .route('/', tellingsRoutes)
  .get('/outbox', open(), async (c) => {
    if (!c.var.world.demonstration) missing()
    const { secret, db } = c.var.world
    const messages = await asPublic(db, outbox)
    return c.html(
      <OutboxPage
        frame={visitorFrame(c)}
        messages={messages.map((message) => ({
          ...message,
          href: linkIn(message, secret),
        }))}
      />,
    )
  })
  // From the one who carries letters: no cookie, and a secret word of their own. What is not ours is told nothing.
  .post('/letters/receipts', open(), async (c) => {
    const { receiptsToken, door } = c.var.world
    if (!receiptsToken) return missing()
    const given = /^Bearer (\S{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
    if (!sameSecret(receiptsToken, given)) return c.json({ error: 'unauthorized' }, 401)
    const read = Receipt.safeParse(await c.req.json().catch(() => undefined))
    if (!read.success) {
      log.warn('a receipt is not understood')
      return c.json({ error: 'invalid_request' }, 400)
    }
    const { id: providerId, reference: letterId, status } = read.data
    const heard = await hearReceipt(door, { letterId, providerId, told: toldBy(status) })
    return heard ? c.body(null, 204) : c.json({ error: 'not_found' }, 404)
  })
