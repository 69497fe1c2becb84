/** Paper that can be read aloud: Typst makes PDF/UA-1 from a template and data. Nothing outside the template is read. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

let compiler: NodeCompiler | undefined

/** Longer than any sheet of ours by far. */
const mostBytes = 200_000

/**
 * One document. `data` reaches the template as JSON in `sys.inputs.data`, never as markup. Takes some milliseconds and
 * blocks while it does; call it when the transaction is over. Throws on a template that is wrong or on too much data.
 */
export function makePdf(template: string, data: unknown): Uint8Array<ArrayBuffer> {
  const inputs = { data: JSON.stringify(data) }
  if (inputs.data.length > mostBytes) throw new Error('too much for one document')
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts() }] })
  const document = { mainFileContent: template, inputs }
  try {
    return new Uint8Array(compiler.pdf(document, { pdfStandard: 'ua-1' }))
  } catch (cause) {
    // PDF/UA refuses a letter no font here can draw (an emoji, a script this machine lacks). The page is still made and
    // still tagged: better a box for one letter than no sheet. What was written is not put in any log.
    if (cause instanceof Error && /could not be displayed with font/.test(cause.message))
      return new Uint8Array(compiler.pdf(document, {}))
    throw new Error('the document could not be made', { cause: withoutWords(cause) })
  } finally {
    compiler.evictCache(10)
  }
}

// Typst quotes the document in its complaints.
const withoutWords = (cause: unknown) =>
  cause instanceof Error ? cause.message.replaceAll(/`[^`]*`|"[^"]*"/g, '…').slice(0, 500) : undefined

const fonts = () =>
  ['latin-400', 'latin-700', 'latin-ext-400', 'latin-ext-700'].map((part) =>
    unwrapWoff(
      readFileSync(
        createRequire(import.meta.url).resolve(
          `@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-${part}-normal.woff`,
        ),
      ),
    ),
  )

/** WOFF 1.0 (W3C, 2012) is a font whose tables are packed one by one; Typst reads them unpacked. */
function unwrapWoff(woff: Buffer<ArrayBuffer>): Buffer {
  const count = woff.readUInt16BE(12)
  const power = 2 ** Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + 16 * count)
  head.writeUInt32BE(woff.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE(count * 16 - power * 16, 10)
  const parts = [head]
  let at = head.length
  for (let i = 0; i < count; i++) {
    const [from, to] = [44 + 20 * i, 12 + 16 * i]
    const [offset, packedBytes, bytes] = [4, 8, 12].map((field) => woff.readUInt32BE(from + field))
    if (offset === undefined || packedBytes === undefined || bytes === undefined) throw new Error('not WOFF')
    const packed = woff.subarray(offset, offset + packedBytes)
    const padding = Buffer.alloc((4 - (bytes % 4)) % 4)
    woff.copy(head, to, from, from + 4)
    head.writeUInt32BE(woff.readUInt32BE(from + 16), to + 4)
    head.writeUInt32BE(at, to + 8)
    head.writeUInt32BE(bytes, to + 12)
    parts.push(packedBytes < bytes ? inflateSync(packed) : packed, padding)
    at += bytes + padding.length
  }
  return Buffer.concat(parts)
}
