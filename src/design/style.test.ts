import { join } from 'node:path'
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { Page } from './page.tsx'
import { assets, criticalStyle, criticalStyleHash, fontPaths, scriptPath, stylePath } from './assets.ts'
import { pairs, schemes, type Token } from './tokens.ts'
import { FamilyHome } from './showcase.tsx'

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string) => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

for (const [name, scheme] of Object.entries(schemes))
  describe(`In the ${name} scheme`, () => {
    const check = (ground: Token, token: Token, least: number) =>
      it(`${token} on ${ground} is at least ${least} to 1`, () => {
        const found = contrast(scheme[token], scheme[ground])
        assert.ok(found >= least, `${token} on ${ground}: ${found.toFixed(2)}`)
      })
    for (const { on, text = [], shapes = [] } of pairs)
      for (const ground of on) {
        for (const token of text) check(ground, token, 4.5)
        for (const token of shapes) check(ground, token, 3)
      }
  })

describe('What a page weighs', () => {
  const page = String(FamilyHome({}))
  const weigh = (path: string, as: 'br' | 'gzip') => assets().get(path)?.[as].length ?? Number.NaN

  it('is at most 50 KB on the first visit and 15 KB on the next, either way it is packed', () => {
    for (const as of ['br', 'gzip'] as const) {
      const html = as === 'br' ? brotliCompressSync(page).length : gzipSync(page).length
      const parts = {
        html,
        style: weigh(stylePath, as),
        script: weigh(scriptPath, as),
        fonts: fontPaths.reduce((sum, path) => sum + weigh(path, as), 0),
      }
      const all = parts.html + parts.style + parts.script + parts.fonts
      console.log(`${as}: ${all} bytes in all`, parts)
      assert.ok(all <= 50_000, `${as} ${all}`)
      assert.ok(html <= 14_600)
      assert.ok(html <= 15_000)
    }
  })

  it('has a script of at most 5 KB as it is written, a third of that as it travels', () =>
    assert.ok((assets().get(scriptPath)?.bytes.length ?? Infinity) <= 5 * 1024))

  it('keeps a stylesheet that the page’s security policy allows by hash', () => {
    const atOnce = String(Page({ title: 'Help now', paintsAtOnce: true }))
    const [, style = ''] = atOnce.match(/<style>([^]*?)<\/style>/) ?? []
    assert.equal(style, criticalStyle)
    assert.ok(String(assets().get(stylePath)?.bytes).startsWith(style), 'and the stylesheet begins with it')
    assert.doesNotMatch(page, /<style/, 'a page painted after its stylesheet does not carry it twice')
    assert.equal(criticalStyleHash, `'sha256-${createHash('sha256').update(style).digest('base64')}'`)
  })

  it('takes nothing from another host and carries no NHS font', () => {
    const css = String(assets().get(stylePath)?.bytes)
    assert.doesNotMatch(css, /frutiger|https?:|@import/i)
  })

  it('has no style for a class that no component writes', async () => {
    const { readFile, readdir } = await import('node:fs/promises')
    const rooms = join(import.meta.dirname, '..')
    const files = (await readdir(rooms, { recursive: true })).filter(
      (file) => /\.tsx?$/.test(file) && !file.includes('.test.'),
    )
    const source = (await Promise.all(files.map((file) => readFile(join(rooms, file), 'utf8')))).join('\n')
    const css = String(assets().get(stylePath)?.bytes)
    const styled = new Set([...css.matchAll(/\.((?:nf|nl|nhsuk)-[\w-]+)/g)].map(([, name = '']) => name))
    // Variants and parts are put on with templates; their block is written whole.
    const block = (name: string) => name.split(/--|__/)[0] ?? name
    const written = (name: string) =>
      source.includes(block(name)) || /^nhsuk-(u-width|heading|caption)-|^nl-(wide|narrow)$/.test(name)
    assert.deepEqual(
      [...styled].filter((name) => !written(name)),
      [],
    )
  })
})
