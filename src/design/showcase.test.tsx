/** The showcase in a real browser: nothing hidden from those who use a keyboard or a screen reader, nothing cut off on a small phone. */
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import type { Child } from 'hono/jsx'
import type { BrowserContextOptions } from 'playwright-core'
import { assets, criticalStyleHash } from './assets.ts'
import type { Settings } from './page.tsx'
import { Asking, Blank, ChildsOwn, Desk, FamilyHome, Parts, Profile } from './showcase.tsx'
import { openBrowser, type TestBrowser } from '../../test/support/browser.ts'

const pages: Record<string, (settings?: Settings) => Child> = {
  home: (settings) => <FamilyHome settings={settings} />,
  profile: (settings) => <Profile settings={settings} />,
  child: (settings) => <ChildsOwn settings={settings} />,
  asking: (settings) => <Asking wrong={false} settings={settings} />,
  wrong: (settings) => <Asking wrong settings={settings} />,
  parts: (settings) => <Parts settings={settings} />,
  desk: (settings) => <Desk settings={settings} />,
  blank: () => <Blank />,
}
const policy = `default-src 'none'; style-src 'self' ${criticalStyleHash}; script-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'`
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: TestBrowser
let origin: string
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here')
  const asset = assets().get(pathname)
  if (asset)
    return response
      .writeHead(200, {
        'content-type': asset.type,
        'content-encoding': asset.br === asset.bytes ? 'identity' : 'br',
      })
      .end(asset.br)
  const page = pages[pathname.slice(1)]
  if (!page) return response.writeHead(404).end()
  const settings: Settings = {
    text: searchParams.get('text') === 'largest' ? 'largest' : undefined,
    scheme: searchParams.get('scheme') === 'contrast' ? 'contrast' : undefined,
    layout: searchParams.get('layout') === 'low-demand' ? 'low-demand' : undefined,
  }
  return response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
    .end(String(page(settings)))
})

before(async () => {
  browser = await openBrowser()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  assert.ok(address && typeof address === 'object')
  origin = `http://127.0.0.1:${address.port}`
})
after(async () => {
  await browser.close()
  server.close()
})

async function visit(path: string, options: BrowserContextOptions = {}) {
  const page = await browser.newPage({ bypassCSP: false, ...options })
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(`${origin}/${path}`)
  await page.evaluate(() => document.fonts.ready)
  return {
    page,
    complaints: () => complaints.filter((c) => !c.includes('favicon') && !c.includes('404')),
    [Symbol.asyncDispose]: () => page.context().close(),
  }
}

const phone = { viewport: { width: 320, height: 640 } }
const laptop = { viewport: { width: 1280, height: 800 } }

for (const name of Object.keys(pages))
  describe(`The ${name} page`, () => {
    for (const [how, options] of [
      ['on a phone', phone],
      ['on a laptop in the dark', { ...laptop, colorScheme: 'dark' as const }],
    ] as const)
      it(`${how} is clean by axe and says nothing to the console`, async () => {
        await using visited = await visit(name, options)
        assert.deepEqual(visited.complaints(), [])
        // Through the protocol and not a script tag, so that the page's own policy stays as it is.
        await visited.page.evaluate(axe)
        const found: unknown = await visited.page.evaluate(
          `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ') + ' ' + n.failureSummary).join(' | ')))`,
        )
        assert.deepEqual(found, [])
      })

    it('never scrolls sideways, nor with the largest text', async () => {
      for (const path of [name, `${name}?text=largest`, `${name}?layout=low-demand`]) {
        await using visited = await visit(path, phone)
        assert.ok(
          await visited.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
          path,
        )
      }
    })

    it('gives a finger 44 pixels', async () => {
      await using visited = await visit(name, phone)
      const small = await visited.page.evaluate(() =>
        [
          ...document.querySelectorAll(
            'button, .nhsuk-button, .nf-help, .nf-nav a, .nf-footer a, summary, select, textarea, input:not([type=hidden]), .nhsuk-back-link, .nl-narrow a',
          ),
        ]
          .filter((e) => e.checkVisibility())
          .map((e) => ({ what: e.outerHTML.slice(0, 90), height: e.getBoundingClientRect().height }))
          .filter(({ height }) => height < 43.5),
      )
      assert.deepEqual(
        small.filter(({ what }) => !what.includes('nl-')),
        [],
      )
      // The picture scales with the screen; a line to press is never less than WCAG's 24 pixels and has room around it.
      assert.deepEqual(
        small.filter(({ what, height }) => what.includes('nl-') && height < 24),
        [],
      )
    })
  })

describe('The two pictures', () => {
  it('are one at a time, for eyes and for screen readers', async () => {
    for (const [options, shown] of [
      [phone, 'nl-narrow'],
      [laptop, 'nl-wide'],
    ] as const) {
      await using visited = await visit('profile', options)
      const visible = await visited.page.evaluate(() =>
        [...document.querySelectorAll('.nl-pair svg')]
          .filter((e) => e.checkVisibility())
          .map((e) => e.getAttribute('class')),
      )
      assert.deepEqual(visible, [`nl ${shown}`])
    }
  })
})

describe('The page’s script', () => {
  it('goes to what is wrong, counts the room, and lets a double press send once', async () => {
    await using visited = await visit('wrong', laptop)
    const { page } = visited
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'nhsuk-error-summary')
    await page.fill('#joys', 'a'.repeat(1999))
    await page.waitForFunction(
      () => document.querySelector('#joys-info')?.textContent === 'You have 1 character left',
    )
    const sent = await page.evaluate(() => {
      let let_through = 0
      const form = document.querySelector('form')
      form?.addEventListener('submit', (event) => {
        // Ours runs on the document, after the form's own listeners.
        setTimeout(() => (let_through += event.defaultPrevented ? 0 : 1))
      })
      document.addEventListener('submit', (event) => setTimeout(() => event.preventDefault()))
      form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))
      form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))
      return new Promise((done) => setTimeout(() => done(let_through), 50))
    })
    assert.equal(sent, 1)
  })
})

describe('On paper', () => {
  const print = async (name: string) => {
    await using visited = await visit(name, laptop)
    const pdf = (await visited.page.pdf({ preferCSSPageSize: true })).toString('latin1')
    return { sheets: pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0 }
  }
  it('the blank to fill in by hand is one side of A4', async () =>
    assert.equal((await print('blank')).sheets, 1))
  it('the picture is one side and its words follow', async () => {
    const { sheets } = await print('profile')
    assert.ok(sheets >= 2 && sheets <= 3, `${sheets} sheets`)
  })
  it('nothing that can only be pressed is printed', async () => {
    await using visited = await visit('home', laptop)
    await visited.page.emulateMedia({ media: 'print' })
    assert.equal(
      await visited.page.evaluate(
        () =>
          [...document.querySelectorAll('nav, footer, .nf-help, .nhsuk-button')].filter((e) =>
            e.checkVisibility(),
          ).length,
      ),
      0,
    )
  })
})
