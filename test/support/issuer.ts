/** A work account's own server: the real provider on this machine, whose answers a test may bend before they leave. */
import assert from 'node:assert/strict'
import { createSign, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import Provider from 'oidc-provider'
import type { WorkAccount } from '#platform/http.ts'

export type Claims = Record<string, unknown>
/** Another word of the claims, and perhaps how it is signed. */
export type Bent = { claims?: (claims: Claims) => Claims; signed?: 'by nobody' | 'by another key' }

const newPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const part = (what: object) => Buffer.from(JSON.stringify(what)).toString('base64url')
const now = () => Math.floor(Date.now() / 1000)

/** `backs`: where it may send people back to, and where it tells of signing out. */
export async function openIssuer({ backs, signOut }: { backs: string[]; signOut: string }) {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // An AddressInfo, because it listens on TCP.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const account: WorkAccount = { issuer, clientId: 'ninefold', clientSecret: 'only-for-tests-only-for-tests' }
  const [own, stranger] = [newPair(), newPair()]
  const people = new Map<string, Claims>()
  const state: { who: string; bent: Bent; waits: boolean; asked: URL[] } = {
    who: '',
    bent: {},
    waits: false,
    asked: [],
  }

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: account.clientId,
        client_secret: account.clientSecret,
        redirect_uris: backs,
        backchannel_logout_uri: signOut,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [{ ...own.privateKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['only-for-tests'] },
    claims: { openid: ['sub', 'sid'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, ...people.get(sub) }),
    }),
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    // Whoever runs this provider has agreed for everyone.
    loadExistingGrant: async (ctx: {
      oidc: { client: { clientId: string }; session: { accountId: string } }
    }) => {
      const grant = new provider.Grant({
        accountId: ctx.oidc.session.accountId,
        clientId: ctx.oidc.client.clientId,
      })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  provider.use(async (ctx, next) => {
    await next()
    if (ctx.path === '/token' && hasToken(ctx.body))
      ctx.body = { ...ctx.body, id_token: bend(ctx.body.id_token, state.bent) }
  })

  function bend(token: string, { claims = (same) => same, signed }: Bent) {
    const payload: Claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    return sign(claims(payload), signed)
  }
  function sign(claims: Claims, signed?: Bent['signed'], typ = 'JWT') {
    if (signed === 'by nobody') return `${part({ alg: 'none', typ })}.${part(claims)}.`
    const said = `${part({ alg: 'RS256', typ, kid: 'own' })}.${part(claims)}`
    const { privateKey } = signed === 'by another key' ? stranger : own
    return `${said}.${createSign('RSA-SHA256').update(said).sign(privateKey).toString('base64url')}`
  }

  const answer = provider.callback()
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', issuer)
    state.asked.push(url)
    if (state.waits) return
    if (url.pathname.startsWith('/interaction/'))
      void provider.interactionFinished(request, response, { login: { accountId: state.who } })
    else void answer(request, response)
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })

  return {
    issuer,
    account,
    state,
    enter: (sub: string, claims: Claims) => people.set(sub, claims),
    /** Follows the provider's own pages as a browser does, until it sends them back to us. */
    async signIn(to: string, who: string, jar = new Map<string, string>()): Promise<string> {
      state.who = who
      let at = to
      for (let steps = 0; steps < 8; steps++) {
        if (!at.startsWith(issuer)) return at
        const response = await fetch(at, {
          redirect: 'manual',
          headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
        })
        for (const set of response.headers.getSetCookie()) {
          const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s)
          jar.set(name, value)
        }
        const next = response.headers.get('location')
        assert.ok(next, `the provider shows a page: ${response.status} ${await response.text()}`)
        at = new URL(next, at).href
      }
      return assert.fail('the provider sends people round in circles')
    },
    /** An order to sign out, as the provider's own, and then bent. */
    orderToSignOut: (claims: Claims, { claims: bent = (same) => same, signed }: Bent = {}) =>
      sign(
        bent({
          iss: issuer,
          aud: account.clientId,
          iat: now(),
          exp: now() + 120,
          jti: crypto.randomUUID(),
          events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
          ...claims,
        }),
        signed,
        'logout+jwt',
      ),
  }
}
export type Issuer = Awaited<ReturnType<typeof openIssuer>>

const hasToken = (body: unknown): body is { id_token: string } =>
  typeof body === 'object' && body !== null && 'id_token' in body && typeof body.id_token === 'string'
