// npm run scan [-- sqlmap | wapiti]: two outsiders' own tools (Debian's sqlmap and wapiti) over every route, on a house made for this alone. Ends with 1 if either finds anything.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer as createGate, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { newId } from '#platform/ids.ts'
import { startPostgres } from '#platform/postgres.ts'
import { openHouse } from '../src/main.ts'

const tools = ['sqlmap', 'wapiti'] as const
type Tool = (typeof tools)[number]
const wanted = process.argv.slice(2)
const chosen = tools.filter((tool) => wanted.length === 0 || wanted.includes(tool))
const minutesAtMost = 20
/** What these addresses may be asked besides. */
const queries: Record<string, string> = {
  '/home': '?list=reviews&after=2026-10-14_01900000-0000-7000-8000-000000000000',
  '/find': '?q=robin',
  '/handbook': '?q=sleep&age=PR&place=home&line=sensory',
  '/sign-in': '?area=kent-and-medway&why=sharing',
  '/children/:child/share': '?q=priya',
  '/children/:child/who-looked': '?before=1790000000000',
  '/children/:child/profiles/:version': '?beside=01900000-0000-7000-8000-000000000000',
  '/children/:child/everything/read': '?all=yes',
}

const absent = chosen.filter(
  (tool) => !(process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, tool))),
)
if (chosen.length === 0 || absent.length > 0) {
  console.error(
    absent.length > 0
      ? `Install ${absent.join(' and ')} first (Debian has both).`
      : `There are: ${tools.join(', ')}`,
  )
  process.exit(2)
}

// Open to pass through: under root the server runs as somebody else.
const box = mkdtempSync(join(tmpdir(), 'ninefold-scan-'))
chmodSync(box, 0o711)
const postgres = await startPostgres({ folder: join(box, 'database'), throwaway: true, log: () => undefined })
let found = 0
try {
  process.env['TEST_DATABASE_URL'] = postgres.superuser.url
  const { openFresh } = await import('../test/support/database.ts')
  const { neighbourhood } = await import('../test/support/world.ts')
  const { fill, wordsOf } = await import('../test/support/addresses.ts')
  const { expected } = await import('../test/support/expected-routes.ts')
  const { signInAs } = await import('#people/people.ts')
  const fresh = await openFresh()
  const world = await neighbourhood(fresh)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const house = await openHouse({
    databases: { web: fresh.urls.web, door: fresh.urls.door },
    secret: 'x'.repeat(40),
    publicUrl: url,
    port,
    host: '127.0.0.1',
    demonstration: false,
  })
  const { amy, grace } = world.people
  /** Signed in anew: what one tool does as somebody takes longer than a colleague's session stays open unused. */
  const signIn = async (): Promise<Cookies> => ({
    anyone: '',
    family: `ninefold=f.${(await signInAs(fresh.door, amy)).key}`,
    staff: `ninefold=s.${(await signInAs(fresh.door, grace)).key}`,
  })
  const cookies = await signIn()

  /** Every address somebody may open, and every form as its page shows it. */
  const targets: Target[] = []
  for (const [name, { comes, sends = {} }] of Object.entries(expected)) {
    const [method = '', path = ''] = name.split(' ')
    // Signing out would end the attack.
    if (path.startsWith('/sign-out') || path === '/me/devices/end-others') continue
    const who = comes === 'both' ? 'family' : comes
    const address = await fill(world, path, world.children.robin)
    const asked = method === 'GET' ? (queries[path] ?? '') : ''
    const fields = method === 'POST' ? { ...(await fieldsOf(url + address, cookies[who])), ...sends } : {}
    targets.push({
      method,
      // Where an id stands, something else is put.
      path: wordsOf(path).length > 0 ? await fill(world, path, `${world.children.robin}*`) : address,
      plain: address + asked,
      asked,
      who,
      fields,
    })
  }
  console.log(`${targets.length} routes`)
  for (const tool of chosen) {
    const findings = await (tool === 'sqlmap' ? bySqlmap : byWapiti)({ url, port, signIn, targets })
    found += findings.length
    console.log(`${tool}: ${findings.length === 0 ? 'found nothing' : `found ${findings.length}`}`)
    for (const finding of findings) console.log(`  ${finding}`)
  }
  await house.close()
  await fresh.close()
} finally {
  await postgres.stop()
  rmSync(box, { recursive: true, force: true })
}
process.exitCode = found > 0 ? 1 : 0

type Target = {
  method: string
  path: string
  plain: string
  asked: string
  who: 'anyone' | 'family' | 'staff'
  fields: Record<string, string>
}
type Cookies = Record<Target['who'], string>
type Scan = { url: string; port: number; signIn: () => Promise<Cookies>; targets: Target[] }

/** A form's fields and what stands in them, as its own page shows it; the one-time key alone where there is no such page. */
async function fieldsOf(address: string, cookie: string): Promise<Record<string, string>> {
  const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' })
  const html = answer.headers.get('content-type')?.startsWith('text/html') ? await answer.text() : ''
  const form = /<form[^>]*method="post".*?<\/form>/s.exec(html)?.[0] ?? ''
  const fields = [...form.matchAll(/<(?:input|select|textarea|button)\b[^>]*\bname="([^"]+)"[^>]*/g)].map(
    ([tag, name = '']) => [name, /\bvalue="([^"]*)"/.exec(tag)?.[1] || '1'],
  )
  return { ...Object.fromEntries(fields), once: newId() }
}

/** Each target as its proxy log would have it: every field, every word asked, and the child in the address. */
async function bySqlmap({ port, signIn, targets }: Scan): Promise<string[]> {
  const cookies = await signIn()
  const line = '='.repeat(54)
  const requests = targets.map(({ method, path, asked, who, fields }) => {
    const body = method === 'POST' ? new URLSearchParams(fields).toString() : ''
    const said = [
      `${method} ${path}${asked} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      ...(cookies[who] ? [`Cookie: ${cookies[who]}`] : []),
      ...(body
        ? [
            `Origin: http://127.0.0.1:${port}`,
            'Content-Type: application/x-www-form-urlencoded',
            `Content-Length: ${body.length}`,
            '',
            body,
          ]
        : []),
    ]
    return `${line}\n10:00:00 AM  http://127.0.0.1:${port}  [127.0.0.1]\n${line}\n${said.join('\n')}\n\n${line}\n`
  })
  const log = join(box, 'targets.log')
  const results = join(box, 'sqlmap')
  mkdirSync(results)
  writeFileSync(log, requests.join('\n'))
  const options =
    '--batch --ignore-stdin --flush-session --disable-coloring --dbms PostgreSQL --level 2 --risk 1 --time-sec 2 --randomize once'
  const said = await runTool('sqlmap', [
    ...options.split(' '),
    '-l',
    log,
    '--output-dir',
    results,
    '--results-file',
    join(results, 'results.csv'),
    '--ignore-code',
    '303,400,401,403,404,409,422,503',
  ])
  const tested = new Set(said.match(/^\[[\d:]+\] \[INFO\] testing '?URL '?.*$/gm) ?? []).size
  console.log(
    `sqlmap tried ${tested} addresses, ${(said.match(/\[INFO\] testing '/g) ?? []).length} ways of getting in`,
  )
  if (tested === 0) throw new Error(`sqlmap tried nothing:\n${said.slice(-2000)}`)
  const rows = globSync('*.csv', { cwd: results }).flatMap((file) =>
    readFileSync(join(results, file), 'utf8').split('\n').slice(1),
  )
  // A row of the results with a technique in it is a way in, but where sqlmap itself tried again and was refused.
  return rows.filter((row) => /,[BEUSTQ]+,/.test(row) && !/false positive or unexploitable/.test(row))
}

/** Crawls as each person in turn and attacks what it finds. */
async function byWapiti({ url, port, signIn, targets }: Scan): Promise<string[]> {
  const findings: string[] = []
  const gate = await openGate(port)
  for (const who of ['anyone', 'family', 'staff'] as const) {
    const cookie = (await signIn())[who]
    const report = join(box, `wapiti-${who}.json`)
    const starts = targets
      .filter((target) => target.method === 'GET' && (target.who === who || target.who === 'anyone'))
      .flatMap(({ plain }) => ['-s', gate.url + plain])
    // The modules left out ask a host of their own outside, or guess at programs that are not here.
    const options =
      '-m blindsql,cookieflags,crlf,csp,exec,file,http_headers,methods,permanentxss,redirect,sql,xss -d 2 --max-links-per-page 30 --max-scan-time 120 --max-attack-time 40 --flush-session -f json -v 0 --no-bugreport'
    await runTool('wapiti', [
      ...options.split(' '),
      '-u',
      `${gate.url}/`,
      ...starts,
      '-H',
      `Origin: ${url}`,
      ...(cookie ? ['-H', `Cookie: ${cookie}`] : []),
      '--store-session',
      join(box, who),
      '-o',
      report,
    ])
    const { vulnerabilities, anomalies, infos }: Report = JSON.parse(readFileSync(report, 'utf8'))
    console.log(`wapiti as ${who}: ${infos.crawled_pages_nbr ?? 'an unknown number of'} pages`)
    for (const [kind, each] of [...Object.entries(vulnerabilities), ...Object.entries(anomalies)])
      for (const { method, path, info, parameter } of each)
        // No browser has it any more, and where one did it let others in: our policy says what may run.
        if (!info.startsWith('X-XSS-Protection is not set'))
          findings.push(`${who}: ${kind}: ${method} ${path} ${parameter ?? ''} ${info}`)
  }
  await gate.close()
  return findings
}

/** The house but for what would end the attack: Debian's wapiti 3.0.4 cannot leave an address out by itself. */
async function openGate(port: number) {
  const gate = createGate((asked, answer) => {
    if (/^\/(sign-out|me\/devices\/end-others)/.test(asked.url ?? '')) return answer.writeHead(404).end()
    const { method, headers, url: path } = asked
    const on = request({ host: '127.0.0.1', port, method, headers, path }, (back) => {
      answer.writeHead(back.statusCode ?? 502, back.headers)
      back.pipe(answer)
    })
    on.on('error', () => answer.destroy())
    asked.pipe(on)
    return undefined
  }).listen(0, '127.0.0.1')
  await once(gate, 'listening')
  const address = gate.address()
  const own = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${own}`,
    close: async () => {
      gate.closeAllConnections()
      gate.close()
      await once(gate, 'close')
    },
  }
}

type Finding = { method: string; path: string; info: string; parameter: string | null }
type Report = {
  vulnerabilities: Record<string, Finding[]>
  anomalies: Record<string, Finding[]>
  infos: { crawled_pages_nbr?: number }
}

/** To its end, or to the most minutes it is given; answers what it printed. */
async function runTool(tool: Tool, words: readonly string[]): Promise<string> {
  const child = spawn(tool, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const out of [child.stdout, child.stderr])
    out.on('data', (bytes: Buffer) => {
      said += bytes.toString()
    })
  const end = setTimeout(() => {
    console.log(`${tool} was stopped after ${minutesAtMost} minutes`)
    child.kill('SIGKILL')
  }, minutesAtMost * 60_000)
  await once(child, 'close')
  clearTimeout(end)
  if (process.env['SCAN_LOG']) writeFileSync(`${process.env['SCAN_LOG']}-${tool}.log`, said)
  return said
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
