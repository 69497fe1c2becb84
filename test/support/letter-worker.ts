// Sends what is due, in a process of its own: to be killed between sending and noting.
import { notifyPost, sendDueLetters, type NotifyAccount } from '#messages/messages.ts'
import { openDatabase } from '#platform/database.ts'

const account: NotifyAccount = JSON.parse(process.argv[3] ?? '')
const worker = openDatabase(process.argv[2] ?? '', { most: 2, role: 'app_worker' })
await sendDueLetters(worker, { post: notifyPost(account), secret: 'any', publicUrl: 'http://localhost' })
await worker.destroy()
