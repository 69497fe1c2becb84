/** What every answer promises the browser, and the page that is sent with all of it at once. */
import { createMiddleware } from 'hono/factory'
import type { Ctx, House } from './http.ts'
import { packedFor } from './packing.ts'

/** `styleHash`: of the one style that may stand inside a page. */
const promisesWith = (styleHash: string) => ({
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'self' ${styleHash}`,
    "script-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=15552000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
})

/** Puts every promise on every answer, but for one that `wholePage` made. What says nothing of keeping is not kept. */
export function keepPromises(styleHash: string) {
  const promises = promisesWith(styleHash)
  const each = Object.entries(promises)
  return createMiddleware<House>(async (c, next) => {
    c.set('promises', promises)
    await next()
    if (c.get('whole')) return
    const { headers } = c.res
    for (const [name, value] of each) headers.set(name, value)
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  })
}

/**
 * A page for one person, packed and promised as it is made. A header put on an answer later costs it the server's short way
 * out, which is a third of what a page looked at often takes.
 */
export async function wholePage(c: Ctx, page: unknown): Promise<Response> {
  const { body, packing } = await packedFor(c, String(await page))
  // Not before it is made: the page that says what went wrong has its promises put on as any other.
  c.set('whole', true)
  return new Response(body, {
    headers: {
      ...c.get('promises'),
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=UTF-8',
      vary: 'accept-encoding',
      ...packing,
    },
  })
}
