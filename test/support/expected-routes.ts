/**
 * Every route: who may come in, and what someone who reaches the child is answered. A POST is sent with nothing but its
 * one-time key, unless `sends` says more. Whoever may not come in is answered 401 (nobody) or 403 (the other kind of account), whoever does not reach
 * the child 404: those are not written here, so that no line can excuse them. A route without a line fails `routes.test.ts`.
 */
export type Comes = 'anyone' | 'family' | 'staff' | 'both'
export type Line = {
  comes: Comes
  answers: number
  /** What its form sends besides. */
  sends?: Record<string, string>
  /** A scope it asks for beside the profile. */
  needs?: 'plan'
  /** People who reach the child and are answered otherwise, with the reason. */
  but?: Record<string, { answers: number; because: string }>
  /** An id in the address that is another child's, or nobody's: 404 unless said. */
  strange?: { answers: number; because: string }
  /** Why a POST of theirs needs no one-time key. */
  withoutKey?: string
  /** Why a POST of theirs need not come from our own pages. */
  fromElsewhere?: string
}

const noShare = { ben: { answers: 404, because: 'he may not share Robin' } }
const noContact = { priya: { answers: 404, because: 'she may not reach the family' } }
const notTheirHome = { ...noContact, ben: { answers: 404, because: 'he does not live there' } }
const noReview = {
  ben: { answers: 404, because: 'he has not said how it is going' },
  grace: { answers: 404, because: 'she has not said how it is going' },
}
const amysAlone = Object.fromEntries(
  ['ben', 'priya', 'grace'].map((name) => [name, { answers: 404, because: 'Amy wrote it' }]),
)
const steward = (answers: number) => ({ stella: { answers, because: 'she is the steward' } })
const notTheirs = 'neither on the rota nor shared the child’s safety'
const notReaders = Object.fromEntries(
  ['priya', 'petra', 'una', 'edith', 'nina', 'stella', 'stan', 'hal', 'yara', 'sorrel'].map((name) => [
    name,
    { answers: 404, because: notTheirs },
  ]),
)
const reads = (answers: number) => ({ ray: { answers, because: 'he is on the rota' } })
/** Where nobody else is named in the address. */
const readsHere = (answers: number) => ({
  ...reads(answers),
  hal: { answers, because: 'he is on the rota of his own area' },
})
const mine = (answers: number) =>
  Object.fromEntries(['jay', 'jo'].map((name) => [name, { answers, because: 'it is their own record' }]))
const knows = (answers: number) =>
  Object.fromEntries(
    ['priya', 'una'].map((name) => [
      name,
      { answers, because: 'the way to reach the family is not shared with them' },
    ]),
  )
const notMinding = Object.fromEntries(
  ['priya', 'tom'].map((name) => [
    name,
    { answers: 404, because: 'the child’s safety is not shared with them' },
  ]),
)
const notNamed = { ben: { answers: 404, because: 'the plan does not name him' } }
const nobodyYet = 'nobody is signed in yet, so nothing could be kept by whom'

export const expected: Record<string, Line> = {
  // Open to everyone.
  'GET /': { comes: 'anyone', answers: 200 },
  'GET /health': { comes: 'anyone', answers: 200 },
  'GET /help-now': { comes: 'anyone', answers: 200 },
  'GET /:area/help-now': { comes: 'anyone', answers: 200 },
  'GET /:area/kinds-of-help': { comes: 'anyone', answers: 200 },
  'GET /:area/who-is-responsible': { comes: 'anyone', answers: 200 },
  'GET /on-paper': { comes: 'anyone', answers: 200 },
  'GET /plan-on-paper': { comes: 'anyone', answers: 200 },
  'GET /who-can-see': { comes: 'anyone', answers: 200 },
  'GET /privacy': { comes: 'anyone', answers: 200 },
  'GET /accessibility': { comes: 'anyone', answers: 200 },
  'GET /feedback': { comes: 'anyone', answers: 200 },
  'GET /sign-in': { comes: 'anyone', answers: 200 },
  'GET /sign-in/sent': { comes: 'anyone', answers: 200 },
  'GET /sign-in/:link/:token': { comes: 'anyone', answers: 200 },
  'POST /sign-in/passkey': { comes: 'anyone', answers: 409, withoutKey: nobodyYet },
  'GET /work-account/:area': { comes: 'anyone', answers: 404 },
  'GET /work-account/:area/back': { comes: 'anyone', answers: 404 },
  'POST /sign-out/oidc': {
    comes: 'anyone',
    answers: 400,
    withoutKey: 'the same order heard twice ends the same sessions',
    fromElsewhere: 'a work account’s server sends it, with no cookie and a token it has signed',
  },
  'GET /outbox': { comes: 'anyone', answers: 404 },
  'POST /letters/receipts': {
    comes: 'anyone',
    answers: 404,
    withoutKey: 'the same receipt heard twice says the same',
    fromElsewhere: 'whoever carries letters sends it, with no cookie and a secret word of ours',
  },
  'POST /sign-in': { comes: 'anyone', answers: 422, withoutKey: nobodyYet },
  'POST /sign-in/as': { comes: 'anyone', answers: 404, withoutKey: nobodyYet },
  'POST /sign-in/:link/:token': {
    comes: 'anyone',
    answers: 409,
    withoutKey: 'a link is redeemed once by itself',
  },

  'GET /letters/stop/:letter/:token': { comes: 'anyone', answers: 200 },
  'POST /letters/stop/:letter/:token': {
    comes: 'anyone',
    answers: 404,
    withoutKey: 'stopping twice stops once',
    fromElsewhere: 'the reader’s mail program sends it, with no cookie and a token of ours (RFC 8058)',
  },

  // One's own.
  'GET /home': {
    comes: 'both',
    answers: 200,
    but: Object.fromEntries(
      ['jay', 'jo'].map((name) => [name, { answers: 302, because: 'their own page is their first' }]),
    ),
  },
  'GET /me': { comes: 'both', answers: 200 },
  'GET /me/passkeys/new': { comes: 'family', answers: 200 },
  'POST /me/passkeys/new': { comes: 'family', answers: 422 },
  'POST /me/passkeys/:passkey/remove': { comes: 'family', answers: 404 },
  'POST /me/devices/:device/end': { comes: 'both', answers: 404 },
  'POST /me/devices/end-others': { comes: 'both', answers: 303 },
  'GET /me/told': { comes: 'family', answers: 200 },
  'POST /me/told': { comes: 'family', answers: 422 },
  'GET /me/notices': { comes: 'family', answers: 200 },
  'POST /me/notices': { comes: 'family', answers: 303 },
  'GET /to-tell': { comes: 'staff', answers: 200 },
  'POST /to-tell/:telling': { comes: 'staff', answers: 404 },
  'GET /find': { comes: 'staff', answers: 200 },
  'GET /children/new': { comes: 'family', answers: 200 },
  'POST /children/new': { comes: 'family', answers: 422 },

  // A child.
  'GET /children/:child': { comes: 'both', answers: 200 },
  'GET /children/:child/everything': { comes: 'family', answers: 200 },
  'GET /children/:child/everything/read': { comes: 'family', answers: 200 },
  'GET /children/:child/everything/file': { comes: 'family', answers: 200 },
  'GET /children/:child/told': { comes: 'staff', answers: 200 },
  'POST /children/:child/told': { comes: 'staff', answers: 422 },
  'GET /children/:child/carers/:carer/told': { comes: 'staff', answers: 200, but: noContact },
  'POST /children/:child/carers/:carer/told': { comes: 'staff', answers: 422, but: noContact },
  'GET /children/:child/who-looked': { comes: 'family', answers: 200 },
  'GET /children/:child/contact': { comes: 'family', answers: 200 },
  'POST /children/:child/contact': { comes: 'family', answers: 303 },
  'GET /children/:child/contacts/:contact': { comes: 'staff', answers: 200 },
  'POST /children/:child/contacts/:contact': { comes: 'staff', answers: 422 },

  // Something is not safe.
  'GET /write': {
    comes: 'both',
    answers: 200,
    but: {
      dee: { answers: 302, because: 'she has one child' },
      ben: { answers: 302, because: 'he has one child' },
      fay: { answers: 302, because: 'she has one child' },
      jay: { answers: 302, because: 'it is about themselves' },
      jo: { answers: 302, because: 'it is about herself' },
      dan: { answers: 302, because: 'he has one child' },
    },
  },
  'GET /children/:child/write': { comes: 'both', answers: 200 },
  'GET /children/:child/write/:when': { comes: 'both', answers: 200 },
  'POST /children/:child/write/:when': { comes: 'both', answers: 422 },
  'GET /children/:child/letters/:concern': {
    comes: 'both',
    answers: 200,
    but: {
      ben: { answers: 404, because: 'Amy wrote it' },
      priya: { answers: 404, because: 'Amy wrote it' },
      grace: { answers: 404, because: 'Amy wrote it: she reads it among the notes' },
    },
  },
  'GET /read': { comes: 'staff', answers: 200 },
  // The safety rota: for those on it and the steward.
  'GET /read/rota': { comes: 'staff', answers: 404, but: { ...readsHere(200), ...steward(200) } },
  'POST /read/rota/add': { comes: 'staff', answers: 404 },
  'POST /read/rota/:reader/off': {
    comes: 'staff',
    answers: 404,
    but: { stella: { answers: 409, because: 'she is the steward, and he is alone on the rota' } },
  },
  'POST /read/rota/:reader/move': {
    comes: 'staff',
    sends: { to: 'up' },
    answers: 404,
    but: steward(303),
  },
  'GET /read/rota/:reader/away': { comes: 'staff', answers: 404, but: { ...reads(200), ...steward(200) } },
  'POST /read/rota/:reader/away': { comes: 'staff', answers: 404, but: { ...reads(422), ...steward(422) } },
  'POST /read/rota/:reader/back': { comes: 'staff', answers: 404, but: { ...reads(303), ...steward(303) } },
  'GET /read/rota/ways': { comes: 'staff', answers: 404, but: readsHere(200) },
  'POST /read/rota/ways': { comes: 'staff', answers: 404, but: readsHere(422) },
  'POST /read/rota/ways/stop': {
    comes: 'staff',
    sends: { kind: 'phone' },
    answers: 404,
    but: readsHere(303),
  },
  // No cookie: the link in the letter is the proof. Here it is made up.
  'GET /told-here/:letter/:token': { comes: 'anyone', answers: 200 },
  'POST /told-here/:letter/:token': {
    comes: 'anyone',
    answers: 404,
    withoutKey: 'what arrived twice arrived',
  },
  'GET /read/:concern': { comes: 'staff', answers: 200, but: notReaders },
  'POST /read/:concern/take': {
    comes: 'staff',
    sends: { seen: '1' },
    answers: 404,
    but: { ray: { answers: 303, because: 'he is on the rota' } },
  },
  'POST /read/:concern/spoken': { comes: 'staff', answers: 409, but: notReaders },

  // When things are hard: who is not named is shown that no plan names them.
  'GET /hard-days': { comes: 'staff', answers: 200 },
  'GET /children/:child/hard-days': { comes: 'both', answers: 200 },
  'GET /children/:child/hard-days/write': { comes: 'both', answers: 200 },
  'POST /children/:child/hard-days/write': { comes: 'both', answers: 422 },
  'POST /children/:child/hard-days/looked-at': { comes: 'both', answers: 303, but: notNamed },
  'GET /children/:child/hard-days/words': { comes: 'both', answers: 200, but: notNamed },
  'POST /children/:child/hard-days/words': { comes: 'both', answers: 422, but: notNamed },
  'GET /children/:child/hard-days/people': { comes: 'both', answers: 200, but: notNamed },
  'POST /children/:child/hard-days/people': { comes: 'both', answers: 422, but: notNamed },
  'POST /children/:child/hard-days/people/:named/off': {
    comes: 'both',
    answers: 409,
    but: notNamed,
  },
  'GET /children/:child/hard-days/people/:named/part': { comes: 'both', answers: 200, but: notNamed },
  'POST /children/:child/hard-days/people/:named/part': { comes: 'both', answers: 422, but: notNamed },

  // Sharing.
  'GET /children/:child/sharing': { comes: 'family', answers: 200, but: noShare },
  'GET /children/:child/share': { comes: 'family', answers: 200 },
  'GET /children/:child/share/:kind/:holder': { comes: 'family', answers: 200 },
  'POST /children/:child/share/:kind/:holder': { comes: 'family', answers: 422 },
  'GET /children/:child/sharing/:grant/stop': { comes: 'family', answers: 200, but: noShare },
  'POST /children/:child/sharing/:grant/stop': {
    comes: 'family',
    answers: 303,
    strange: { answers: 303, because: 'what is not shared is as good as stopped' },
  },

  // Homes, and a record kept to a few.
  'GET /children/:child/homes': { comes: 'both', answers: 200 },
  'GET /children/:child/homes/new': { comes: 'both', answers: 200, but: noContact },
  'POST /children/:child/homes/new': { comes: 'both', answers: 422, but: noContact },
  'GET /children/:child/homes/:home/private': { comes: 'both', answers: 200, but: notTheirHome },
  'POST /children/:child/homes/:home/private': { comes: 'both', answers: 422, but: notTheirHome },
  'POST /children/:child/homes/:home/tell': { comes: 'both', answers: 303, but: notTheirHome },
  'POST /children/:child/homes/:home/open': {
    comes: 'both',
    answers: 303,
    but: { ...notTheirHome, grace: { answers: 404, because: 'it is not hers to end' } },
  },
  'GET /children/:child/agreements': { comes: 'both', answers: 200 },
  'GET /children/:child/organisations': { comes: 'family', answers: 200, but: noShare },
  'POST /children/:child/agreements/support': { comes: 'both', answers: 303 },
  'POST /children/:child/agreements/no': { comes: 'family', answers: 303, but: noShare },
  'POST /children/:child/agreements/medical': { comes: 'both', answers: 422 },
  'GET /children/:child/responsibility': { comes: 'both', answers: 200 },
  'POST /children/:child/responsibility': { comes: 'both', answers: 422 },
  'POST /children/:child/responsibility/not-right': { comes: 'both', answers: 422 },
  'GET /children/:child/orders/new': { comes: 'staff', answers: 200, but: notMinding },
  'POST /children/:child/orders/new': { comes: 'staff', answers: 422, but: notMinding },
  'GET /children/:child/notes': { comes: 'family', answers: 200 },
  'POST /children/:child/notes': { comes: 'family', answers: 422 },
  'POST /children/:child/notes/:note': {
    comes: 'family',
    answers: 303,
    but: { ben: { answers: 404, because: 'the note is Amy’s' } },
  },
  'GET /children/:child/few': { comes: 'family', answers: 200, but: noShare },
  'POST /children/:child/few': { comes: 'family', answers: 422, but: noShare },
  'POST /children/:child/few/open': { comes: 'family', answers: 303, but: noShare },

  // In an emergency: a colleague, the family, the steward.
  'GET /break-glass': { comes: 'staff', answers: 200 },
  'POST /break-glass': { comes: 'staff', answers: 422 },
  'GET /break-glass/:search': { comes: 'staff', answers: 404 },
  'POST /break-glass/:search': { comes: 'staff', answers: 404 },
  'POST /children/:child/close-glass': { comes: 'staff', answers: 303 },
  'GET /children/:child/who-looked/:breaking': { comes: 'family', answers: 200 },
  'POST /children/:child/who-looked/:breaking': { comes: 'family', answers: 422 },
  'GET /steward/responsible': { comes: 'staff', answers: 404, but: steward(200) },
  'GET /steward/responsible/new': { comes: 'staff', answers: 404, but: steward(200) },
  'POST /steward/responsible/new': { comes: 'staff', answers: 404, but: steward(422) },
  'GET /steward': { comes: 'staff', answers: 404, but: steward(200) },
  'GET /steward/kept': { comes: 'staff', answers: 404, but: steward(200) },
  // Of a home or a record that is kept: kept.test.ts has one.
  'GET /steward/kept/:kept': { comes: 'staff', answers: 404 },
  'POST /steward/kept/:kept': { comes: 'staff', answers: 404 },
  // Before what is checked. Of a dispute or an order: responsibility.test.ts has one.
  'GET /steward/responsibility': { comes: 'staff', answers: 404, but: steward(200) },
  'GET /steward/disputes/:dispute': { comes: 'staff', answers: 404 },
  'POST /steward/disputes/:dispute': { comes: 'staff', answers: 404 },
  'GET /steward/orders/:order': { comes: 'staff', answers: 404 },
  'POST /steward/orders/:order': { comes: 'staff', answers: 404 },
  'POST /steward/orders/:order/end': { comes: 'staff', answers: 404 },
  'GET /steward/:checked': { comes: 'staff', answers: 404, but: steward(200) },
  'POST /steward/:checked': { comes: 'staff', answers: 404, but: steward(422) },
  'POST /steward/:checked/not-yet': { comes: 'staff', answers: 404, but: steward(422) },

  // A young person's own record, and until when carers see it.
  'GET /mine': { comes: 'family', answers: 404, but: mine(200) },
  'GET /mine/alone': { comes: 'family', answers: 404, but: mine(200) },
  'POST /mine/alone': { comes: 'family', answers: 404, but: mine(303) },
  // Before what is written for the next line makes it empty.
  'GET /mine/letter/pdf': { comes: 'family', answers: 404, but: mine(200) },
  'GET /mine/understanding': { comes: 'family', answers: 404, but: mine(200) },
  'POST /mine/understanding': { comes: 'family', answers: 404, but: mine(303) },
  'GET /mine/letter': { comes: 'family', answers: 404, but: mine(200) },
  'GET /mine/names': { comes: 'family', answers: 404, but: mine(200) },
  'POST /mine/names': { comes: 'family', answers: 404, but: mine(422) },
  'GET /mine/card': { comes: 'family', answers: 404, but: mine(200) },
  'POST /mine/card': { comes: 'family', answers: 404, but: mine(422) },
  'POST /mine/card/end': { comes: 'family', answers: 404, but: mine(303) },
  'GET /mine/carers': { comes: 'family', answers: 404, but: mine(200) },
  'POST /mine/take-over': {
    comes: 'family',
    answers: 404,
    but: { jo: { answers: 303, because: 'she is 16' } },
  },
  'GET /mine/carers/:carer': { comes: 'family', answers: 404 },
  'POST /mine/carers/:carer': { comes: 'family', answers: 404 },
  'GET /own-invites/:asked': { comes: 'family', answers: 404 },
  'POST /own-invites/:asked': { comes: 'family', answers: 404 },
  'GET /no-longer/:ended': {
    comes: 'family',
    answers: 404,
    but: { finn: { answers: 200, because: 'he cared for her here' } },
  },
  'GET /card/:card/:token': { comes: 'anyone', answers: 404 },
  'GET /children/:child/own-account': { comes: 'staff', answers: 200, but: knows(404) },
  'POST /children/:child/own-account': { comes: 'staff', answers: 422, but: knows(404) },
  'GET /children/:child/carer-access': { comes: 'staff', answers: 200, but: knows(404) },
  // Nothing ends for years.
  'GET /children/:child/carer-access/:carer': { comes: 'staff', answers: 404 },
  'POST /children/:child/carer-access/:carer': { comes: 'staff', answers: 404 },
  // Putting a record right: one's own entries, what one was told, the steward's list.
  'GET /children/:child/put-right': { comes: 'both', answers: 200 },
  'GET /children/:child/put-right/:what/:entry': { comes: 'both', answers: 200, but: amysAlone },
  'GET /children/:child/put-right/several': { comes: 'both', answers: 200 },
  'POST /children/:child/put-right/several': { comes: 'both', answers: 422 },
  'POST /children/:child/put-right/:what/:entry': { comes: 'both', answers: 422, but: amysAlone },
  'GET /children/:child/undo/:aside': { comes: 'both', answers: 200, but: amysAlone },
  'POST /children/:child/undo/:aside': { comes: 'both', answers: 303, but: amysAlone },
  'GET /children/:child/not-right/:what/:entry': { comes: 'both', answers: 200, needs: 'plan' },
  'POST /children/:child/not-right/:what/:entry': { comes: 'both', answers: 422, needs: 'plan' },
  'POST /children/:child/not-right/:correction': { comes: 'staff', answers: 422, needs: 'plan' },
  'POST /put-right/:notice/read': { comes: 'both', answers: 404 },
  'GET /put-right': { comes: 'staff', answers: 404, but: steward(200) },
  'GET /put-right/:aside': { comes: 'staff', answers: 404, but: steward(200) },
  'POST /put-right/:aside/later': { comes: 'staff', answers: 404, but: steward(422) },
  'POST /put-right/:aside/undo': { comes: 'staff', answers: 404, but: steward(303) },

  // The whole record: what is kept from whoever asks, decided by the steward.
  'GET /children/:child/everything/whole': { comes: 'family', answers: 200 },
  'POST /children/:child/everything/whole': {
    comes: 'family',
    answers: 303,
    but: { ben: { answers: 409, because: 'he asked already' } },
  },
  'GET /asked-records': { comes: 'staff', answers: 404, but: steward(200) },
  'GET /asked-records/:request': { comes: 'staff', answers: 404, but: steward(200) },
  'POST /asked-records/:request': { comes: 'staff', answers: 404, but: steward(422) },
  'POST /asked-records/:request/done': { comes: 'staff', answers: 404, but: steward(409) },
  'GET /asked-records/:request/rows/:held': { comes: 'staff', answers: 404, but: steward(200) },
  'POST /asked-records/:request/rows/:held': { comes: 'staff', answers: 404, but: steward(422) },

  // How long records are kept: a look that found nothing, and one that is the steward's own.
  'GET /retention': { comes: 'staff', answers: 404, but: steward(200) },
  'POST /retention': { comes: 'staff', answers: 404, but: steward(303) },
  'GET /retention/kept/:keeping': { comes: 'staff', answers: 404 },
  'POST /retention/kept/:keeping': { comes: 'staff', answers: 404 },
  'GET /retention/:look': { comes: 'staff', answers: 404 },
  'POST /retention/:look': { comes: 'staff', answers: 404 },
  'GET /retention/:look/:due': { comes: 'staff', answers: 404 },
  'POST /retention/:look/:due': { comes: 'staff', answers: 404 },

  // The use of a record is paused: pause.test.ts has one.
  'GET /children/:child/pause': { comes: 'family', answers: 200 },
  'POST /children/:child/pause': { comes: 'family', answers: 422 },
  'GET /paused': { comes: 'staff', answers: 404, but: steward(200) },
  'GET /paused/:pause': { comes: 'staff', answers: 404 },
  'POST /paused/:pause': { comes: 'staff', answers: 404 },
  'POST /paused/:pause/lift': { comes: 'staff', answers: 404 },

  // Two records of one child: joined.test.ts has some.
  'GET /joined': { comes: 'staff', answers: 404, but: steward(200) },
  'GET /joined/look': { comes: 'staff', answers: 404, but: steward(200) },
  'POST /joined/look': { comes: 'staff', answers: 404, but: steward(422) },
  'POST /joined/new': { comes: 'staff', answers: 404, but: steward(422) },
  'GET /joined/:join': { comes: 'staff', answers: 404 },
  'POST /joined/:join/undo': { comes: 'staff', answers: 404 },

  // Other carers.
  'GET /children/:child/carers/new': { comes: 'family', answers: 200, but: noShare },
  'POST /children/:child/carers/new': { comes: 'family', answers: 422, but: noShare },
  'GET /children/:child/invites/:invite/stop': { comes: 'family', answers: 200, but: noShare },
  'POST /children/:child/invites/:invite/stop': { comes: 'family', answers: 303, but: noShare },
  'GET /children/:child/leave': { comes: 'family', answers: 200 },
  'POST /children/:child/leave': {
    comes: 'family',
    answers: 422,
    but: { amy: { answers: 409, because: 'nobody else may share Robin, so she has to stay' } },
  },
  'GET /invites/:invite': { comes: 'family', answers: 404 },
  'POST /invites/:invite': { comes: 'family', answers: 404 },

  // One's own view.
  'GET /children/:child/view': { comes: 'both', answers: 200 },
  'POST /children/:child/view': { comes: 'both', answers: 303 },
  'GET /children/:child/view/finish': { comes: 'both', answers: 200 },
  'POST /children/:child/view/finish': { comes: 'both', answers: 422 },
  'GET /children/:child/view/who-sees': { comes: 'both', answers: 200 },
  'POST /children/:child/view/who-sees': { comes: 'both', answers: 422 },
  'GET /children/:child/view/urgent': { comes: 'both', answers: 200 },
  'POST /children/:child/view/urgent': { comes: 'family', answers: 303 },
  'GET /children/:child/view/promised': { comes: 'family', answers: 200 },
  'GET /children/:child/view/two-answers': { comes: 'both', answers: 200 },
  'POST /children/:child/view/two-answers': { comes: 'both', answers: 303 },
  'GET /children/:child/view/:step': { comes: 'both', answers: 200 },
  'POST /children/:child/view/:step': { comes: 'both', answers: 303 },

  // The child's own words, written down by a carer beside them.
  'GET /children/:child/own-words': { comes: 'family', answers: 200 },
  'POST /children/:child/own-words': { comes: 'family', answers: 303 },
  'GET /children/:child/own-words/finish': { comes: 'family', answers: 200 },
  'POST /children/:child/own-words/finish': { comes: 'family', answers: 422 },
  'GET /children/:child/own-words/thanks': { comes: 'family', answers: 200 },
  'GET /children/:child/own-words/:step': { comes: 'family', answers: 200 },
  'POST /children/:child/own-words/:step': { comes: 'family', answers: 303 },

  // The meeting and what it agreed.
  'GET /children/:child/meetings/new': { comes: 'staff', answers: 303 },
  'POST /children/:child/meetings/new': { comes: 'staff', answers: 303 },
  'GET /children/:child/meetings/:meeting': { comes: 'staff', answers: 200 },
  'GET /children/:child/meetings/:meeting/lines/:line': { comes: 'staff', answers: 200 },
  'POST /children/:child/meetings/:meeting/lines/:line': { comes: 'staff', answers: 303 },
  'GET /children/:child/meetings/:meeting/agree': { comes: 'staff', answers: 200 },
  'POST /children/:child/meetings/:meeting/agree': { comes: 'staff', answers: 422 },
  'GET /children/:child/profiles/:version': { comes: 'both', answers: 200 },
  'POST /children/:child/profiles/:version/sign': { comes: 'staff', answers: 303 },

  // The handbook.
  'GET /handbook': { comes: 'anyone', answers: 200 },
  'GET /handbook/:item': { comes: 'anyone', answers: 404 },

  // The plan, and what is done about it.
  'GET /children/:child/plan': { comes: 'both', answers: 200, needs: 'plan' },
  'GET /children/:child/plan/about': { comes: 'both', answers: 200, needs: 'plan' },
  'POST /children/:child/plan/about': { comes: 'both', answers: 409, needs: 'plan' },
  'GET /children/:child/plan/from-paper': { comes: 'both', answers: 200, needs: 'plan' },
  'POST /children/:child/plan/from-paper': { comes: 'both', answers: 422, needs: 'plan' },
  'GET /children/:child/plan/items/new': { comes: 'both', answers: 200, needs: 'plan' },
  'POST /children/:child/plan/items/new': { comes: 'both', answers: 422, needs: 'plan' },
  'GET /children/:child/plan/items/:item': { comes: 'both', answers: 200, needs: 'plan' },
  'POST /children/:child/plan/items/:item': { comes: 'both', answers: 422, needs: 'plan' },
  'POST /children/:child/plan/items/:item/state': {
    comes: 'both',
    answers: 303,
    needs: 'plan',
    sends: { state: 'trying' },
  },
  'GET /children/:child/goals': { comes: 'both', answers: 200, needs: 'plan' },
  'GET /children/:child/goals/new': { comes: 'both', answers: 200, needs: 'plan' },
  'POST /children/:child/goals/new': { comes: 'both', answers: 422, needs: 'plan' },
  'GET /children/:child/goals/:goal': { comes: 'both', answers: 200, needs: 'plan' },
  'POST /children/:child/goals/:goal/rate': { comes: 'both', answers: 422, needs: 'plan' },
  'POST /children/:child/goals/:goal/finish': { comes: 'both', answers: 303, needs: 'plan' },
  'GET /children/:child/tries': { comes: 'both', answers: 200, needs: 'plan' },
  'POST /children/:child/tries': { comes: 'both', answers: 422, needs: 'plan', sends: { item: 'SE-S1' } },
  'GET /children/:child/tries/:item': { comes: 'both', answers: 200, needs: 'plan' },
  'GET /children/:child/talk': { comes: 'both', answers: 200, needs: 'plan' },
  'POST /children/:child/talk': { comes: 'both', answers: 303, needs: 'plan' },
  'GET /children/:child/support': { comes: 'both', answers: 200, needs: 'plan' },
  'POST /children/:child/support': { comes: 'both', answers: 422, needs: 'plan' },
  'POST /children/:child/support/back': { comes: 'both', answers: 303, needs: 'plan' },
  'GET /children/:child/review': { comes: 'both', answers: 200, needs: 'plan' },
  'GET /children/:child/review/calendar': { comes: 'both', answers: 200, needs: 'plan' },
  'POST /children/:child/review': { comes: 'both', answers: 422, needs: 'plan' },
  'GET /children/:child/review/saved': { comes: 'both', answers: 200, needs: 'plan', but: noReview },
  'GET /children/:child/changes': { comes: 'both', answers: 200, needs: 'plan' },
  'GET /children/:child/sheets': { comes: 'both', answers: 200, needs: 'plan' },
  'GET /children/:child/sheets/:sheet': { comes: 'both', answers: 404 },

  // Last: it ends the session of whoever tries it.
  'POST /sign-out': { comes: 'anyone', answers: 303, withoutKey: 'signing out twice is signing out' },
}
