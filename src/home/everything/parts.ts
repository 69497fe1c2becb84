/** What a whole record is made of: every table about a child, in words. A table or a column without its words does not compile. */
import type { DB } from '#platform/schema.d.ts'

/** The tables that say which child a row is about, and the child's own. */
type AboutChild = { [T in keyof DB]: 'childId' extends keyof DB[T] ? T : never }[keyof DB] | 'children'

/** Never in a whole record, with the reason its page gives. */
export const leftOut = {
  asideReaders: 'Who was told that an entry was on the wrong record.',
  activityChildren: 'Where an entry in “who looked” points to. Each entry itself is here.',
  carerWarnings:
    'Our own note that a letter was written before a carer’s access ends. Such a letter names nobody.',
  ownInvites: 'Invites to a record of one’s own. They are for the colleague who sends them.',
  desk: 'Our own lists of what is due. What is due is said in the parts above.',
  dues: 'Our own lists of what is due. What is due is said in the parts above.',
  glassAlerts: 'Which stewards were told that it was opened in an emergency.',
  glassBreakings:
    'Who opened it in an emergency stands under “who looked”. What they wrote to the steward is for the steward.',
  glassNotes:
    'What was said to and by the steward about an emergency. What they found stands on the page that says who looked.',
  joins:
    'That the record goes on in another one, or another one in this. It stands on the first page of the record.',
  pauses:
    'Who asked for the use of it to be paused, and the answer. Yours stand on the page “Pause the use of the record”.',
  putAside: 'What was on the wrong record, or written by mistake, stands on the page “What was put right”.',
  reviewReminders: 'Our own note that a letter was written about a review. Such a letter names nobody.',
  retentionHolds: 'Why a record is kept after its last day. Ask the steward: they say it where they may.',
  wholeMarks: 'What the steward decided of each row that was held back. It stands in the answer.',
  wholeRequests:
    'When somebody asked for what is kept from them. Yours stand on the page “What is kept from you”.',
  wholeRows: 'A copy of what was held back from somebody who asked, for the steward who decides.',
  reach: 'A shorter copy of “who may see it”, made from it by the computer.',
} as const satisfies Partial<Record<AboutChild, string>>

/** Which rows belong together. They stand in the file and not on the page. */
type Joins =
  | 'areaId'
  | 'childId'
  | 'id'
  | 'viewId'
  | 'meetingId'
  | 'versionId'
  | 'planId'
  | 'itemId'
  | 'goalId'
  | 'grantId'
  | 'concernId'
  | 'homeId'
  | 'orderId'
  | 'hidingId'
  | 'restrictionId'
  | 'matterId'
  | 'contactId'
  | 'correctionId'
  | 'rowId'
  | 'tableName'
  | 'linkId'
  | 'personId'
  | 'was'
  | 'changed'

export type Part<T extends keyof DB = keyof DB> = {
  title: string
  says: Record<Exclude<keyof DB[T] & string, Joins>, string>
}
type Parts = { [T in Exclude<AboutChild, keyof typeof leftOut>]: Part<T> }

const when = 'When'
const wroteIt = 'Written down by'

export const parts = {
  children: {
    title: 'Who this is about',
    says: {
      givenName: 'First name',
      familyName: 'Family name',
      knownAs: 'Known as',
      bornOn: 'Born',
      district: 'District',
      settingId: 'School or nursery',
      noSetting: 'If no school or nursery, why',
      nhsNumber: 'NHS number',
      registeredAt: 'Added here',
    },
  },
  childCarers: {
    title: 'Carers',
    says: {
      carerId: 'Carer',
      name: 'Name',
      relationship: 'Who they are',
      leftAt: 'Stopped being a carer here',
    },
  },
  carerContacts: {
    title: 'How to reach you',
    says: {
      carerId: 'Whose',
      phone: 'Telephone',
      email: 'E-mail',
      postcode: 'Postcode',
      bestTime: 'Best time',
    },
  },
  competences: {
    title: 'What you can decide yourself',
    says: {
      decision: 'What about',
      reason: 'How somebody knew',
      staffId: 'Who wrote it down',
      staffName: 'Name',
      at: when,
    },
  },
  carerRenewals: {
    title: 'What was decided about carers',
    says: {
      carerId: 'Carer',
      how: 'How',
      scopes: 'What they can see',
      until: 'Until',
      lacks: 'Why the young person could not decide it',
      reason: 'Why it is best for them',
      asked: 'Who was asked',
      byId: wroteIt,
      byName: 'Name',
      at: when,
    },
  },
  knownNames: {
    title: 'Names, and where they are safe to use',
    says: {
      name: 'Name',
      safeWith: 'Safe to use',
      saidBy: 'Said by',
      at: when,
      endedAt: 'Ended',
    },
  },
  understandingMe: {
    title: 'Understanding me',
    says: {
      goodAt: 'What I am good at',
      hard: 'What is hard',
      helps: 'What helps',
      notHelps: 'What does not help',
      teacher: 'To my teacher',
      shown: 'Shown to those who see the profile',
      writtenBy: wroteIt,
      at: when,
    },
  },
  cards: {
    title: 'Cards of three lines',
    says: {
      tokenHash: 'What its address is known by',
      name: 'Name on it',
      lineOne: 'First line',
      lineTwo: 'Second line',
      lineThree: 'Third line',
      until: 'Until',
      madeBy: wroteIt,
      at: when,
      endedAt: 'Ended',
      hourFrom: 'The hour it was last counted in',
      shown: 'How often it was shown in that hour',
    },
  },
  carerInvites: {
    title: 'Carers who were invited',
    says: {
      inviterId: 'Invited by',
      name: 'Name',
      relationship: 'Who they are',
      scopes: 'What they would see',
      at: when,
      expiresAt: 'To be answered by',
      endedAt: 'Ended',
      endedAs: 'How it ended',
    },
  },
  diagnoses: {
    title: 'Diagnoses you told us',
    says: { words: 'Words', source: 'Who said so', toldBy: 'Told by', at: when },
  },
  grantEvents: {
    title: 'Who may see it, and since when',
    says: {
      kind: 'What happened',
      holderKind: 'A person or a team',
      holderId: 'Who',
      scopes: 'What they can see',
      basis: 'Why',
      purpose: 'What for',
      purposeWords: 'What for, in the family’s words',
      until: 'Until',
      because: 'The reason it ended',
      givenBy: 'Done by',
      at: when,
    },
  },
  views: {
    title: 'Views: whose, and who sees them',
    says: {
      authorId: wroteIt,
      voice: 'Whose voice',
      authorName: 'Name',
      instrument: 'Which questions',
      band: 'Which ages the questions are for',
      begunAt: 'Begun',
      finishedAt: 'Finished',
      released: 'Shown to',
      releasedTo: 'Shown to these people',
      releasedAt: 'Shown since',
      beside: 'Who helped',
    },
  },
  answers: {
    title: 'What was said in them',
    says: {
      line: 'Line',
      kind: 'What about',
      key: 'Which question',
      value: 'Answer',
      at: when,
      saidAt: 'Said',
      seenAt: 'Said without a signal, on a page opened at',
    },
  },
  corrections: {
    title: 'What somebody said is not right',
    says: { words: 'Words', byId: wroteIt, byName: 'Name', at: when },
  },
  correctionAnswers: {
    title: 'What was answered to that',
    says: { answer: 'Answer', words: 'Why', byId: 'Answered by', byName: 'Name', at: when },
  },
  meetings: {
    title: 'Meetings',
    says: {
      ledBy: 'Led by',
      ledName: 'Name',
      begunAt: 'Begun',
      closedAt: 'Ended',
      noSetting: 'No school or nursery now',
      present: 'Who was there',
    },
  },
  meetingLines: {
    title: 'What was written at them, line by line',
    says: {
      line: 'Line',
      open: 'Left open',
      positions: 'Where the mark stands, from 0 (left) to 100 (right)',
      needHome: 'Support at home',
      needSetting: 'Support at school or nursery',
      needCommunity: 'Support out and about',
      reason: 'Reason',
      strength: 'Strength',
      words: 'Words',
      disagreement: 'Where views differ',
      writtenBy: wroteIt,
      at: when,
    },
  },
  versions: {
    title: 'Profiles you agreed',
    says: {
      number: 'Number',
      instrument: 'Which questions',
      agreedOn: 'Agreed',
      reviewOn: 'To look at again',
      ledBy: 'Led by',
      ledName: 'Name',
      yesName: 'Who said yes',
      yesHow: 'How',
      youngPerson: 'The young person',
      noSetting: 'No school or nursery now',
      marks: 'What was agreed, line by line',
      writtenBy: wroteIt,
      at: when,
    },
  },
  countersigns: {
    title: 'Profiles a trained colleague signed',
    says: { staffId: 'Who', staffName: 'Name', at: when },
  },
  reviews: {
    title: 'Looking at it again',
    says: {
      byName: 'Who said',
      bySide: 'From',
      answer: 'Answer',
      words: 'Words',
      nextOn: 'Next time',
      writtenBy: wroteIt,
      at: when,
    },
  },
  contactsDue: {
    title: 'Calls promised',
    says: { why: 'Why', about: 'What about', teamId: 'Team', dueOn: 'By', madeBy: 'Asked by', at: when },
  },
  contactsMade: {
    title: 'Calls made',
    says: { spokeTo: 'Spoke to', words: 'What was said', staffId: 'Who called', staffName: 'Name', at: when },
  },
  tries: {
    title: 'What you tried',
    says: { item: 'What', result: 'How it went', words: 'Words', toldBy: 'Told by', at: when },
  },
  plans: {
    title: 'Plans',
    says: {
      begunOn: 'Begun',
      begunBy: 'Begun by',
      liked: 'What people like and admire',
      matters: 'What matters',
    },
  },
  planHistory: {
    title: 'How the plan’s words changed',
    says: { liked: 'What people like and admire', matters: 'What matters', byId: wroteIt, at: when },
  },
  planItems: {
    title: 'What the plan says to try',
    says: {
      line: 'Line',
      need: 'Need',
      try: 'What we will try',
      item: 'From the handbook',
      place: 'Where',
      who: 'Who',
      byOn: 'By',
      helpKinds: 'Kind of help',
      state: 'How it is going',
      addedBy: wroteIt,
      at: when,
    },
  },
  planItemHistory: {
    title: 'How those changed',
    says: { said: 'What it said', byId: wroteIt, at: when },
  },
  goals: {
    title: 'Goals',
    says: { words: 'In your words', addedBy: wroteIt, at: when, endedAt: 'Ended' },
  },
  goalRatings: {
    title: 'How near the goals are',
    says: { rating: 'From 0 to 10', byName: 'Who said', ratedBy: wroteIt, at: when },
  },
  supportMoves: {
    title: 'Support stepped up, down or sideways',
    says: { direction: 'Which way', reason: 'Why', movedBy: wroteIt, byName: 'Name', at: when },
  },
  childHomes: {
    title: 'Homes',
    says: { name: 'Name', days: 'Which days', district: 'District', toldBy: 'Told by', at: when },
  },
  homeCarers: {
    title: 'Who lives there',
    says: { carerId: 'Carer', postcode: 'Postcode', at: when },
  },
  homeHidings: {
    title: 'Homes that are kept private',
    says: {
      because: 'Why',
      byId: 'Done by',
      byRole: 'Family or staff',
      at: when,
      endedAt: 'Ended',
      endedBy: 'Ended by',
      endedBecause: 'Why it ended',
    },
  },
  homeTold: {
    title: 'Who was told where it is',
    says: { holderId: 'Who', at: when },
  },
  keptPlaces: {
    title: 'Where your child lives and spends the day, kept private',
    says: {
      district: 'District',
      settingId: 'School or nursery',
      noSetting: 'If no school or nursery, why',
    },
  },
  keptNames: {
    title: 'Names that only you and those you told can read',
    says: { stands: 'Where it is left out', name: 'Name' },
  },
  supportAgreements: {
    title: 'What was said about support',
    says: { said: 'Answer', byId: wroteIt, byName: 'Name', at: when },
  },
  medicalConsents: {
    title: 'Consent to medical things',
    says: {
      kind: 'What kind',
      words: 'What',
      said: 'Answer',
      byRight: 'By what right',
      byId: wroteIt,
      byName: 'Name',
      at: when,
    },
  },
  shareRefusals: {
    title: 'Whom you said no to',
    says: { holderId: 'Who', said: 'Answer', byId: wroteIt, at: when },
  },
  restrictions: {
    title: 'When the record was kept to a few',
    says: {
      because: 'Why',
      byId: 'Decided by',
      byRole: 'Family or staff',
      reviewOn: 'To look at again',
      at: when,
      endedAt: 'Ended',
      endedBy: 'Ended by',
      endedBecause: 'Why it ended',
    },
  },
  restrictedTo: {
    title: 'Who the few are',
    says: { staffId: 'Who', at: when },
  },
  concerns: {
    title: 'What was written when something was not safe',
    says: {
      kind: 'Danger or a worry',
      words: 'What they wrote',
      reachHow: 'Safe ways to reach you',
      offer: 'Help offered',
      keptFrom: 'Kept from',
      keptBecause: 'Why it was kept',
      toldBy: wroteIt,
      teller: 'Name',
      tellerRole: 'Family or staff',
      dueOn: 'By when',
      at: when,
      doneAt: 'Closed',
    },
  },
  concernTakings: {
    title: 'Who took it',
    says: { nth: 'In which turn', staffId: 'Colleague', staffName: 'Name', at: when },
  },
  concernTellings: {
    title: 'Who was sent a message that something waits',
    says: { staffId: 'Colleague', staffName: 'Name', at: when },
  },
  concernTalks: {
    title: 'When somebody spoke to you about it',
    says: {
      spokeTo: 'Spoke to',
      words: 'What was said',
      spokeAt: 'Spoken',
      staffId: 'Colleague',
      staffName: 'Name',
      at: when,
    },
  },
  responsibilityWords: {
    title: 'What was said and shown about parental responsibility',
    says: {
      aboutId: 'About whom',
      says: 'What',
      shown: 'What somebody was shown',
      byId: wroteIt,
      byName: 'Name',
      at: when,
    },
  },
  responsibilityDisputes: {
    title: 'When you asked to look into parental responsibility',
    says: {
      aboutId: 'About whom',
      words: 'What you wrote',
      byId: wroteIt,
      byName: 'Name',
      lookingId: 'Who looks into it',
      dueOn: 'By when',
      at: when,
      doneAt: 'Done',
      doneBy: 'Done by',
      foundWords: 'What they wrote then',
    },
  },
  courtOrders: {
    title: 'Court orders',
    says: {
      kind: 'What kind',
      fromOn: 'From',
      untilOn: 'Until',
      means: 'What it means here',
      seenOn: 'Seen on',
      byId: wroteIt,
      byName: 'Who saw it',
      at: when,
      endedAt: 'Ended',
      endedBy: 'Ended by',
      endedBecause: 'Why it ended',
    },
  },
  courtOrderPeople: {
    title: 'Court orders: whom they protect or bind',
    says: { carerId: 'Carer', how: 'How', mayRead: 'May read it here' },
  },
  orderDecisions: {
    title: 'What was decided about access because of a court order',
    says: {
      holderId: 'Whose access',
      keeps: 'What they still see',
      words: 'Why',
      byId: wroteIt,
      byName: 'Name',
      at: when,
    },
  },
  carerNotes: {
    title: 'Carers’ own notes: yours, and those that others show',
    says: { carerId: 'Whose', words: 'Words', shown: 'Shown to others', at: when },
  },
  safetyPlans: {
    title: 'When things are hard: the plan, as it was each time',
    says: {
      nth: 'Which version',
      beside: 'Written while somebody else was quicker',
      signs: 'Signs',
      helps: 'What helps',
      worse: 'What makes it worse',
      atNight: 'Who answers at night',
      keptSafe: 'What is kept safe at home',
      reviewBy: 'To look at again by',
      byId: wroteIt,
      at: when,
    },
  },
  safetyPlanWords: {
    title: 'When things are hard: in the young person’s own words',
    says: { words: 'Words', saidTo: 'Said to', byId: wroteIt, at: when },
  },
  safetyPlanPeople: {
    title: 'When things are hard: who can read the plan',
    says: { holderId: 'Who', byId: 'Added by', at: when, endedAt: 'Taken off', endedBy: 'Taken off by' },
  },
  safetyPlanParts: {
    title: 'When things are hard: what each person does',
    says: { words: 'What', agreed: 'Agreed by them', byId: wroteIt, at: when },
  },
} satisfies Parts

export type PartName = keyof typeof parts
/** In the copy of whoever wrote it, and in nobody else's: never laid before the steward when another asks. */
export const theirsAlone: readonly PartName[] = ['carerNotes']
export const partNames = Object.keys(parts) as PartName[]
/** A table or column as the database writes it. */
export const written = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
