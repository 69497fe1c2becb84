// npm run shots: the ten main pages at 320 and 1280 pixels, of a demonstration made for this alone, into shots/.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHouse } from '../src/main.ts'
import { openBrowser } from '../test/support/browser.ts'
import { nineLinesFile } from '#design/nine-lines-file.tsx'
import { robinsLines } from '#design/showcase.tsx'
import { openDemonstration } from '#demonstration/demonstration.ts'
import { openDatabase } from '#platform/database.ts'
import { makeRoles, migrate, withClient } from '#platform/migrate.ts'
import { startPostgres } from '#platform/postgres.ts'
import { loadHandbook } from '#resources/load-handbook.ts'

const folder = join(import.meta.dirname, '../shots')
const port = Number(process.env['PORT'] || 3999)
const url = `http://127.0.0.1:${port}`
mkdirSync(folder, { recursive: true })
// The README's picture is the one the pages show.
writeFileSync(
  join(import.meta.dirname, '../docs/nine-lines.svg'),
  `${nineLinesFile({ title: 'Robin’s nine lines', lines: robinsLines })}\n`,
)
const postgres = await startPostgres({
  folder: mkdtempSync(join(tmpdir(), 'nf-shots-')),
  throwaway: true,
  log: () => undefined,
})
try {
  const password = 'only-for-pictures'
  await makeRoles(postgres.superuser.url, { web: password, worker: password, door: password })
  await withClient(postgres.superuser.url, (client) =>
    client.query('create database shots owner ninefold_owner'),
  )
  const admin = postgres.url({ ...postgres.superuser, database: 'shots' })
  const at = (role: string) => postgres.url({ role, password, database: 'shots' })
  await migrate(admin)
  const owner = openDatabase(admin, { most: 2 })
  await loadHandbook(owner)
  await openDemonstration({ owner, say: console.log })
  const house = await openHouse({
    databases: { web: at('ninefold_web'), door: at('ninefold_door') },
    secret: 'x'.repeat(40),
    publicUrl: url,
    port,
    host: '127.0.0.1',
    demonstration: true,
  })
  await takePictures()
  await house.close()
  await owner.destroy()
} finally {
  await postgres.stop()
}

async function takePictures() {
  const browser = await openBrowser()
  for (const width of [320, 1280]) {
    const page = await browser.newPage({
      baseURL: url,
      viewport: { width, height: width === 320 ? 640 : 900 },
    })
    const take = async (name: string, path?: string) => {
      if (path) await page.goto(path)
      await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
      console.log(`shots/${name}-${width}.png`)
    }
    const be = async (name: string) => {
      await page.context().clearCookies()
      await page.goto('/sign-in')
      await page.getByRole('button', { name, exact: true }).click()
      await page.waitForURL('**/home')
    }
    await take('01-front', '/')
    await take('02-what-helps', '/handbook?q=won%27t+sleep&age=PR')
    await be('Amy Carter')
    await page.getByRole('main').getByRole('link', { name: /Robin/ }).first().click()
    const robin = new URL(page.url()).pathname
    await take('03-family-child')
    await take('04-line', `${robin}/view/sensory`)
    await take('05-sharing', `${robin}/sharing`)
    await take('06-plan', `${robin}/plan`)
    await be('Grace Adeyemi')
    await take('07-reviews-due', '/home?list=reviews')
    await be('Priya Nair')
    await take('08-staff-child', robin)
    await page.goto(`${robin}/meetings/new`)
    const start = page.getByRole('button', { name: 'Start the meeting' })
    if ((await start.count()) > 0) await start.click()
    await take('09-meeting')
    await page.goto(robin)
    await page.getByRole('link', { name: 'See it whole' }).click()
    await take('10-profile')
  }
  await browser.close()
}
