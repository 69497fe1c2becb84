// npm run serve: the real service, from the environment. Says everything that is wrong before it opens, and opens only when nothing is.
import { openHouse } from '../src/main.ts'
import { getConfigOrExit } from '../src/config.ts'
import { eraseAgainFrom } from '#children/children.ts'
import { notifyPost, smtpPost } from '#messages/messages.ts'
import { checkDatabase } from '#platform/check-database.ts'
import { openDatabase } from '#platform/database.ts'
import { migrate } from '#platform/migrate.ts'
import { loadHandbook } from '#resources/load-handbook.ts'

const config = getConfigOrExit(process.env)
const problems = await checkDatabase(config.databases)
if (problems.length > 0) {
  console.error(['Ninefold does not open:', ...problems.map((problem) => `  ${problem}`)].join('\n'))
  process.exit(2)
}
const fresh = await migrate(config.databases.owner)
if (fresh.length > 0) console.log(`Brought the database up to date: ${fresh.join(', ')}`)
const owner = openDatabase(config.databases.owner, { most: 1, role: 'ninefold_owner' })
await loadHandbook(owner)
// Before anybody can look: this may be a backup from before somebody was erased.
const { back } = await eraseAgainFrom(owner, config.erased).catch((error: unknown) => {
  console.error(
    `Ninefold does not open: who was erased must not come back.\n  ${error instanceof Error ? error.message : String(error)}`,
  )
  process.exit(2)
})
if (back > 0) console.log(`Erased again what a backup had brought back: ${back}`)
await owner.destroy()

const house = await openHouse({
  databases: config.databases,
  secret: config.secret,
  publicUrl: config.publicUrl,
  port: config.port,
  host: '0.0.0.0',
  demonstration: false,
  workAccounts: config.workAccounts,
  ...(config.receiptsToken ? { receiptsToken: config.receiptsToken } : {}),
  background: {
    worker: config.databases.worker,
    anchors: config.anchors,
    erased: config.erased,
    post: config.notify ? notifyPost(config.notify) : config.mail && smtpPost(config.mail),
  },
})
if (!config.notify && !config.mail)
  console.log('Letters are not sent: neither NOTIFY_API_KEY nor MAIL_URL is set.')
if (config.mail) console.log('Letters go by mail; nobody is sent a text.')
console.log(`Ninefold is open at ${config.publicUrl}`)
let stopping = false
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    void house.close().then(() => process.exit(0))
  })
