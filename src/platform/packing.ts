/** Answers made smaller for the wire, where the browser says it can unpack them. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { createMiddleware } from 'hono/factory'

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
 * Packs a page that was made for one person, once their transaction is over. Not when another site led here: the length
 * of a packed page tells what stands beside words the other site chose (BREACH, Gluck, Harris and Prado 2013).
 */
export const packPages = () =>
  createMiddleware(async (c, next) => {
    await next()
    const { headers } = c.res
    // What may be kept for others is packed where it is kept.
    if (headers.has('cache-control') || headers.has('content-encoding')) return
    if (!headers.get('content-type')?.startsWith('text/html')) return
    headers.append('vary', 'accept-encoding')
    if (!unpacks(c.req.header('accept-encoding'), 'gzip')) return
    if (/^(?:cross|same)-site$/.test(c.req.header('sec-fetch-site') ?? '')) return
    const page = await c.res.text()
    const worthIt = page.length >= worthPackingBytes
    c.res = new Response(worthIt ? new Uint8Array(await pack(page, { level: 4 })) : page, c.res)
    if (worthIt) c.res.headers.set('content-encoding', 'gzip')
  })
