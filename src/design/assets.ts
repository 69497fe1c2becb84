import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build, fingerprint } from './build.ts'

const { critical, style, script, keepScript, fonts } = build()

/** The style that stands inside a page painted at once, and its hash for the content security policy: `style-src 'self' <hash>`. */
export const criticalStyle = critical
export const criticalStyleHash = `'sha256-${createHash('sha256').update(critical).digest('base64')}'`

export const stylePath = `/assets/ninefold.${fingerprint(style)}.css`
export const scriptPath = `/assets/ninefold.${fingerprint(script)}.js`
/** Only on the pages of a draft: what is said without a signal is kept. */
export const keepScriptPath = `/assets/keep.${fingerprint(keepScript)}.js`
export const fontPaths = fonts.map(({ path }) => path)

/** A name with its content's fingerprint never changes its content. */
export const assetCaching = 'public, max-age=31536000, immutable'

export type Asset = { bytes: Buffer; br: Buffer; gzip: Buffer; type: string }

/** Everything a page loads, by its path, compressed beforehand. Fonts are compressed already: their three forms are one. */
export const assets = (): ReadonlyMap<string, Asset> => all

const all = new Map<string, Asset>([
  [stylePath, squeezed(style, 'text/css; charset=utf-8')],
  [scriptPath, squeezed(script, 'text/javascript; charset=utf-8')],
  [keepScriptPath, squeezed(keepScript, 'text/javascript; charset=utf-8')],
  ...fonts.map(({ path, bytes }): [string, Asset] => [
    path,
    { bytes, br: bytes, gzip: bytes, type: 'font/woff2' },
  ]),
])

function squeezed(text: string, type: string): Asset {
  const bytes = Buffer.from(text)
  const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
  return { bytes, br, gzip: gzipSync(bytes, { level: 9 }), type }
}
