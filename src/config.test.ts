import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parseConfig } from './config.ts'

const good = {
  DATABASE_URL: 'postgres://web:a@db.example/ninefold',
  DATABASE_URL_OWNER: 'postgres://owner:a@db.example/ninefold',
  DATABASE_URL_WORKER: 'postgres://worker:a@db.example/ninefold',
  DATABASE_URL_DOOR: 'postgresql://door:a@db.example/ninefold',
  PUBLIC_URL: 'https://ninefold.example/',
  SECRET: 'a secret that is at least 32 characters',
}
const notify = {
  NOTIFY_API_KEY: 'our-key-1-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0',
  NOTIFY_EMAIL_TEMPLATE: 'f33517ff-2a88-4f6e-b855-c550268ce08a',
  NOTIFY_TEXT_TEMPLATE: '43a7b1c2-5a0e-4a3c-8a0f-1f9f0c6f2a55',
}
const mail = { MAIL_URL: 'smtps://ninefold:a%20word@mail.example', MAIL_FROM: 'letters@ninefold.example' }
const problemsOf = (env: Record<string, string>) => {
  const parsed = parseConfig(env)
  return 'problems' in parsed ? parsed.problems : []
}

describe('the settings of a real service', () => {
  it('are read into what the program uses', () => {
    assert.deepEqual(parseConfig(good), {
      config: {
        databases: {
          web: good.DATABASE_URL,
          owner: good.DATABASE_URL_OWNER,
          worker: good.DATABASE_URL_WORKER,
          door: good.DATABASE_URL_DOOR,
        },
        publicUrl: 'https://ninefold.example',
        secret: good.SECRET,
        port: 3000,
        anchors: 'data/anchors',
        erased: 'data/erased.jsonl',
        notify: undefined,
        mail: undefined,
        receiptsToken: undefined,
        workAccounts: new Map(),
      },
    })
  })

  it('name the account at GOV.UK Notify, its key in its parts', () => {
    const parsed = parseConfig({ ...good, ...notify, NOTIFY_RECEIPTS_TOKEN: 'x'.repeat(32) })
    assert.ok('config' in parsed)
    assert.equal(parsed.config.receiptsToken, 'x'.repeat(32))
    assert.deepEqual(parsed.config.notify, {
      url: 'https://api.notifications.service.gov.uk',
      serviceId: '26785a09-ab16-4eb0-8407-a37497a57506',
      secret: '3d844edf-8d35-48ac-975b-e847b4f122b0',
      templates: { email: notify.NOTIFY_EMAIL_TEMPLATE, phone: notify.NOTIFY_TEXT_TEMPLATE },
    })
  })

  it('name the mail server, and who letters are from', () => {
    const parsed = parseConfig({ ...good, ...mail })
    assert.deepEqual('config' in parsed && parsed.config.mail, { url: mail.MAIL_URL, from: mail.MAIL_FROM })
  })

  it('name the work account of an area', () => {
    const account = {
      OIDC_KENT_AND_MEDWAY_ISSUER: 'https://login.example/kent',
      OIDC_KENT_AND_MEDWAY_CLIENT_ID: 'ninefold',
      OIDC_KENT_AND_MEDWAY_CLIENT_SECRET: 'a secret',
    }
    const parsed = parseConfig({ ...good, ...account })
    assert.deepEqual('config' in parsed && parsed.config.workAccounts.get('kent-and-medway'), {
      issuer: 'https://login.example/kent',
      clientId: 'ninefold',
      clientSecret: 'a secret',
    })
  })

  it('are all named at once when they are missing, and stop the program with 2', () => {
    const program = `import { getConfigOrExit } from ${JSON.stringify(fileURLToPath(import.meta.resolve('./config.ts')))}
      getConfigOrExit({ DATABASE_URL: '' })`
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', program],
      { encoding: 'utf8' },
    )
    assert.equal(status, 2)
    for (const name of Object.keys(good)) assert.match(stderr, new RegExp(`^  ${name} is missing$`, 'm'))
  })

  for (const [because, change, says] of [
    ['a secret is short', { SECRET: 'short' }, 'SECRET must be 32 characters or more'],
    ['a demonstration is asked for', { DEMO: '1' }, 'DEMO is for npm start; a real service must not have it'],
    [
      'a database is not PostgreSQL',
      { DATABASE_URL: 'mysql://a:b@c/d' },
      'DATABASE_URL must be a postgres:// address',
    ],
    [
      'a work account has no secret',
      { OIDC_PORTSMOUTH_ISSUER: 'https://login.example', OIDC_PORTSMOUTH_CLIENT_ID: 'ninefold' },
      'OIDC_PORTSMOUTH_CLIENT_SECRET is missing',
    ],
    [
      'a work account is not reached safely',
      {
        OIDC_PORTSMOUTH_ISSUER: 'http://login.example',
        OIDC_PORTSMOUTH_CLIENT_ID: 'ninefold',
        OIDC_PORTSMOUTH_CLIENT_SECRET: 'a secret',
      },
      'OIDC_PORTSMOUTH_ISSUER must be an https:// address; http:// is for this machine only',
    ],
    [
      'a work account is of no area',
      { OIDC_ATLANTIS_ISSUER: 'https://login.example' },
      'OIDC_ATLANTIS_ISSUER names no area or no setting that there is',
    ],
    ['the port is no number', { PORT: 'http' }, 'PORT must be a number'],
    [
      'letters have a key and no templates',
      { NOTIFY_API_KEY: notify.NOTIFY_API_KEY },
      'NOTIFY_API_KEY, NOTIFY_EMAIL_TEMPLATE, NOTIFY_TEXT_TEMPLATE go together: set all three or none',
    ],
    [
      'the key of letters is cut short',
      { ...notify, NOTIFY_API_KEY: notify.NOTIFY_API_KEY.slice(0, -1) },
      'NOTIFY_API_KEY must be a key of GOV.UK Notify: its name, a service id and a secret',
    ],
    [
      'receipts are to come and no letters to go',
      { NOTIFY_RECEIPTS_TOKEN: 'x'.repeat(32) },
      'NOTIFY_RECEIPTS_TOKEN says nothing without NOTIFY_API_KEY',
    ],
    [
      'the word of receipts is easily guessed',
      { ...notify, NOTIFY_RECEIPTS_TOKEN: 'letmein' },
      'NOTIFY_RECEIPTS_TOKEN must be 32 to 200 letters, digits or signs without a space',
    ],
    [
      'letters would go unsafely',
      { ...notify, NOTIFY_URL: 'http://notify.example' },
      'NOTIFY_URL must be https://name with nothing after it',
    ],
    [
      'a mail server has nobody to send as',
      { MAIL_URL: mail.MAIL_URL },
      'MAIL_URL, MAIL_FROM go together: set both or none',
    ],
    [
      'mail is from nobody’s server',
      { MAIL_FROM: mail.MAIL_FROM },
      'MAIL_URL, MAIL_FROM go together: set both or none',
    ],
    [
      'a mail server asks for no name',
      { ...mail, MAIL_URL: 'smtp://mail.example' },
      /^MAIL_URL must be smtps/,
    ],
    [
      'a mail server is a web page',
      { ...mail, MAIL_URL: 'https://a:b@mail.example' },
      /^MAIL_URL must be smtps/,
    ],
    ['mail is from a name', { ...mail, MAIL_FROM: 'Ninefold' }, 'MAIL_FROM must be an email address alone'],
    [
      'a letter could go two ways',
      { ...mail, ...notify },
      'MAIL_URL and NOTIFY_API_KEY are two ways for one letter: set one of them',
    ],
    [
      'the public address has a path',
      { PUBLIC_URL: 'https://ninefold.example/app' },
      /^PUBLIC_URL must be https/,
    ],
    [
      'the public address is not secure',
      { PUBLIC_URL: 'http://ninefold.example' },
      /^PUBLIC_URL must be https/,
    ],
  ] as const)
    it(`are refused when ${because}`, () => {
      const problems = problemsOf({ ...good, ...change })
      assert.equal(problems.length, 1)
      assert.match(problems[0]!, says instanceof RegExp ? says : new RegExp(`^${says}$`))
    })

  it('never say a password or a secret back', () => {
    const problems = problemsOf({ ...good, DATABASE_URL: 'mysql://web:hunter2@c/d', SECRET: 'hunter2' })
    assert.equal(problems.length, 2)
    assert.doesNotMatch(problems.join(), /hunter2/)
  })

  it('allow plain http on this machine', () => {
    assert.deepEqual(problemsOf({ ...good, PUBLIC_URL: 'http://localhost:3000' }), [])
  })
})
