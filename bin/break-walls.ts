// npm run break-walls [-- part of a wall's name …]: takes away each wall in turn and expects a test to turn red. Ends with 1 if one survives.
import { spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '#platform/postgres.ts'
import { brokenCode, type BrokenCode } from '../test/walls/broken-code.ts'
import type { Proof } from '../test/walls/proof.ts'

const began = performance.now()
const wanted = process.argv.slice(2)
const chosen = (wall: string) => wanted.length === 0 || wanted.some((part) => wall.includes(part))
const top = join(import.meta.dirname, '..')
const proofs: Proof[] = []

// Open to pass through: under root the server runs as somebody else.
const box = mkdtempSync(join(tmpdir(), `ninefold-walls-${process.pid}-`))
chmodSync(box, 0o711)
const postgres = await startPostgres({ folder: join(box, 'database'), throwaway: true, log: () => undefined })
process.env['TEST_DATABASE_URL'] = postgres.superuser.url
let stopped = false
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  process.on(signal, () => {
    stopped = true
    void close().then(() => process.exit(1))
  })

try {
  await breakDatabase()
  await breakCode()
} finally {
  if (!stopped) await close()
}
const survived = proofs.filter(({ red }) => red === undefined)
console.log(
  `\n${proofs.length} walls taken away in ${Math.round((performance.now() - began) / 1000)} s: ${proofs.length - survived.length} turned a test red, ${survived.length} survived.`,
)
for (const { wall } of survived) console.log(`SURVIVED  ${wall}`)
process.exitCode = survived.length > 0 ? 1 : 0

function say(proof: Proof) {
  proofs.push(proof)
  console.log(`${proof.wall.padEnd(78)}  ${proof.red ?? 'SURVIVED'}`)
}

async function breakDatabase() {
  const { openFresh } = await import('../test/support/database.ts')
  const { neighbourhood } = await import('../test/support/world.ts')
  const { gatherFacts } = await import('../test/walls/wall.ts')
  const { proveDatabase } = await import('../test/walls/proof.ts')
  const fresh = await openFresh()
  try {
    const facts = await gatherFacts(await neighbourhood(fresh))
    await proveDatabase(fresh.urls.admin, facts, say, chosen)
  } finally {
    await fresh.close()
  }
}

/** Two at a time: each in a copy of the source with one line gone. */
async function breakCode() {
  const left = brokenCode.filter(({ wall }) => chosen(wall))
  const worker = async (which: number) => {
    const copy = join(box, `copy-${which}`)
    for (let broken = left.shift(); broken; broken = left.shift()) say(await breakLine(broken, copy))
  }
  await Promise.all([worker(0), worker(1)])
}

async function breakLine({ wall, file, find, put, test }: BrokenCode, copy: string): Promise<Proof> {
  rmSync(copy, { recursive: true, force: true })
  for (const folder of ['src', 'test', 'package.json', 'tsconfig.json'])
    cpSync(join(top, folder), join(copy, folder), { recursive: true })
  for (const folder of ['node_modules', 'areas', 'content', 'db'])
    symlinkSync(join(top, folder), join(copy, folder))
  const source = readFileSync(join(copy, file), 'utf8')
  if (source.split(find).length !== 2)
    throw new Error(`test/walls/broken-code.ts: ${file} no longer has one “${find}”`)
  writeFileSync(
    join(copy, file),
    source.replace(find, () => put),
  )
  const { code, printed } = await run(['--import', 'tsx', '--test', '--test-reporter=spec', test], copy)
  if (code === 0) return { wall, red: undefined }
  const named = /✖ (?!failing tests)(.+?) \(\d/.exec(printed)?.[1]
  // A test that did not begin proves nothing.
  if (!named || named.endsWith('.test.ts'))
    throw new Error(`Without “${wall}” ${test} does not run:\n${printed.slice(-2000)}`)
  return { wall, red: named }
}

function run(words: readonly string[], cwd: string): Promise<{ code: number; printed: string }> {
  const child = spawn(process.execPath, words, { cwd, env: { ...process.env, TZ: 'Pacific/Auckland' } })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += String(text)))
  return new Promise((done) => child.on('close', (code) => done({ code: code ?? 1, printed })))
}

async function close() {
  await postgres.stop()
  rmSync(box, { recursive: true, force: true })
}
