/** Signing in by a work account: OpenID Connect's code flow with PKCE, every answer checked, and its orders to sign out. */
import { createRemoteJWKSet, decodeJwt, jwtVerify, type JWTVerifyGetKey } from 'jose'
import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client'
import { z } from 'zod'
import type { WorkAccount } from '#platform/http.ts'
import { log } from '#platform/log.ts'
import { momentNow } from '#platform/time.ts'

/** Whoever walked away for as long as ends a session shows again who they are, not only that somebody once did. */
const provedAtMostSeconds = 15 * 60
const answerSeconds = 5
export const toSignInMinutes = 10

/** What is remembered in the browser, signed, while somebody is away at their work account. */
const Away = z.object({
  area: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  untilMs: z.number(),
})
export type Away = z.infer<typeof Away>
export const parseAway = (text: string): Away | undefined => {
  try {
    return Away.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

export type Refusal = 'not trusted' | 'stopped' | 'out of reach'
/** What a work account has proved: who it is there, and their verified address where that is known. */
export type Proof = {
  issuer: string
  subject: string
  email: string | undefined
  issuerSession: string | undefined
}

/** Where to send somebody so that they sign in at work, and what to remember until they are back. */
export async function leaveForWork(
  account: WorkAccount,
  { area, back }: { area: string; back: string },
): Promise<{ to: string; away: Away } | { refused: Refusal }> {
  try {
    const there = await find(account)
    const away = {
      area,
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
      untilMs: momentNow().add({ minutes: toSignInMinutes }).epochMilliseconds,
    }
    const to = buildAuthorizationUrl(there.configuration, {
      redirect_uri: back,
      scope: 'openid email',
      state: away.state,
      nonce: away.nonce,
      code_challenge: await calculatePKCECodeChallenge(away.verifier),
      code_challenge_method: 'S256',
      max_age: String(provedAtMostSeconds),
    })
    return { to: to.href, away }
  } catch (cause) {
    return { refused: refuse(cause, area) }
  }
}

/** Back from work, at the address `came`. Every check is the library's: issuer, audience, signature, nonce, state, times, `iss`. */
export async function comeFromWork(
  account: WorkAccount,
  { area, away, came }: { area: string; away: Away | undefined; came: URL },
): Promise<{ proof: Proof } | { refused: Refusal }> {
  if (away?.area !== area || away.untilMs < momentNow().epochMilliseconds) {
    log.warn('work sign-in refused', { area, why: 'nobody had left from here' })
    return { refused: 'not trusted' }
  }
  try {
    const { configuration } = await find(account)
    const tokens = await authorizationCodeGrant(configuration, came, {
      expectedState: away.state,
      expectedNonce: away.nonce,
      pkceCodeVerifier: away.verifier,
      maxAge: provedAtMostSeconds,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) throw new Error('an ID token was expected')
    const said =
      claims.email === undefined && configuration.serverMetadata().userinfo_endpoint
        ? await fetchUserInfo(configuration, tokens.access_token, claims.sub)
        : claims
    return {
      proof: {
        issuer: claims.iss,
        subject: claims.sub,
        email: said.email_verified === true && typeof said.email === 'string' ? said.email : undefined,
        issuerSession: typeof claims['sid'] === 'string' ? claims['sid'] : undefined,
      },
    }
  } catch (cause) {
    return { refused: refuse(cause, area) }
  }
}

/** Whose sessions a work account says are over; nothing when its word does not hold (Back-Channel Logout 1.0, 2.6). */
export async function hearSignOut(
  account: WorkAccount,
  token: string,
): Promise<{ subject: string | undefined; issuerSession: string | undefined; tokenId: string } | undefined> {
  const { keys } = await find(account)
  const { payload } = await jwtVerify(token, keys, {
    issuer: account.issuer,
    audience: account.clientId,
    algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
    requiredClaims: ['iat', 'exp', 'jti', 'events'],
    maxTokenAge: '10 minutes',
    clockTolerance: '30 seconds',
  })
  const told = SignOutToken.safeParse(payload)
  return told.success
    ? { subject: told.data.sub, issuerSession: told.data.sid, tokenId: told.data.jti }
    : undefined
}

/** A nonce is what an ID token has, so that one can never be taken for an order to sign out. */
const SignOutToken = z
  .object({
    jti: z.string().min(1).max(255),
    sub: z.string().min(1).max(255).optional(),
    sid: z.string().min(1).max(255).optional(),
    nonce: z.undefined().optional(),
    events: z.looseObject({ 'http://schemas.openid.net/event/backchannel-logout': z.looseObject({}) }),
  })
  .refine(({ sub, sid }) => sub ?? sid)

/** Whom a token claims to be from and for: said by the token alone, only to choose whose keys to check it with. */
export function claimedBy(token: string): { issuer: unknown; audience: unknown[] } | undefined {
  try {
    const { iss, aud } = decodeJwt(token)
    return { issuer: iss, audience: [aud].flat() }
  } catch {
    return undefined
  }
}

type There = { configuration: Configuration; keys: JWTVerifyGetKey }
const found = new WeakMap<WorkAccount, Promise<There>>()

/** Asked of the issuer at first use and kept; what failed is asked again. */
function find(account: WorkAccount): Promise<There> {
  const before = found.get(account)
  if (before) return before
  const asking = ask(account)
  found.set(account, asking)
  asking.catch(() => found.delete(account))
  return asking
}

async function ask({ issuer, clientId, clientSecret }: WorkAccount): Promise<There> {
  const configuration = await discovery(
    new URL(issuer),
    clientId,
    undefined,
    ClientSecretBasic(clientSecret),
    {
      timeout: answerSeconds,
      // The settings take http:// for this machine only.
      execute: [enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [allowInsecureRequests] : [])],
    },
  )
  const { jwks_uri } = configuration.serverMetadata()
  if (!jwks_uri) throw new Error('the work account publishes no keys')
  return {
    configuration,
    keys: createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: answerSeconds * 1000 }),
  }
}

/** Says in the log which check did not hold, in the library's own words: never what was in the answer. */
function refuse(cause: unknown, area: string): Refusal {
  if (cause instanceof AuthorizationResponseError) {
    log.warn('work sign-in refused', { area, why: 'the account answered with an error' })
    return 'stopped'
  }
  const code = codeOf(cause)
  log.warn('work sign-in refused', { area, why: code })
  return /TIMEOUT|ABORT|HTTP_STATUS|CONTENT_TYPE|^unknown$/.test(code) ? 'out of reach' : 'not trusted'
}

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown'
