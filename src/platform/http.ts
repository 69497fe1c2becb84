/** The door of every route: who may come in, one transaction, one-time keys, and nothing of the world inside a rule. */
import { Hono, type Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import {
  Busy,
  inOneTrip,
  inSession,
  type Answers,
  type AreaTx,
  type Database,
  type Question,
  type Role,
  type Visit,
} from './database.ts'
import type { Body } from './forms.ts'
import { claimOnce, keepOnce } from './once-queries.ts'
import { isId } from './ids.ts'
import type { Day } from './time.ts'

/** What the house needs of the world outside. Tests hand it a test database and its own. */
export type Surroundings = {
  db: Database
  /** The login that may only open and end sessions. */
  door: Database
  secret: string
  publicUrl: string
  demonstration: boolean
  /** By area's address word. Left out: nobody signs in by a work account. */
  workAccounts?: WorkAccounts
  /** The secret word of whoever tells what became of letters. Left out: nobody does. */
  receiptsToken?: string
}

/** Where an area's staff sign in (OpenID Connect), and who we are there. */
export type WorkAccount = { issuer: string; clientId: string; clientSecret: string }
export type WorkAccounts = ReadonlyMap<string, WorkAccount>

export type House = {
  Variables: {
    world: Surroundings
    visit: Visit
    /** Who a glance says it is, before anyone has asked. */
    session: { role: Role; key: string }
    tx: AreaTx
    /** Today in the area's own zone. */
    today: Day
    zone: string
    body: Body
    /** A fresh one-time key for the forms of this page. */
    once: string
    after: () => Promise<Response>
    /** The page is the same for everyone. */
    forAll: true
    /** What every answer promises the browser. */
    promises: Readonly<Record<string, string>>
    /** The answer is as it will be sent: nothing is put on it. */
    whole: true
  }
}
export type Ctx = Context<House>
export type Caller = Role | 'anyone'

export const routes = () => new Hono<House>()

const cookieNames = { safe: '__Host-ninefold', plain: 'ninefold' }
const safety = (publicUrl: string) => (publicUrl.startsWith('https:') ? 'safe' : 'plain')
const cookieName = (publicUrl: string) => cookieNames[safety(publicUrl)]
// Read by itself: most browsers send this one only, and most pages need no other.
const keyIn = (name: string) => new RegExp(`(?:^|;\\s*)${name}=([fs])\\.([\\w-]{43})(?=\\s*(?:;|$))`)
const cookieIn = { safe: keyIn(cookieNames.safe), plain: keyIn(cookieNames.plain) }

/** The session the browser says it has: a role and a secret. The database decides whether it is so. */
export function sessionOf(c: Ctx): { role: Role; key: string } | undefined {
  const found = cookieIn[safety(c.get('world').publicUrl)].exec(c.req.header('cookie') ?? '')
  if (!found?.[2]) return undefined
  return { role: found[1] === 'f' ? 'family' : 'staff', key: found[2] }
}

/** Families keep their session on this device for 30 days; staff until the browser closes. */
export function keepSession(c: Ctx, session: { role: Role; key: string }) {
  const { publicUrl } = c.var.world
  setCookie(c, cookieName(publicUrl), `${session.role === 'family' ? 'f' : 's'}.${session.key}`, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: publicUrl.startsWith('https:'),
    ...(session.role === 'family' ? { maxAge: 30 * 24 * 60 * 60 } : {}),
  })
}

export const forgetSession = (c: Ctx) => deleteCookie(c, cookieName(c.var.world.publicUrl), { path: '/' })

/** Nobody is signed in, or no longer: the answer offers the way in and gives back what was typed. */
export class SignInFirst extends Error {
  readonly typed: Body
  constructor(typed: Body) {
    super('sign in first')
    this.typed = typed
  }
}

/** What somebody looks for, as far as it can be looked for: without what no database keeps (a null byte, half a character). */
export const soughtIn = (c: Ctx) =>
  (c.req.query('q') ?? '').replaceAll('\0', '').trim().slice(0, 100).toWellFormed()

/** Reads a form's body before any transaction opens. Files are refused. */
export async function readBody(c: Ctx): Promise<Body> {
  const typed: unknown = await c.req.parseBody({ all: true })
  const body: Body = {}
  for (const [name, value] of Object.entries(typed ?? {}))
    if (typeof value === 'string') body[name] = value
    else if (Array.isArray(value)) body[name] = value.filter((each) => typeof each === 'string')
  return body
}

/** Whom the browser says it is, where they may come in. */
function knock(c: Ctx, roles: readonly Role[], typed: Body = {}) {
  const session = sessionOf(c)
  if (!session) throw new SignInFirst(typed)
  if (!roles.includes(session.role)) throw new HTTPException(403)
  return session
}

class Undo extends Error {}

/**
 * Names who may come in, opens their transaction, and closes it when the answer is ready.
 * A POST carries a one-time key: the first press acts, a repeat is sent where the first one went,
 * and an answer that refused (4xx) leaves nothing behind and may be sent again.
 */
export function allow(...roles: [Role, ...Role[]]) {
  const guard = createMiddleware<House>(async (c, next) => {
    const body = c.req.method === 'POST' ? await readBody(c) : {}
    const session = knock(c, roles, body)
    c.set('body', body)
    const work = async (tx: AreaTx, visit: Visit) => {
      c.set('tx', tx)
      receive(c, visit)
      const key = typeof body.once === 'string' ? body.once : ''
      if (c.req.method === 'POST') {
        if (!isId(key)) throw new HTTPException(400, { message: 'no one-time key' })
        const before = await claimOnce(tx, key)
        if (before !== undefined) {
          c.res = c.redirect(before === '' ? '/' : before)
          return true
        }
      }
      await next()
      if (c.error) throw c.error
      if (c.req.method === 'POST') {
        if (c.res.status >= 400) throw new Undo()
        await keepOnce(tx, key, c.res.headers.get('location') ?? '')
      }
      return true
    }
    let came: boolean | undefined
    try {
      came = await inSession(c.var.world.db, session, work)
    } catch (cause) {
      if (cause instanceof Undo) came = true
      else tooMany(cause)
    }
    if (!came) throw new SignInFirst(body)
    // Slow work that needs no database (a PDF) is done once the connection is given back.
    if (c.get('after')) c.res = await c.var.after()
    const location = c.req.header('x-onwards') && c.res.headers.get('location')
    // A script that sends a form for somebody may not read where a redirect leads: it is told in words.
    if (location) c.res = new Response(location, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
  })
  return Object.assign(guard, { allows: roles satisfies Caller[] })
}

/**
 * For a page looked at often: names who may come in and opens nothing. Its handler asks everything `atOnce`, which is also
 * where it is decided whether they are who they say.
 */
export function glance(...roles: [Role, ...Role[]]) {
  const guard = createMiddleware<House>(async (c, next) => {
    c.set('session', knock(c, roles))
    await next()
  })
  return Object.assign(guard, { allows: roles satisfies Caller[] })
}

/** The answers of a glance, in one trip and one transaction that is over by then. */
export async function atOnce<const Q extends Record<string, Question<unknown>>>(
  c: Ctx,
  questions: Q,
): Promise<Answers<Q>> {
  const came = await inOneTrip(c.get('world').db, c.get('session'), questions).catch(tooMany)
  if (!came) throw new SignInFirst({})
  receive(c, came.visit)
  return came.answers
}

/** Who is here, and what day it is for them. */
function receive(c: Ctx, visit: Visit) {
  c.set('visit', visit)
  c.set('zone', visit.zone)
  c.set('today', visit.today)
}

function tooMany(cause: unknown): never {
  if (cause instanceof Error && /timeout exceeded when trying to connect/.test(cause.message))
    throw new Busy('no connection was free in time')
  throw cause
}

/** For everyone, signed in or not. Opens nothing; a POST's body is read. */
export function open() {
  const guard = createMiddleware<House>(async (c, next) => {
    if (c.req.method === 'POST') c.set('body', await readBody(c))
    await next()
  })
  return Object.assign(guard, { allows: ['anyone'] satisfies Caller[] })
}

/** Missing and not yours look the same. */
export function missing(): never {
  throw new HTTPException(404)
}
export const found = <T>(thing: T | undefined | null): T => thing ?? missing()

/** The id in an address, or the page that says there is nothing there. */
export function idIn(c: Ctx, name: string): string {
  const id = c.req.param(name)
  if (!isId(id)) throw new HTTPException(404)
  return id
}

/** Answers once the transaction is over: for what is slow and needs no database. */
export function afterwards(c: Ctx, work: () => Promise<Response>): Response {
  c.set('after', work)
  return c.body(null)
}

/** A page that is the same for everyone: `render` must look at nothing but the address. `keepPages` keeps it for a minute. */
export async function sameForAll(c: Ctx, render: () => unknown): Promise<Response> {
  c.set('forAll', true)
  c.header('cache-control', 'public, max-age=60')
  return c.html(String(await render()))
}
