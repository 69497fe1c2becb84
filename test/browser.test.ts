import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, it } from 'node:test'
import { openBrowser, pageWithAxe } from './support/browser.ts'

// Pages by path; the strictest policy we serve, to show that axe runs under it.
const pages: Record<string, string> = {
  '/kind': '<main><h1>Sleep workshop</h1><p>28 November 2026</p></main>',
  '/unkind': '<h1>Sleep workshop</h1><img src="/robin.png">',
  '/strange': `<h1>Elsewhere</h1><img alt="" src="http://elsewhere.example/a.png"><img alt="" src="http://192.0.2.1/b.png">
    <img alt="" src="/away"><script>new WebSocket('ws://elsewhere.example/c')</script>`,
}
const server = createServer((request, answer) => {
  const path = request.url ?? '/'
  if (path === '/away') return answer.writeHead(302, { location: 'http://elsewhere.example/d.png' }).end()
  const policy = path === '/strange' ? {} : { 'content-security-policy': "default-src 'none'" }
  answer.writeHead(pages[path] ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...policy })
  return answer.end(`<!doctype html><html lang="en"><title>Ninefold</title>${pages[path] ?? ''}</html>`)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
// An AddressInfo, because it listens on TCP.
const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

describe('the browser of the tests', { timeout: 120_000 }, async () => {
  const browser = await openBrowser()
  after(async () => {
    await browser.close()
    server.close()
  })

  it('finds nothing wrong with a page that is right', async () => {
    const { page, violations } = await pageWithAxe(browser, `${home}/kind`)
    assert.equal(await page.textContent('h1'), 'Sleep workshop')
    assert.deepEqual(violations, [])
  })

  it('says which rule a page breaks, and where', async () => {
    const { violations } = await pageWithAxe(browser, `${home}/unkind`)
    const found = violations.find(({ rule }) => rule === 'image-alt')
    assert.deepEqual(found?.where, ['<img src="/robin.png">'])
  })

  it('reaches no other host, by name, number, redirect or socket, and tells of each attempt', async () => {
    const stranger = await openBrowser()
    const page = await stranger.newPage()
    const failed: string[] = []
    page.on('requestfailed', (request) => failed.push(request.failure()?.errorText ?? ''))
    const socket = page.waitForEvent('websocket')
    await page.goto(`${home}/strange`)
    await socket
    assert.deepEqual(stranger.strangers.toSorted(), [
      'http://192.0.2.1/b.png',
      'http://elsewhere.example/a.png',
      'http://elsewhere.example/d.png',
      'ws://elsewhere.example/c',
    ])
    assert.deepEqual(new Set(failed), new Set(['net::ERR_NAME_NOT_RESOLVED']))
    await assert.rejects(stranger.close(), /elsewhere\.example/)
  })
})
