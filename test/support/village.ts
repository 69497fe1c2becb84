/** A village to tell stories in: one area, a school, the people in it, a browser, and the house open on a free port. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { after } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { sql } from 'kysely'
import type { BrowserContextOptions } from 'playwright-core'
import { createApp } from '#app.tsx'
import { loadHandbook } from '#resources/load-handbook.ts'
import { findViolations, openBrowser } from './browser.ts'
import { freshDatabase, type Fresh } from './database.ts'
import { noteClean, shapeOf, wasClean } from './found-clean.ts'
import { settle } from './settle.ts'

/** `host`: a passkey belongs to a name, not to a number. */
export async function openVillage({ host = '127.0.0.1' }: { host?: 'localhost' | '127.0.0.1' } = {}) {
  const fresh = await freshDatabase()
  await loadHandbook(fresh.owner)
  const people = await settle(fresh)
  const { url } = await open(fresh, host)
  const browser = await openBrowser()
  after(() => browser.close())

  // axe takes a second a page: each kind of page is looked at once in a story, each structure once in a run.
  const looked = new Set<string>()

  /** A browser of someone's own. Every page it comes to keeps the house's promises. */
  async function someone(options: BrowserContextOptions = {}) {
    const page = await browser.newPage({ baseURL: url, viewport: { width: 320, height: 640 }, ...options })
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => assert.fail(`a script failed on ${page.url()}: ${error.message}`))
    const checks = async () => {
      assert.equal(await page.locator('h1').count(), 1, `${page.url()} has one h1`)
      if (options.javaScriptEnabled === false) return
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      assert.ok(wide <= 0, `${page.url()} scrolls sideways by ${wide} px`)
      const kind = `${await page.title()} ${new URL(page.url()).pathname.replaceAll(/[0-9a-f-]{36}/g, ':id')} ${options.viewport?.width}`
      if (looked.has(kind)) return
      looked.add(kind)
      const shape = shapeOf(await page.content(), JSON.stringify(options))
      if (wasClean(shape)) return
      assert.deepEqual(await findViolations(page), [], `axe on ${page.url()}`)
      noteClean(shape)
    }
    const press = async (name: string | RegExp) => {
      const button = page.getByRole('button', { name })
      await ((await button.count()) > 0 ? button : page.getByRole('main').getByRole('link', { name }))
        .first()
        .click()
      // A press that a script sends leads on only once it is answered.
      if (options.javaScriptEnabled !== false)
        await page.waitForFunction(() => document.documentElement.dataset['sending'] === undefined)
      await page.waitForLoadState()
      await checks()
    }
    const go = async (path: string) => {
      const answer = await page.goto(path)
      await checks()
      return answer?.status()
    }
    const signInAs = async (name: string) => {
      await page.goto('/sign-in')
      await page.getByRole('button', { name, exact: true }).click()
      await page.waitForURL('**/home')
      await checks()
    }
    return { page, press, go, signInAs, checks }
  }

  /** Time passes for everyone in the village. */
  const passDays = (days: number) =>
    sql`update clock set moved = moved + ${`${days} days`}::interval`.execute(fresh.owner)

  return { ...fresh, ...people, url, someone, passDays }
}
export type Village = Awaited<ReturnType<typeof openVillage>>
export type Someone = Awaited<ReturnType<Village['someone']>>

async function open({ db, door }: Fresh, host: string) {
  let app: ReturnType<typeof createApp> | undefined
  const listener = getRequestListener(
    (request) => app?.fetch(request) ?? new Response('not yet', { status: 503 }),
  )
  const server: Server = createServer((request, response) => void listener(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const url = `http://${host}:${typeof address === 'object' && address ? address.port : 0}`
  app = createApp({
    db,
    door,
    secret: 'a secret only for stories, long enough',
    publicUrl: url,
    demonstration: true,
  })
  return { url }
}

/** Each story is told twice: with scripts and without. Every page is looked at on a wide screen too, in every-page.story.test.ts. */
export const tellings = [
  { how: 'on a phone', options: {} },
  { how: 'on a phone, without JavaScript', options: { javaScriptEnabled: false } },
] as const
