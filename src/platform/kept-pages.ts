/** Pages that are the same for everyone, kept as they went out. */
import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { createMiddleware } from 'hono/factory'
import type { House } from './http.ts'
import { packingFor, type Packing } from './packing.ts'

type Sent = { body: string | Uint8Array<ArrayBuffer>; headers: Record<string, string> }
type Kept = { html: string; headers: Record<string, string>; tag: string; until: number } & {
  [P in Packing | 'plain']?: Sent
}
const keptAtMost = 300
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }

/**
 * Keeps what `sameForAll` made as it went out, its promises in its headers and packed once, for a minute at each address.
 * `keep` stands outside everything else; `find` answers before the house is entered. Bounded: the oldest is forgotten first.
 */
export function keepPages() {
  const kept = new Map<string, Kept>()
  return {
    find(request: Request): Response | undefined {
      const known = request.method === 'GET' ? kept.get(request.url) : undefined
      return known && known.until > performance.now() ? send(request, known) : undefined
    },
    keep: createMiddleware<House>(async (c, next) => {
      await next()
      if (c.req.method !== 'GET' || !c.get('forAll') || c.res.status !== 200) return
      if (c.res.headers.has('set-cookie')) return
      const html = await c.res.text()
      const tag = `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`
      const headers = { ...Object.fromEntries(c.res.headers), etag: tag, vary: 'accept-encoding' }
      const page: Kept = { html, headers, tag, until: performance.now() + 60_000 }
      kept.delete(c.req.url)
      const oldest = kept.size >= keptAtMost ? kept.keys().next().value : undefined
      if (oldest !== undefined) kept.delete(oldest)
      if (html.length < 200_000) kept.set(c.req.url, page)
      c.res = undefined
      c.res = send(c.req.raw, page)
    }),
  }
}

function send({ headers: asked }: Request, page: Kept): Response {
  if (asked.get('if-none-match')?.includes(page.tag))
    return new Response(null, { status: 304, headers: page.headers })
  const packing = packingFor(asked.get('accept-encoding')) ?? 'plain'
  const { body, headers } = (page[packing] ??= pack(page, packing))
  return new Response(body, { headers })
}

function pack({ html, headers }: Kept, packing: Packing | 'plain'): Sent {
  if (packing === 'plain')
    return { body: html, headers: { ...headers, 'content-length': String(Buffer.byteLength(html)) } }
  const body = new Uint8Array(packing === 'br' ? brotliCompressSync(html, quality) : gzipSync(html))
  return { body, headers: { ...headers, 'content-encoding': packing, 'content-length': String(body.length) } }
}
