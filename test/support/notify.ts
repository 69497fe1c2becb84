/** GOV.UK Notify on this machine: as strict as its documentation (docs.notifications.service.gov.uk/rest-api.html), or stricter. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { jwtVerify } from 'jose'
import { z } from 'zod'
import type { NotifyAccount } from '#messages/messages.ts'

/** How the next request is met instead of well. `taken, then …` keeps the letter all the same. */
export type Mood =
  | '400'
  | '403'
  | '429'
  | '500'
  | 'taken, then dropped'
  | 'taken, then silence'
  | 'taken, then 500'
  | 'dropped'
  | 'not understood'
export type Taken = {
  id: string
  reference: string
  type: 'email' | 'sms'
  to: string
  status: string
  personalisation: Record<string, string>
  stop: string | undefined
}

const account = {
  serviceId: '26785a09-ab16-4eb0-8407-a37497a57506',
  secret: '3d844edf-8d35-48ac-975b-e847b4f122b0',
  templates: {
    email: 'f33517ff-2a88-4f6e-b855-c550268ce08a',
    phone: '43a7b1c2-5a0e-4a3c-8a0f-1f9f0c6f2a55',
  },
}
const letter = { template_id: z.uuid(), reference: z.uuid() }
const Email = z.strictObject({
  ...letter,
  email_address: z.email('email_address Not a valid email address'),
  personalisation: z.strictObject({ subject: z.string().min(1).max(200), body: z.string().min(1) }),
  one_click_unsubscribe_url: z.url().optional(),
})
const Text = z.strictObject({
  ...letter,
  phone_number: z.string().regex(/^07\d{9}$/, 'phone_number Not a UK mobile number'),
  // Three texts at most, so that a long one shows here.
  personalisation: z.strictObject({ body: z.string().min(1).max(459) }),
})

export async function openNotify() {
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // An AddressInfo, because it listens on TCP.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  const taken: Taken[] = []
  /** Every request, whole. */
  const heard: string[] = []
  const moods: { of: 'POST' | 'GET'; mood: Mood }[] = []
  const state = {
    asked: 0,
    posted: 0,
    always: undefined as Mood | undefined,
    onTaken: () => undefined as void,
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    heard.push(`${request.url ?? ''} ${body}`)
    const say = (status: number, json: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
    const refuse = (status: number, error: string, message: string) =>
      say(status, { status_code: status, errors: [{ error, message }] })
    const isPost = request.method === 'POST'
    if (isPost) state.posted++
    else state.asked++
    const at = moods.findIndex(({ of }) => of === request.method)
    const mood = at >= 0 ? moods.splice(at, 1)[0]?.mood : isPost ? state.always : undefined
    const wrong = await mayCome(request)
    if (wrong) return refuse(403, 'AuthError', wrong)
    switch (mood) {
      case '400':
        return refuse(400, 'BadRequestError', 'Can’t send to this recipient using a team-only API key')
      case '403':
        return refuse(403, 'AuthError', 'Invalid token: API key not found')
      case '429':
        return refuse(
          429,
          'RateLimitError',
          'Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds',
        )
      case '500':
        return refuse(500, 'Exception', 'Internal server error')
      case 'dropped':
        return request.socket.destroy()
    }
    const asked = new URL(request.url ?? '/', url)
    if (!isPost) {
      if (asked.pathname !== '/v2/notifications') return refuse(404, 'NoResultFound', 'No result found')
      const reference = asked.searchParams.get('reference')
      return say(200, {
        notifications: taken
          .filter((each) => each.reference === reference)
          .toReversed()
          .map(({ id, reference: own, status, type }) => ({ id, reference: own, status, type })),
        links: { current: asked.href },
      })
    }
    if (request.headers['content-type'] !== 'application/json')
      return refuse(400, 'BadRequestError', 'Content-Type is not application/json')
    const type =
      asked.pathname === '/v2/notifications/email'
        ? 'email'
        : asked.pathname === '/v2/notifications/sms'
          ? 'sms'
          : undefined
    if (!type) return refuse(404, 'NoResultFound', 'No result found')
    const read = (type === 'email' ? Email : Text).safeParse(JSON.parse(body))
    if (!read.success) return refuse(400, 'ValidationError', read.error.issues[0]?.message ?? '')
    const { data } = read
    if (data.template_id !== account.templates[type === 'email' ? 'email' : 'phone'])
      return refuse(400, 'BadRequestError', 'Template not found')
    const id = crypto.randomUUID()
    const to = 'email_address' in data ? data.email_address : data.phone_number
    taken.push({
      id,
      reference: data.reference,
      type,
      to,
      status: 'created',
      personalisation: data.personalisation,
      stop: 'one_click_unsubscribe_url' in data ? data.one_click_unsubscribe_url : undefined,
    })
    state.onTaken()
    if (mood === 'taken, then silence') return
    if (mood === 'taken, then dropped') return request.socket.destroy()
    if (mood === 'taken, then 500') return refuse(500, 'Exception', 'Internal server error')
    if (mood === 'not understood') return say(201, { hello: 'there' })
    return say(201, {
      id,
      reference: data.reference,
      content: { ...data.personalisation },
      uri: `${url}/v2/notifications/${id}`,
      template: { id: data.template_id, version: 1, uri: '' },
    })
  }

  async function mayCome(request: IncomingMessage): Promise<string | undefined> {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (!token) return 'Unauthorized: authentication token must be provided'
    const read = await jwtVerify(token, new TextEncoder().encode(account.secret), {
      algorithms: ['HS256'],
      typ: 'JWT',
      issuer: account.serviceId,
    }).catch(() => undefined)
    if (!read) return 'Invalid token: signature, api token not found'
    if (Math.abs(Date.now() / 1000 - (read.payload.iat ?? 0)) > 30)
      return 'Error: Your system clock must be accurate to within 30 seconds'
    return undefined
  }

  return {
    account: { ...account, url } satisfies NotifyAccount,
    taken,
    heard,
    state,
    /** The next of these is met so, the one after it the next way. */
    meets: (of: 'POST' | 'GET', ...next: Mood[]) => moods.push(...next.map((mood) => ({ of, mood }))),
    to: (address: string) => taken.filter(({ to }) => to === address),
  }
}
export type Notify = Awaited<ReturnType<typeof openNotify>>
