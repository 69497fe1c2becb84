/** Somebody at a browser without one. Every page any test visits is held to what the house promises of every page. */
import assert from 'node:assert/strict'
import type { Hono } from 'hono'
import { tabs } from '#design/page.tsx'
import type { House } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'

export type Seen = { status: number; html: string; location: string | null; headers: Headers }
/** How a form is sent. By default as a browser would: from our own page, with a fresh one-time key. */
export type Press = { once?: string | undefined; origin?: string }

const noPage =
  /^\/(assets\/|health$|sign-out\/oidc$)|\/everything\/file$|\/review\/calendar$|^\/mine\/letter\/pdf$/

export function visitor(app: Hono<House>, cookie: () => Promise<string>) {
  async function visit(path: string, init: RequestInit = {}): Promise<Seen> {
    const headers = new Headers(init.headers)
    headers.set('cookie', await cookie())
    const response = await app.request(path, { ...init, headers })
    const seen = {
      status: response.status,
      html: await response.text(),
      location: response.headers.get('location'),
      headers: response.headers,
    }
    if (response.headers.get('content-type')?.startsWith('text/html')) keepsPromises(seen, path)
    else
      assert.ok(
        noPage.test(path) || (seen.status >= 300 && seen.status < 400),
        `${path} answers ${seen.status} with no page`,
      )
    return seen
  }
  return {
    get: (path: string) => visit(path),
    post: (path: string, body: Record<string, string> = {}, press: Press = {}) => {
      const { once, origin } = { once: newId(), origin: 'http://localhost', ...press }
      return visit(path, {
        method: 'POST',
        body: new URLSearchParams({ ...(once === undefined ? {} : { once }), ...body }),
        headers: { origin },
      })
    },
  }
}

const plain = (html: string) =>
  html
    .replaceAll(/<span class="nf-caption">.*?<\/span>/g, '')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

export function keepsPromises({ html, headers }: Pick<Seen, 'html' | 'headers'>, path: string) {
  const h1 = [...html.matchAll(/<h1[^>]*>(.*?)<\/h1>/gs)].map(([, words]) => plain(words ?? ''))
  assert.equal(h1.length, 1, `${path} has one h1`)
  const title = plain(/<title>(.*?)<\/title>/s.exec(html)?.[1] ?? '').replace(/^Error: /, '')
  assert.ok(
    [h1[0], ...tabs].some((words) => title === `${words} – Ninefold`),
    `${path}: the title says what the h1 says, or less: ${title}`,
  )
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
  assert.deepEqual(
    ids.filter((id, i) => ids.indexOf(id) !== i),
    [],
    `${path}: ids are unique`,
  )
  const fields = [...html.matchAll(/<(?:input|select|textarea)[^>]*\sid="([^"]*)"/g)].map(([, id]) => id)
  for (const [, target] of html.matchAll(/<label[^>]* for="([^"]*)"/g))
    assert.ok(fields.includes(target), `${path}: the label for ${target} points at a field`)
  for (const [, target] of html.matchAll(/<a[^>]* href="#([^"]*)"/g))
    assert.ok(ids.includes(target), `${path}: the link to #${target} lands`)
  assert.doesNotMatch(
    html,
    /\bundefined\b|\[object Object\]|\bNaN\b|Temporal/,
    `${path}: nothing leaks into the page`,
  )
  assert.doesNotMatch(html, /<[^>]+\sstyle=/, `${path}: no style attributes`)
  assert.doesNotMatch(html, /<[^>]+\son[a-z]+=/, `${path}: no script in attributes`)
  for (const [, attributes, words] of html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)) {
    assert.match(attributes ?? '', /\ssrc="\//, `${path}: no inline script`)
    assert.equal(words, '', `${path}: no inline script`)
  }
  assert.doesNotMatch(
    html,
    /<(?!a\s)[^>]+\s(?:src|href|action|srcset)="(?:[a-z]+:)?\/\//,
    `${path}: nothing comes from another host`,
  )
  assert.match(html, /<html lang="en-GB"/, `${path} says its language`)
  assert.match(html, /<a[^>]* href="[^"]*\/help-now"/, `${path} has help now`)
  // What is the same for everyone may be kept a minute; what knows somebody, or has a form of theirs, never.
  const personal = /href="\/me"|name="once"/.test(html) || headers.has('set-cookie')
  const kept = headers.get('cache-control') ?? ''
  assert.ok(kept === 'no-store' || (!personal && kept === 'public, max-age=60'), `${path} is kept: ${kept}`)
  assert.match(
    headers.get('content-security-policy') ?? '',
    /default-src 'none'.*frame-ancestors 'none'/,
    `${path} has the policy`,
  )
}
