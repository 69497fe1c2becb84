// A real browser that can reach this machine and nothing else.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type axeCore from 'axe-core'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'

export type TestBrowser = {
  /** A page in a context of its own: no cookies, nothing cached. */
  newPage(options?: BrowserContextOptions): Promise<Page>
  /** Addresses on other hosts that pages asked for. None was reached. */
  strangers: string[]
  /** Closes, and throws if a page asked another host for anything. */
  close(): Promise<void>
}

/** Throws, naming the package to install, if there is no browser: a test never skips for want of one. */
export async function openBrowser(): Promise<TestBrowser> {
  // The packaged one is the headless shell: it opens a page in a third of the time of a whole browser that hides its window.
  const browser = await launchOneOf([packagedChromium, systemChromium, playwrightsChromium])
  const strangers: string[] = []
  return {
    strangers,
    async newPage(options = {}) {
      const context = await browser.newContext(options)
      await noteStrangers(context, strangers)
      return context.newPage()
    },
    async close() {
      await browser.close()
      if (strangers.length) throw new Error(`Pages asked other hosts for: ${strangers.join(', ')}`)
    },
  }
}

export type Violation = { rule: string; impact: string; help: string; where: string[] }

/** Opens the address and runs axe-core (WCAG 2.2 AA and good practice) on what it shows. The page stays open. */
export async function pageWithAxe(
  browser: TestBrowser,
  url: string,
  options?: BrowserContextOptions,
): Promise<{ page: Page; violations: Violation[] }> {
  const page = await browser.newPage(options)
  await page.goto(url)
  return { page, violations: await findViolations(page) }
}

/** For a page already open, say after a step in it. */
export async function findViolations(page: Page): Promise<Violation[]> {
  // By evaluation, which a page's content security policy does not stop as it stops a script element.
  await page.evaluate(axeSource())
  return page.evaluate(async () => {
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await axe.run({ runOnly: { type: 'tag', values } })
    return violations.map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? 'unknown',
      help,
      where: nodes.map(({ html }) => html),
    }))
  })
}

declare const axe: typeof axeCore

let axeText: string | undefined
const axeSource = () =>
  (axeText ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))

/** The wall is `args` below. This is the record; a Playwright route would be both, but it misses redirects and turns the cache off. */
async function noteStrangers(context: BrowserContext, strangers: string[]) {
  const note = (url: string) => {
    const { protocol, hostname } = new URL(url)
    if (/^(http|ws)s?:$/.test(protocol) && !['127.0.0.1', 'localhost'].includes(hostname)) strangers.push(url)
  }
  context.on('request', (request) => note(request.url()))
  context.on('page', (page) => page.on('websocket', (socket) => note(socket.url())))
  // tsx names functions by a call that exists only in Node; without this a named function inside `evaluate` fails.
  await context.addInitScript('globalThis.__name ??= (named) => named')
}

type Found = { executablePath: string; bareMachine?: Record<string, string> } | undefined

async function launchOneOf(places: (() => Found | Promise<Found>)[]): Promise<Browser> {
  const reasons: string[] = []
  for (const place of places) {
    try {
      const found = await place()
      if (found) return await launch(found)
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error))
    }
  }
  throw new Error(
    ['No browser for the tests: install the package chromium (apt-get install chromium)', ...reasons].join(
      '\n',
    ),
  )
}

async function launch({ executablePath, bareMachine }: NonNullable<Found>): Promise<Browser> {
  const options = { executablePath, args, chromiumSandbox: false }
  if (!bareMachine) return chromium.launch(options)
  // The package brings libraries and fonts a bare machine lacks; where the machine has its own, those are better.
  return chromium
    .launch(options)
    .catch(() => chromium.launch({ ...options, env: { ...process.env, ...bareMachine } }))
}

const args = [
  // No name and no address resolves but this machine's, and no proxy is asked instead.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  '--no-proxy-server',
  '--disable-background-networking',
  '--disable-domain-reliability',
  '--disable-gpu',
  '--no-pings',
]

function systemChromium(): Found {
  const executablePath = '/usr/bin/chromium'
  return existsSync(executablePath) ? { executablePath } : undefined
}

function playwrightsChromium(): Found {
  const executablePath = chromium.executablePath()
  return existsSync(executablePath) ? { executablePath } : undefined
}

/** @sparticuz/chromium, unpacked once into node_modules/.cache. */
async function packagedChromium(): Promise<Found> {
  const packaged = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))))
  const cache = join(packaged, '..', '..', '.cache')
  const unpacked = join(cache, 'ninefold-chromium')
  if (!existsSync(unpacked)) {
    // Elsewhere first: two test files may do this at once, and half a browser must never be found.
    mkdirSync(cache, { recursive: true })
    const fresh = mkdtempSync(`${unpacked}-`)
    await unpack(join(packaged, 'bin'), fresh)
    try {
      renameSync(fresh, unpacked)
    } catch {
      rmSync(fresh, { recursive: true })
    }
  }
  const bareMachine = {
    LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib'),
    FONTCONFIG_PATH: join(unpacked, 'fonts'),
  }
  return { executablePath: join(unpacked, 'chromium'), bareMachine }
}

async function unpack(from: string, to: string) {
  const { inflate } = await import('@sparticuz/chromium')
  const { TMPDIR } = process.env
  // It always unpacks into the temporary folder, so that is what we move.
  process.env['TMPDIR'] = to
  try {
    for (const part of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'])
      await inflate(join(from, part))
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = TMPDIR
  }
}
