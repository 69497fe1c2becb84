// npm test [-- part of a file's name …]: types, lint, format, then every test on one throwaway database.
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, globSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'
import { findOwnServer, oldestServer } from '#platform/own-server.ts'
import { startPostgres } from '#platform/postgres.ts'
import { findBirth } from '#platform/processes.ts'

type Outcome = { step: string; ok: boolean; seconds: number }

const wanted = process.argv.slice(2)
const files = globSync(['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'])
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .toSorted()

const walls = files.filter((file) => /^test\/(catalogue|attacks)\.test\.ts$/.test(file))

// Whatever the shims of the tools say, they run on the Node that runs us.
const path = [dirname(process.execPath), process.env['PATH']].filter(Boolean).join(delimiter)
let running: ChildProcess | undefined
let interrupted: NodeJS.Signals | undefined
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  process.on(signal, () => {
    interrupted ??= signal
    running?.kill(signal)
  })

const outcomes: Outcome[] = []
for (const [step, tool, ...words] of [
  ['types', 'tsc', '-p', '.'],
  ['lint', 'oxlint', '--type-aware', '--deny-warnings'],
  ['format', 'oxfmt', '--check'],
] as const) {
  const { ok, printed, seconds } = await timed(() => run(join('node_modules', '.bin', tool), words))
  if (!ok) console.log(printed)
  report({ step, ok, seconds })
}

const { closingLines, ...tests } = await timed(() =>
  runTests().catch((error: unknown) => {
    console.log(error)
    return { ok: false, closingLines: '' }
  }),
)
report({ step: `tests (${files.length} files)`, ...tests })

// Also held on the database people will run: another major version plans and refuses differently.
const own = walls.length > 0 ? findOwnServer() : undefined
if (own) {
  const { ok, seconds } = await timed(() =>
    runTests(own.server).catch((error: unknown) => {
      console.log(error)
      return { ok: false }
    }),
  )
  report({ step: `walls on this machine's own PostgreSQL ${own.major}`, ok, seconds })
} else if (walls.length > 0)
  console.log(
    `- No PostgreSQL ${oldestServer} or later is installed here, so the walls were tried on the packaged one alone.`,
  )

const failed = outcomes.filter(({ ok }) => !ok)
console.log(failed.length ? `Failed: ${failed.map(({ step }) => step).join(', ')}` : 'Everything holds.')
if (closingLines) console.log(closingLines)
process.exitCode = interrupted ? 128 + constants.signals[interrupted] : failed.length ? 1 : 0

function report({ step, ok, seconds }: Outcome) {
  outcomes.push({ step, ok, seconds })
  console.log(`${ok ? '✔' : '✖'} ${step} (${seconds.toFixed(1)} s)`)
}

async function runTests(server?: string): Promise<{ ok: boolean; closingLines: string }> {
  if (files.length === 0) {
    console.log(`No test file has ${wanted.join(' or ')} in its name.`)
    return { ok: false, closingLines: '' }
  }
  await removeWhatKilledRunsLeft()
  if (interrupted) return { ok: false, closingLines: '' }
  // Open to pass through: under root the server runs as somebody else.
  const box = mkdtempSync(join(tmpdir(), `ninefold-test-${process.pid}-`))
  chmodSync(box, 0o711)
  const clean = join(box, 'clean')
  mkdirSync(clean)
  const database = await startPostgres({
    folder: join(box, 'database'),
    throwaway: true,
    ...(server ? { server } : {}),
    log: () => undefined,
  })
  try {
    const { ok, printed } = await run(
      process.execPath,
      // Ten minutes: for a test that hangs, not one that is slow.
      [
        '--import',
        'tsx',
        '--test',
        '--test-concurrency=2',
        '--test-reporter=spec',
        '--test-timeout=600000',
        ...(server ? walls : files),
      ],
      // Far from here and from UTC, so that a day reckoned in the machine's zone shows.
      {
        show: true,
        env: { TEST_DATABASE_URL: database.superuser.url, TEST_FOUND_CLEAN: clean, TZ: 'Pacific/Auckland' },
      },
    )
    return { ok, closingLines: printed.split('\n').filter(isClosingLine).slice(-8).join('\n') }
  } finally {
    await database.stop()
    rmSync(box, { recursive: true, force: true })
  }
}

/** A run ended by kill -9 leaves its server; the next run clears it away. */
async function removeWhatKilledRunsLeft() {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^ninefold-test-(\d+)-/.exec(name)?.[1])
    const box = join(tmpdir(), name)
    if (!pid || findBirth(pid) || statSync(box).uid !== process.getuid?.()) continue
    const left = await startPostgres({ folder: join(box, 'database'), throwaway: true, log: () => undefined })
    await left.stop()
    rmSync(box, { recursive: true, force: true })
  }
}

/** The counts node:test ends with. It follows them by the failures; people and programs look for them last. */
function isClosingLine(line: string): boolean {
  return /^ℹ (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) \d/.test(
    stripVTControlCharacters(line),
  )
}

async function timed<T>(work: () => Promise<T>): Promise<T & { seconds: number }> {
  const began = performance.now()
  return { ...(await work()), seconds: (performance.now() - began) / 1000 }
}

/** Runs to the end; answers what it printed, which `show` also prints as it comes, save the closing lines. */
function run(
  file: string,
  words: readonly string[],
  { show = false, env = {} }: { show?: boolean; env?: Record<string, string> } = {},
): Promise<{ ok: boolean; printed: string }> {
  if (interrupted) return Promise.resolve({ ok: false, printed: '' })
  const colour = show && process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
  const child = spawn(file, words, { env: { ...process.env, PATH: path, ...colour, ...env } })
  running = child
  let printed = ''
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on('line', (line) => {
      printed += `${line}\n`
      if (show && !isClosingLine(line)) console.log(line)
    })
  return new Promise((done) => {
    child.on('error', (error) => done({ ok: false, printed: error.message }))
    child.on('close', (code) => done({ ok: code === 0, printed }))
  })
}
