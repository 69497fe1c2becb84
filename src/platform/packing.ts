/** Answers made smaller for the wire, where the browser says it can unpack them. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { House } from './http.ts'

export type Packing = 'br' | 'gzip'

/** What a browser unpacks, the smallest first. A packing it gives no worth (`q=0`) is one it refuses. */
export const packingFor = (accepted: string | null | undefined): Packing | undefined =>
  (['br', 'gzip'] as const).find((packing) => unpacks(accepted, packing))

const worth = {
  br: /(?:^|[\s,])br\s*(?:;\s*q=([\d.]+))?\s*(?:,|$)/,
  gzip: /(?:^|[\s,])gzip\s*(?:;\s*q=([\d.]+))?\s*(?:,|$)/,
}
function unpacks(accepted: string | null | undefined, packing: Packing) {
  const found = accepted ? worth[packing].exec(accepted) : null
  return found !== null && Number(found[1] ?? 1) > 0
}

const pack = promisify(gzip)
const worthPackingBytes = 2_048

/**
 * A page made for one person, as it goes to this browser, and what says so. Not packed when another site led here: the
 * length of a packed page tells what stands beside words the other site chose (BREACH, Gluck, Harris and Prado 2013).
 */
export async function packedFor(c: Context, page: string) {
  const plain =
    page.length < worthPackingBytes ||
    !unpacks(c.req.header('accept-encoding'), 'gzip') ||
    /^(?:cross|same)-site$/.test(c.req.header('sec-fetch-site') ?? '')
  if (plain) return { body: page, packing: {} }
  return { body: new Uint8Array(await pack(page, { level: 4 })), packing: { 'content-encoding': 'gzip' } }
}

/** Packs the pages of one person, once their transaction is over. */
export const packPages = () =>
  createMiddleware<House>(async (c, next) => {
    await next()
    if (c.get('whole')) return
    const { headers } = c.res
    // What may be kept for others is packed where it is kept.
    if (headers.has('cache-control') || headers.has('content-encoding')) return
    if (!headers.get('content-type')?.startsWith('text/html')) return
    headers.append('vary', 'accept-encoding')
    if (!c.req.header('accept-encoding')) return
    const { body, packing } = await packedFor(c, await c.res.text())
    c.res = new Response(body, c.res)
    for (const [name, value] of Object.entries(packing)) c.res.headers.set(name, value)
  })
