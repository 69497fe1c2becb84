/** A mail server on this machine (RFC 5321, 5322): refuses what a strict one refuses, and says of each mail what came. */
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import type { MailAccount } from '#messages/messages.ts'

/** How the next command of this name is met instead of well. */
export type Refusal = { at: 'greeting' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA'; say: string }
export type Mail = { to: string; headers: Map<string, string>; body: string; whole: string }

const from = 'letters@ninefold.example'
const [name, word] = ['ninefold', 'a word for tests']

export async function openMailServer() {
  const mails: Mail[] = []
  const known = new Set<string>()
  const refusals: Refusal[] = []
  const heard: string[] = []
  const state = { dropsAfter: false, given: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    talk(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  // An AddressInfo, because it listens on TCP.
  const { port } = server.address() as AddressInfo

  function talk(socket: Socket) {
    const say = (line: string) => void socket.write(`${line}\r\n`)
    const refused = (at: Refusal['at']) => {
      const found = refusals.findIndex((each) => each.at === at)
      if (found < 0) return false
      say(refusals.splice(found, 1)[0]?.say ?? '')
      return true
    }
    const so = { greeted: false, proved: false, sender: '', readers: [] as string[], inData: false }
    let buffer = ''
    if (refused('greeting')) return void socket.end()
    say('220 mail.example ESMTP')
    socket.setEncoding('utf8').on('data', (chunk) => {
      buffer += String(chunk)
      for (;;) {
        const end = so.inData ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n')
        if (end < 0) return
        const text = buffer.slice(0, end)
        buffer = buffer.slice(end + (so.inData ? 5 : 2))
        if (so.inData) take(text)
        else obey(text)
      }
    })

    function obey(line: string) {
      heard.push(line)
      const [verb = ''] = line.toUpperCase().split(/[ :]/)
      if (line.length > 512) return say('500 5.5.2 Line too long')
      if (verb === 'QUIT') return void (say('221 2.0.0 Bye'), socket.end())
      if (verb === 'RSET') {
        Object.assign(so, { sender: '', readers: [] })
        return say('250 2.0.0 Ok')
      }
      if (verb === 'EHLO') {
        if (!/^EHLO [\w.[\]-]+$/i.test(line)) return say('501 5.5.4 Invalid domain')
        so.greeted = true
        return say('250-mail.example\r\n250-AUTH PLAIN\r\n250 8BITMIME')
      }
      if (!so.greeted) return say('503 5.5.1 EHLO first')
      if (verb === 'AUTH') {
        if (refused('AUTH')) return
        const proof = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString()
        so.proved = proof === `\0${name}\0${word}`
        return say(so.proved ? '235 2.7.0 Accepted' : '535 5.7.8 Not accepted')
      }
      if (!so.proved) return say('530 5.7.0 Authentication required')
      if (verb === 'MAIL') {
        if (refused('MAIL')) return
        so.sender = /^MAIL FROM:<([^<>]*)>/i.exec(line)?.[1] ?? ''
        return say(so.sender === from ? '250 2.1.0 Ok' : '553 5.7.1 Sender not yours')
      }
      if (verb === 'RCPT') {
        if (so.sender === '') return say('503 5.5.1 MAIL first')
        if (refused('RCPT')) return
        const to = /^RCPT TO:<([^<>\s@]+@[^<>\s@]+\.[^<>\s@]+)>/i.exec(line)?.[1]
        if (!to) return say('553 5.1.3 Bad address')
        so.readers.push(to)
        return say('250 2.1.5 Ok')
      }
      if (verb === 'DATA') {
        if (so.readers.length !== 1) return say('554 5.5.1 One reader, please')
        so.inData = true
        return say('354 End with a dot')
      }
      return say('500 5.5.2 Not known')
    }

    function take(text: string) {
      so.inData = false
      state.given++
      if (refused('DATA')) return
      const whole = text.replaceAll(/^\.\./gm, '.')
      const wrong = whatIsWrong(whole, so.readers[0] ?? '')
      if (wrong) return say(`550 5.6.0 ${wrong}`)
      const { headers, body } = read(whole)
      const id = headers.get('message-id') ?? ''
      // As a mailbox does: the same letter is shown once.
      if (!known.has(id)) mails.push({ to: so.readers[0] ?? '', headers, body, whole })
      known.add(id)
      if (state.dropsAfter) return void ((state.dropsAfter = false), socket.destroy())
      say('250 2.0.0 Queued')
    }
  }

  return {
    account: {
      url: `smtp://${name}:${encodeURIComponent(word)}@127.0.0.1:${port}`,
      from,
    } satisfies MailAccount,
    mails,
    heard,
    state,
    meets: (...next: Refusal[]) => refusals.push(...next),
    to: (address: string) => mails.filter(({ to }) => to === address),
  }
}

function whatIsWrong(whole: string, reader: string) {
  if (/[^\r]\n|\r[^\n]/.test(whole)) return 'A line ends without CR LF'
  if (whole.split('\r\n').some((line) => line.length > 998)) return 'A line is longer than 998'
  const { headers } = read(whole)
  for (const header of ['from', 'to', 'date', 'message-id', 'subject', 'mime-version'])
    if (!headers.get(header)) return `No ${header}`
  if (!/^<[^<>@\s]+@[^<>@\s]+>$/.test(headers.get('message-id') ?? '')) return 'Message-ID is malformed'
  if (!headers.get('from')?.endsWith(`<${from}>`)) return 'From is not the sender'
  if (!headers.get('to')?.includes(reader)) return 'To is not the reader'
  if ([...headers.values()].some((value) => /[^\x20-\x7e]/.test(value))) return 'A header is not ASCII'
  if (headers.has('list-unsubscribe') !== headers.has('list-unsubscribe-post')) return 'Half an unsubscribe'
  return undefined
}

function read(whole: string) {
  const [head = '', ...rest] = whole.split('\r\n\r\n')
  const headers = new Map(
    head
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
      }),
  )
  const text = rest.join('\r\n\r\n')
  const quoted = headers.get('content-transfer-encoding') === 'quoted-printable'
  return { headers, body: quoted ? unquoted(text) : text }
}
const unquoted = (text: string) =>
  text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
