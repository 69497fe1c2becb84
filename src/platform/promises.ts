/** What every answer promises the browser, and the page that is sent with all of it at once. */
import { createMiddleware } from 'hono/factory'
import { criticalStyleHash } from '#design/assets.ts'
import type { Ctx, House } from './http.ts'
import { packedFor } from './packing.ts'

const policy = [
  "default-src 'none'",
  `style-src 'self' ${criticalStyleHash}`,
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const promises = {
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=15552000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}
const everyPromise = Object.entries(promises)

/** Puts every promise on every answer, but for one that `wholePage` made. What says nothing of keeping is not kept. */
export const keepPromises = () =>
  createMiddleware<House>(async (c, next) => {
    await next()
    if (c.get('whole')) return
    const { headers } = c.res
    for (const [name, value] of everyPromise) headers.set(name, value)
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  })

/**
 * A page for one person, packed and promised as it is made. A header put on an answer later costs it the server's short way
 * out, which is a third of what a page looked at often takes.
 */
export async function wholePage(c: Ctx, page: unknown): Promise<Response> {
  c.set('whole', true)
  const { body, packing } = await packedFor(c, String(await page))
  return new Response(body, {
    headers: {
      ...promises,
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=UTF-8',
      vary: 'accept-encoding',
      ...packing,
    },
  })
}
