import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { tokenStyle } from './tokens.ts'

/**
 * The one stylesheet, the part of it that stands inside a page painted at once, the scripts and the fonts, made from their
 * sources when the program starts.
 */
export function build() {
  const fonts = ([400, 700] as const).map((weight) => {
    const bytes = readFileSync(
      findPackageFile(
        `@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-${weight}-normal.woff2`,
      ),
    )
    return { weight, bytes, path: `/assets/atkinson-${weight}.${fingerprint(bytes)}.woff2` }
  })
  const faces = fonts.map(
    ({ weight, path }) =>
      `@font-face{font-family:'Atkinson Hyperlegible';font-weight:${weight};font-display:swap;src:url(${path}) format('woff2')}`,
  )
  // Arial, stretched to the same room, stands in until the font is there, so that nothing jumps.
  const standIn = (weight: string, ...names: string[]) =>
    `@font-face{font-family:'Atkinson stand-in';font-weight:${weight};src:${names.map((name) => `local('${name}')`).join(',')};size-adjust:99.5%;ascent-override:95%;descent-override:29%;line-gap-override:0%}`
  const critical = smaller(
    [
      standIn('400', 'Arial', 'Arimo', 'Liberation Sans'),
      standIn('700', 'Arial Bold', 'Arimo Bold', 'Liberation Sans Bold'),
      tokenStyle,
      source('style/critical.css'),
    ].join('\n'),
  )
  const style = smaller(
    [
      critical,
      ...faces,
      ...['questions', 'answers', 'reading', 'charts', 'frame', 'nine-lines', 'print'].map((part) =>
        source(`style/${part}.css`),
      ),
    ].join('\n'),
  )
  return {
    critical,
    style,
    script: shorter(source('ninefold.client.js')),
    keepScript: shorter(source('keep.client.js')),
    fonts,
  }
}

/** Our own script without its comments and indents. */
const shorter = (script: string) => script.replace(/^\s*(\/\/|\/\*).*$/gm, '').replace(/^\s+/gm, '')

/** Short enough for an address, long enough never to be the same for two contents of ours. */
export const fingerprint = (bytes: string | Buffer) =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 10)

const source = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const findPackageFile = (path: string) => createRequire(import.meta.url).resolve(path)

/** Our own CSS without comments and the spaces it does not need. It holds no strings with braces in them. */
const smaller = (css: string) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim()
