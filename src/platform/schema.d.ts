// Written by `npm run -s ninefold -- types`; a test keeps it true. Do not edit.
import type { Generated } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Id } from './ids.ts'

export type DB = {
  activity: {
    shard: number
    seq: number
    areaId: string
    at: Temporal.Instant
    actorId: string
    role: string
    what: string
    reading: boolean
    children: string[]
    subject: string | null
    hash: Buffer
  }
  activityChildren: {
    areaId: string
    childId: string
    at: Temporal.Instant
    shard: number
    seq: number
  }
  activityHeads: {
    shard: number
    seq: Generated<number>
    hash: Generated<Buffer>
  }
  addressTroubles: {
    areaId: Id<'areas'>
    kind: 'email' | 'phone'
    address: string
    state: 'undelivered' | 'unreachable'
    since: Temporal.Instant
    lastAt: Temporal.Instant
  }
  answers: {
    areaId: string
    childId: string
    id: Id<'answers'>
    viewId: Id<'views'>
    line: string
    kind:
      | 'joy'
      | 'worry'
      | 'tried'
      | 'setting'
      | 'statement'
      | 'mark'
      | 'need'
      | 'strength'
      | 'words'
      | 'check'
      | 'skipped'
    key: Generated<string>
    value: string
    at: Generated<Temporal.Instant>
    saidAt: Generated<Temporal.Instant>
    seenAt: Temporal.Instant | null
  }
  areas: {
    id: Id<'areas'>
    slug: string
    name: string
    zone: Generated<string>
    package: unknown
    openedOn: Temporal.PlainDate
  }
  asideReaders: {
    areaId: string
    childId: string
    asideId: Id<'putAside'>
    personId: string
    kind: 'taken off' | 'put back' | 'taken off again'
    role: 'family' | 'staff'
    fromOn: Temporal.PlainDate
    because: Generated<string>
    at: Temporal.Instant
    readAt: Temporal.Instant | null
  }
  asideRows: {
    areaId: string
    rowId: string
    asideId: Id<'putAside'>
  }
  cards: {
    areaId: string
    childId: Id<'children'>
    id: Id<'cards'>
    tokenHash: Buffer
    name: string
    lineOne: string
    lineTwo: string
    lineThree: string
    until: Temporal.Instant
    madeBy: string
    at: Generated<Temporal.Instant>
    endedAt: Temporal.Instant | null
    hourFrom: Generated<Temporal.Instant>
    shown: Generated<number>
  }
  carerContacts: {
    areaId: string
    childId: Id<'children'>
    id: Id<'carerContacts'>
    carerId: string
    phone: string | null
    email: string | null
    postcode: string | null
    bestTime: string | null
  }
  carerInvites: {
    areaId: string
    childId: Id<'children'>
    id: Id<'carerInvites'>
    inviterId: string
    name: string
    relationship: 'mother' | 'father' | 'step-parent' | 'grandparent' | 'foster carer' | 'other carer'
    scopes: ('profile' | 'plan' | 'groups' | 'waits' | 'safety' | 'private' | 'contact' | 'share')[]
    linkId: Id<'signInLinks'>
    at: Temporal.Instant
    expiresAt: Temporal.Instant
    endedAt: Temporal.Instant | null
    endedAs: 'taken back' | 'said yes' | 'said no' | null
  }
  carerNeeds: {
    areaId: string
    carerId: Id<'carers'>
    id: Id<'carerNeeds'>
    language: string
    interpreter: 'none' | 'spoken language' | 'British Sign Language' | 'another sign language'
    format: 'ordinary' | 'large print' | 'Easy Read' | 'audio' | 'braille'
    way: 'mail' | 'text' | 'telephone' | 'post'
    byId: string
    at: Temporal.Instant
  }
  carerNotes: {
    areaId: string
    childId: string
    id: Id<'carerNotes'>
    carerId: string
    words: string
    shown: Generated<boolean>
    at: Generated<Temporal.Instant>
  }
  carerRenewals: {
    areaId: string
    childId: string
    id: Id<'grantEvents'>
    carerId: string
    how: 'the young person said yes' | 'best interests'
    scopes: string[]
    until: Temporal.Instant
    lacks: Generated<string>
    reason: Generated<string>
    asked: Generated<string>
    byId: string
    byName: string
    at: Generated<Temporal.Instant>
  }
  carerWarnings: {
    areaId: string
    childId: string
    carerId: string
    endsAt: Temporal.Instant
    stage: 'begun' | 'soon'
    at: Temporal.Instant
  }
  carers: {
    areaId: Id<'areas'>
    id: Id<'carers'>
    name: string
    joinedAt: Temporal.Instant
  }
  childCarers: {
    areaId: string
    childId: Id<'children'>
    id: Id<'childCarers'>
    carerId: Id<'carers'>
    name: string
    relationship:
      | 'mother'
      | 'father'
      | 'step-parent'
      | 'grandparent'
      | 'foster carer'
      | 'other carer'
      | 'themselves'
    leftAt: Temporal.Instant | null
  }
  childHomes: {
    areaId: string
    childId: Id<'children'>
    id: Id<'childHomes'>
    name: string
    days: Generated<string>
    district: string
    toldBy: string
    at: Generated<Temporal.Instant>
  }
  children: {
    areaId: Id<'areas'>
    id: Id<'children'>
    givenName: string
    familyName: string
    knownAs: string
    bornOn: Temporal.PlainDate
    district: string | null
    settingId: Id<'settings'> | null
    noSetting:
      | 'home educated'
      | 'not in a setting now'
      | 'too anxious to attend'
      | 'excluded'
      | 'not old enough yet'
      | null
    nhsNumber: string | null
    registeredAt: Temporal.Instant
  }
  clock: {
    one: Generated<boolean>
    moved: Generated<string>
    demonstration: Generated<boolean>
  }
  competences: {
    areaId: string
    childId: Id<'children'>
    id: Id<'competences'>
    decision: 'my own record' | 'who may see it'
    reason: string
    staffId: Id<'staff'>
    staffName: string
    at: Generated<Temporal.Instant>
  }
  competencies: {
    areaId: string
    id: Id<'competencies'>
    staffId: Id<'staff'>
    kind: string
    fromOn: Temporal.PlainDate
    untilOn: Temporal.PlainDate
    evidence: string
  }
  concernTakings: {
    areaId: string
    childId: string
    id: Id<'concernTakings'>
    concernId: Id<'concerns'>
    nth: number
    staffId: string
    staffName: string
    at: Generated<Temporal.Instant>
  }
  concernTalks: {
    areaId: string
    childId: string
    id: Id<'concernTalks'>
    concernId: Id<'concerns'>
    spokeTo: string
    words: string
    spokeAt: Temporal.Instant
    staffId: string
    staffName: string
    at: Generated<Temporal.Instant>
  }
  concernTellings: {
    areaId: string
    childId: string
    id: Id<'concernTellings'>
    concernId: Id<'concerns'>
    staffId: string
    staffName: string
    at: Temporal.Instant
  }
  concerns: {
    areaId: string
    childId: Id<'children'>
    id: Id<'concerns'>
    kind: 'danger' | 'worry'
    words: string
    reachHow: Generated<string>
    offer: Generated<string>
    keptFrom: Generated<string[]>
    keptBecause:
      | 'could put somebody in danger'
      | 'an enquiry could be spoiled'
      | 'the young person asked'
      | null
    toldBy: string
    teller: string
    tellerRole: 'family' | 'staff'
    dueOn: Temporal.PlainDate
    at: Generated<Temporal.Instant>
    doneAt: Temporal.Instant | null
  }
  contactsDue: {
    areaId: string
    childId: Id<'children'>
    id: Id<'contactsDue'>
    why: 'urgent need' | 'two did not help' | 'asked for a call' | 'support moved' | 'asked to be seen alone'
    about: Generated<string>
    teamId: Id<'teams'>
    dueOn: Temporal.PlainDate
    madeBy: string
    at: Generated<Temporal.Instant>
  }
  contactsMade: {
    areaId: string
    childId: string
    id: Id<'contactsMade'>
    contactId: Id<'contactsDue'>
    spokeTo: string
    words: Generated<string>
    staffId: string
    staffName: string
    at: Generated<Temporal.Instant>
  }
  correctionAnswers: {
    areaId: string
    childId: string
    id: Id<'correctionAnswers'>
    correctionId: Id<'corrections'>
    answer: 'agreed' | 'kept'
    words: string
    byId: string
    byName: string
    at: Generated<Temporal.Instant>
  }
  corrections: {
    areaId: string
    childId: Id<'children'>
    id: Id<'corrections'>
    tableName:
      | 'tries'
      | 'views'
      | 'diagnoses'
      | 'meetings'
      | 'versions'
      | 'reviews'
      | 'contacts_due'
      | 'plan_items'
      | 'goals'
      | 'goal_ratings'
      | 'support_moves'
    rowId: string
    words: string
    byId: string
    byName: string
    at: Generated<Temporal.Instant>
  }
  countersigns: {
    areaId: string
    childId: string
    id: Id<'countersigns'>
    versionId: Id<'versions'>
    staffId: string
    staffName: string
    at: Generated<Temporal.Instant>
  }
  courtOrderPeople: {
    areaId: string
    childId: string
    id: Id<'courtOrderPeople'>
    orderId: Id<'courtOrders'>
    carerId: string
    how: 'protects' | 'binds'
    mayRead: boolean
  }
  courtOrders: {
    areaId: string
    childId: Id<'children'>
    id: Id<'courtOrders'>
    kind:
      | 'child arrangements'
      | 'prohibited steps'
      | 'specific issue'
      | 'care order'
      | 'special guardianship'
      | 'non-molestation'
      | 'occupation'
    fromOn: Temporal.PlainDate
    untilOn: Temporal.PlainDate | null
    means: string
    seenOn: Temporal.PlainDate
    byId: string
    byName: string
    at: Generated<Temporal.Instant>
    endedAt: Temporal.Instant | null
    endedBy: string | null
    endedBecause: Generated<string>
  }
  dataAgreements: {
    areaId: Id<'areas'>
    id: Id<'dataAgreements'>
    purpose:
      | 'everyday help'
      | 'planning support'
      | 'advice'
      | 'assessment'
      | 'research and insight'
      | 'safety'
    kinds: ('area team' | 'school' | 'nhs' | 'council' | 'voluntary' | 'other')[]
    reference: string
    fromOn: Temporal.PlainDate
    untilOn: Temporal.PlainDate
    reviewOn: Temporal.PlainDate
    assessedOn: Temporal.PlainDate
    assessedBy: string
    assessAgainOn: Temporal.PlainDate
    byId: Id<'staff'>
    at: Temporal.Instant
  }
  demonstrationProgress: {
    areaId: Id<'areas'>
    story: number
    seed: Generated<string>
    madeOn: Temporal.PlainDate
    children: number
  }
  desk: {
    areaId: string
    holderId: string
    list: string
    dueOn: Temporal.PlainDate
    itemId: string
    childId: Id<'children'>
    until: Generated<Temporal.Instant>
  }
  diagnoses: {
    areaId: string
    childId: Id<'children'>
    id: Id<'diagnoses'>
    words: string
    source: string
    toldBy: string
    at: Generated<Temporal.Instant>
  }
  done: {
    actorId: string
    key: string
    redirect: Generated<string>
    at: Generated<Temporal.Instant>
  }
  dues: {
    areaId: string
    childId: Id<'children'>
    itemId: string
    list: 'children' | 'reviews' | 'urgent' | 'countersign' | 'talk' | 'carers'
    scope: string
    dueOn: Temporal.PlainDate
  }
  duties: {
    areaId: string
    id: Id<'duties'>
    staffId: Id<'staff'>
    duty: string
    fromOn: Temporal.PlainDate
    untilOn: Temporal.PlainDate | null
  }
  entryKinds: {
    tableName: string
    writtenBy: string
    scope: 'profile' | 'plan'
    moves: boolean
  }
  erased: {
    areaId: string
    id: Id<'erased'>
    rule: 'record' | 'record at 17' | 'grown up' | 'safety'
    at: Temporal.Instant
  }
  erasureItems: {
    areaId: string
    runId: Id<'erasureRuns'>
    aboutId: string
    nth: number
    rule: 'record' | 'record at 17' | 'grown up' | 'safety'
    untilOn: Temporal.PlainDate
    lastOn: Temporal.PlainDate
    counts: unknown
    print: string
    state: Generated<'due' | 'gone' | 'changed' | 'held' | 'stuck'>
  }
  erasureRuns: {
    areaId: Id<'areas'>
    id: Id<'erasureRuns'>
    madeName: string
    madeAt: Temporal.Instant
    agreedName: string | null
    agreedAt: Temporal.Instant | null
  }
  glassAlerts: {
    areaId: string
    childId: string
    breakingId: Id<'glassBreakings'>
    stewardId: Id<'staff'>
    at: Temporal.Instant
  }
  glassBreakings: {
    areaId: string
    childId: Id<'children'>
    id: Id<'grantEvents'>
    searchId: Id<'glassSearches'>
    staffId: Id<'staff'>
    reason: 'in danger' | 'missing' | 'ill or hurt' | 'in crisis'
    words: string
    at: Temporal.Instant
    until: Temporal.Instant
  }
  glassNotes: {
    areaId: string
    childId: string
    id: Id<'glassNotes'>
    breakingId: Id<'glassBreakings'>
    kind: 'right to do' | 'needs a talk' | 'not right' | 'not yet' | 'family'
    words: string
    untilOn: Temporal.PlainDate | null
    byId: string
    at: Temporal.Instant
  }
  glassSearches: {
    areaId: string
    id: Id<'glassSearches'>
    staffId: Id<'staff'>
    matches: number
    foundId: Id<'children'> | null
    at: Temporal.Instant
  }
  goalRatings: {
    areaId: string
    childId: string
    id: Id<'goalRatings'>
    goalId: Id<'goals'>
    rating: number
    byName: string
    ratedBy: string
    at: Generated<Temporal.Instant>
  }
  goals: {
    areaId: string
    childId: string
    id: Id<'goals'>
    planId: Id<'plans'>
    words: string
    addedBy: string
    at: Generated<Temporal.Instant>
    endedAt: Temporal.Instant | null
  }
  grantEvents: {
    areaId: string
    childId: Id<'children'>
    id: Id<'grantEvents'>
    grantId: string
    kind: 'given' | 'ended'
    holderKind: 'carer' | 'staff' | 'team'
    holderId: string
    scopes: ('profile' | 'plan' | 'groups' | 'waits' | 'safety' | 'private' | 'contact' | 'share')[]
    basis:
      | 'parental responsibility'
      | 'family agreed'
      | 'asked for help'
      | 'profile agreed'
      | 'vital interests'
      | 'their own record'
      | 'the young person said yes'
      | 'best interests'
    until: Generated<Temporal.Instant>
    because: Generated<string>
    givenBy: string
    at: Temporal.Instant
    purpose:
      | 'being their carer'
      | 'everyday help'
      | 'planning support'
      | 'advice'
      | 'assessment'
      | 'something else'
      | 'an emergency'
    purposeWords: Generated<string>
  }
  handbook: {
    id: string
    kind: 'strategy' | 'equipment' | 'programme' | 'book' | 'video' | 'page' | 'app' | 'idea'
    line: string
    title: string
    places: string[]
    bands: string[]
    plain: string
    words: string
  }
  homeCarers: {
    areaId: string
    childId: string
    id: Id<'homeCarers'>
    homeId: Id<'childHomes'>
    carerId: string
    postcode: string | null
    at: Generated<Temporal.Instant>
  }
  homeHidings: {
    areaId: string
    childId: string
    id: Id<'homeHidings'>
    homeId: Id<'childHomes'>
    because:
      | 'somebody could be hurt'
      | 'a court said so'
      | 'the police or a social worker asked'
      | 'moved away to be safe'
    byId: string
    byRole: 'family' | 'staff'
    at: Generated<Temporal.Instant>
    endedAt: Temporal.Instant | null
    endedBy: string | null
    endedBecause: Generated<string>
  }
  homeTold: {
    areaId: string
    childId: string
    id: Id<'homeTold'>
    hidingId: Id<'homeHidings'>
    holderId: string
    at: Generated<Temporal.Instant>
  }
  jobsAsked: {
    id: Generated<Id<'jobsAsked'>>
    kind:
      | 'anchor-activity'
      | 'sweep-grants'
      | 'forget-spent'
      | 'send-letter'
      | 'send-letters'
      | 'remind-reviews'
      | 'erase-due'
      | 'tell-of-this'
      | 'tell-readers'
    aboutId: string
    askedAt: Generated<Temporal.Instant>
  }
  joins: {
    areaId: string
    childId: Id<'children'>
    id: Id<'joins'>
    toChildId: Id<'children'>
    why: 'begun twice' | 'another name' | 'came back'
    words: string
    confirmedBy: 'a carer' | 'the young person' | 'a colleague who knows them' | 'a paper'
    spoken: boolean
    dues: unknown
    byId: Id<'staff'>
    byName: string
    at: Temporal.Instant
    undoneAt: Temporal.Instant | null
    undoneBy: string | null
    undoneBecause: string | null
  }
  keptNames: {
    areaId: string
    childId: Id<'children'>
    id: Id<'keptNames'>
    stands:
      | 'views'
      | 'meetings'
      | 'versions'
      | 'countersigns'
      | 'contacts_made'
      | 'reviews'
      | 'goal_ratings'
      | 'support_moves'
      | 'concern_talks'
      | 'support_agreements'
      | 'medical_consents'
      | 'responsibility_words'
      | 'court_orders'
    rowId: string
    name: string
  }
  keptPlaces: {
    areaId: string
    childId: Id<'children'>
    id: Id<'keptPlaces'>
    district: string | null
    settingId: Id<'settings'> | null
    noSetting: string | null
  }
  knownNames: {
    areaId: string
    childId: Id<'children'>
    id: Id<'knownNames'>
    name: string
    safeWith: 'everywhere' | 'home' | 'school' | 'only here'
    saidBy: string
    at: Generated<Temporal.Instant>
    endedAt: Temporal.Instant | null
  }
  letterKinds: {
    template:
      | 'sign-in'
      | 'something-new'
      | 'plan-changed'
      | 'invited'
      | 'passkey-added'
      | 'passkey-removed'
      | 'signed-in-by-link'
      | 'review-due'
      | 'own-record'
      | 'access-ends'
      | 'access-ends-soon'
      | 'something-waits'
      | 'told-here'
    goes: 'asked for' | 'as needed' | 'always'
    mayStop: boolean
  }
  medicalConsents: {
    areaId: string
    childId: Id<'children'>
    id: Id<'medicalConsents'>
    matterId: string
    kind: 'assessment' | 'medicine' | 'letter' | 'something else'
    words: string
    said: 'asked' | 'given' | 'refused' | 'withdrawn'
    byRight: Generated<'' | 'parental responsibility' | 'the young person themselves'>
    byId: string
    byName: string
    at: Generated<Temporal.Instant>
  }
  meetingLines: {
    areaId: string
    childId: string
    id: Id<'meetingLines'>
    meetingId: Id<'meetings'>
    line: string
    open: Generated<boolean>
    positions: Generated<unknown>
    needHome: 'none' | 'some' | 'a lot' | 'urgent' | 'not asked'
    needSetting: 'none' | 'some' | 'a lot' | 'urgent' | 'not asked'
    needCommunity: 'none' | 'some' | 'a lot' | 'urgent' | 'not asked'
    reason: Generated<string>
    strength: Generated<string>
    words: Generated<string>
    disagreement: Generated<string>
    writtenBy: string
    was: string | null
    at: Generated<Temporal.Instant>
  }
  meetings: {
    areaId: string
    childId: Id<'children'>
    id: Id<'meetings'>
    ledBy: string
    ledName: string
    begunAt: Generated<Temporal.Instant>
    closedAt: Temporal.Instant | null
    noSetting: Generated<boolean>
    present: Generated<string>
  }
  noticeChoices: {
    areaId: string
    carerId: Id<'carers'>
    id: Id<'noticeChoices'>
    template: string
    wanted: boolean
    at: Temporal.Instant
  }
  orderDecisions: {
    areaId: string
    childId: string
    id: Id<'orderDecisions'>
    orderId: Id<'courtOrders'>
    holderId: string
    keeps: string[] | null
    words: string
    byId: string
    byName: string
    at: Generated<Temporal.Instant>
  }
  organisations: {
    areaId: Id<'areas'>
    id: Id<'organisations'>
    name: string
    kind: 'school' | 'nhs' | 'council' | 'voluntary' | 'other'
  }
  outbox: {
    areaId: Id<'areas'>
    id: Id<'outbox'>
    kind: 'email' | 'phone'
    address: string
    template:
      | 'sign-in'
      | 'something-new'
      | 'plan-changed'
      | 'invited'
      | 'passkey-added'
      | 'passkey-removed'
      | 'signed-in-by-link'
      | 'review-due'
      | 'own-record'
      | 'access-ends'
      | 'access-ends-soon'
      | 'something-waits'
      | 'told-here'
    linkId: Id<'signInLinks'> | null
    madeAt: Temporal.Instant
    sentAt: Temporal.Instant | null
    state: Generated<
      'waiting' | 'begun' | 'accepted' | 'too late' | 'undelivered' | 'unreachable' | 'delivered'
    >
    nextAt: Generated<Temporal.Instant>
    tries: Generated<number>
    begunAt: Temporal.Instant | null
    providerId: string | null
  }
  ownInvites: {
    areaId: string
    childId: Id<'children'>
    id: Id<'ownInvites'>
    staffId: Id<'staff'>
    staffName: string
    name: string
    linkId: Id<'signInLinks'>
    at: Temporal.Instant
    expiresAt: Temporal.Instant
    endedAt: Temporal.Instant | null
    endedAs: 'sent again' | 'said yes' | 'said no' | null
  }
  passkeyChallengesAnswered: {
    challenge: string
    at: Temporal.Instant
  }
  passkeys: {
    areaId: string
    id: Id<'passkeys'>
    carerId: Id<'carers'>
    credential: string
    publicKey: Buffer
    counter: number
    name: string
    addedAt: Temporal.Instant
    usedAt: Temporal.Instant | null
  }
  pauses: {
    areaId: string
    childId: Id<'children'>
    id: Id<'pauses'>
    askedBy: string
    askedName: string
    words: string
    dueOn: Temporal.PlainDate
    at: Temporal.Instant
    said: 'yes' | 'no' | null
    because: string | null
    answeredName: string | null
    answeredAt: Temporal.Instant | null
    liftOn: Temporal.PlainDate | null
    liftBecause: string | null
    liftName: string | null
  }
  personas: {
    areaId: Id<'areas'>
    personId: string
    role: 'family' | 'staff'
    position: number
    name: string
    about: string
  }
  planHistory: {
    areaId: string
    childId: string
    id: Id<'planHistory'>
    planId: Id<'plans'>
    liked: string
    matters: string
    byId: string
    at: Generated<Temporal.Instant>
  }
  planItemHistory: {
    areaId: string
    childId: string
    id: Id<'planItemHistory'>
    itemId: Id<'planItems'>
    said: unknown
    byId: string
    at: Generated<Temporal.Instant>
  }
  planItems: {
    areaId: string
    childId: string
    id: Id<'planItems'>
    planId: Id<'plans'>
    line: string
    need: string
    try: string
    item: string | null
    place: 'home' | 'setting' | 'community'
    who: string
    byOn: Temporal.PlainDate
    helpKinds: ('keeping-well' | 'advice' | 'help' | 'more-help' | 'safety')[]
    state: Generated<'trying' | 'helped' | 'did not help' | 'stopped'>
    changed: Generated<number>
    addedBy: string
    at: Generated<Temporal.Instant>
  }
  plans: {
    areaId: string
    childId: Id<'children'>
    id: Id<'plans'>
    begunOn: Temporal.PlainDate
    begunBy: string
    liked: Generated<string>
    matters: Generated<string>
    changed: Generated<number>
  }
  publicAreas: {
    id: Id<'publicAreas'>
    slug: string
    name: string
    zone: string
    package: unknown
  }
  putAside: {
    areaId: string
    childId: Id<'children'>
    id: Id<'putAside'>
    tableName: string
    rowId: string
    toChildId: Id<'children'> | null
    movedAs: string | null
    why: 'wrong child' | 'a mistake'
    words: Generated<string>
    dues: Generated<unknown>
    byId: string
    byName: string
    at: Temporal.Instant
    undoneAt: Temporal.Instant | null
    undoneBy: string | null
  }
  reach: {
    areaId: string
    holderId: string
    scope: string
    childId: Id<'children'>
    until: Temporal.Instant
  }
  responsibilityDisputes: {
    areaId: string
    childId: string
    id: Id<'responsibilityDisputes'>
    aboutId: string
    words: string
    byId: string
    byName: string
    lookingId: Id<'staff'> | null
    dueOn: Temporal.PlainDate
    at: Generated<Temporal.Instant>
    doneAt: Temporal.Instant | null
    doneBy: string | null
    foundWords: Generated<string>
  }
  responsibilityWords: {
    areaId: string
    childId: string
    id: Id<'responsibilityWords'>
    aboutId: string
    says: 'holds it' | 'does not hold it' | 'not sure'
    shown: 'nothing' | 'birth certificate' | 'agreement' | 'court order' | 'another paper'
    byId: string
    byName: string
    at: Generated<Temporal.Instant>
  }
  restrictedTo: {
    areaId: string
    childId: string
    id: Id<'restrictedTo'>
    restrictionId: Id<'restrictions'>
    staffId: Id<'staff'>
    at: Generated<Temporal.Instant>
  }
  restrictions: {
    areaId: string
    childId: Id<'children'>
    id: Id<'restrictions'>
    because:
      | 'somebody could be hurt'
      | 'known to people who work here'
      | 'a court said so'
      | 'the young person asked'
    byId: string
    byRole: 'family' | 'staff'
    reviewOn: Temporal.PlainDate
    at: Generated<Temporal.Instant>
    endedAt: Temporal.Instant | null
    endedBy: string | null
    endedBecause: Generated<string>
  }
  retentionHolds: {
    areaId: string
    childId: Id<'children'>
    id: Id<'retentionHolds'>
    reason: 'inquiry' | 'court' | 'complaint' | 'asked' | 'ehc plan'
    words: string
    untilOn: Temporal.PlainDate
    byId: Id<'staff'>
    byName: string
    at: Temporal.Instant
    endedAt: Temporal.Instant | null
    endedName: string | null
  }
  retentionRules: {
    kind: 'record' | 'record at 17' | 'grown up' | 'safety' | 'copies' | 'sessions'
    keeps: string
  }
  reviewReminders: {
    areaId: string
    childId: Id<'children'>
    itemId: string
    dueOn: Temporal.PlainDate
    at: Temporal.Instant
  }
  reviews: {
    areaId: string
    childId: string
    id: Id<'reviews'>
    versionId: Id<'versions'>
    byName: string
    bySide: 'family' | 'setting' | 'other'
    answer: 'still right' | 'better' | 'harder' | 'different'
    words: Generated<string>
    nextOn: Temporal.PlainDate
    writtenBy: string
    at: Generated<Temporal.Instant>
  }
  rotaAbsences: {
    areaId: string
    staffId: string
    fromOn: Temporal.PlainDate
    untilOn: Temporal.PlainDate
  }
  rotaChanges: {
    areaId: string
    id: Id<'rotaChanges'>
    what: 'added' | 'taken off' | 'moved up' | 'moved down' | 'away' | 'back'
    staffId: Id<'staff'>
    staffName: string
    byId: Id<'staff'>
    byName: string
    fromOn: Temporal.PlainDate | null
    untilOn: Temporal.PlainDate | null
    at: Temporal.Instant
  }
  rotaWays: {
    areaId: string
    staffId: string
    id: Id<'rotaWays'>
    kind: 'email' | 'phone'
    address: string
    askedAt: Temporal.Instant
    confirmedAt: Temporal.Instant | null
    endedAt: Temporal.Instant | null
  }
  safetyPlanParts: {
    areaId: string
    childId: string
    id: Id<'safetyPlanParts'>
    personId: Id<'safetyPlanPeople'>
    words: string
    agreed: boolean
    byId: string
    at: Generated<Temporal.Instant>
  }
  safetyPlanPeople: {
    areaId: string
    childId: Id<'children'>
    id: Id<'safetyPlanPeople'>
    holderId: string
    byId: string
    at: Generated<Temporal.Instant>
    endedAt: Temporal.Instant | null
    endedBy: string | null
  }
  safetyPlanWords: {
    areaId: string
    childId: Id<'children'>
    id: Id<'safetyPlanWords'>
    words: string
    saidTo: Generated<string>
    byId: string
    at: Generated<Temporal.Instant>
  }
  safetyPlans: {
    areaId: string
    childId: Id<'children'>
    id: Id<'safetyPlans'>
    nth: number
    beside: Generated<boolean>
    signs: string
    helps: string
    worse: string
    atNight: string
    keptSafe: string
    reviewBy: Temporal.PlainDate
    byId: string
    at: Generated<Temporal.Instant>
  }
  safetyRota: {
    areaId: string
    staffId: Id<'staff'>
    place: number
  }
  sessions: {
    keyHash: Buffer
    areaId: Id<'areas'>
    personId: string
    role: 'family' | 'staff' | 'insight' | 'worker'
    openedAt: Temporal.Instant
    idleUntil: Temporal.Instant
    idleFor: string
    endsAt: Temporal.Instant
    freshAt: Temporal.Instant
    endedAt: Temporal.Instant | null
    moved: string | null
    id: Generated<Id<'sessions'>>
    device: Generated<string>
    issuer: string | null
    subject: string | null
    issuerSession: string | null
  }
  settings: {
    areaId: Id<'areas'>
    id: Id<'settings'>
    organisationId: Id<'organisations'> | null
    name: string
    kind: 'nursery' | 'primary' | 'secondary' | 'special' | 'college' | 'other'
    district: string
  }
  shareRefusals: {
    areaId: string
    childId: Id<'children'>
    id: Id<'shareRefusals'>
    holderId: string
    said: 'no' | 'allowed again'
    byId: string
    at: Generated<Temporal.Instant>
  }
  signInAddresses: {
    areaId: string
    kind: 'email' | 'phone'
    address: string
    carerId: Id<'carers'>
  }
  signInLinks: {
    id: Id<'signInLinks'>
    areaId: Id<'areas'>
    carerId: string | null
    kind: 'email' | 'phone'
    address: string
    madeAt: Temporal.Instant
    expiresAt: Temporal.Instant
    redeemedAt: Temporal.Instant | null
  }
  signOutsHeard: {
    areaId: Id<'areas'>
    issuer: string
    tokenId: string
    at: Temporal.Instant
  }
  staff: {
    areaId: Id<'areas'>
    id: Id<'staff'>
    name: string
    job: string
    organisationId: Id<'organisations'> | null
    settingId: Id<'settings'> | null
    active: Generated<boolean>
  }
  staffEmails: {
    areaId: string
    email: string
    staffId: Id<'staff'>
    usedAt: Temporal.Instant | null
  }
  staffIdentities: {
    areaId: string
    issuer: string
    subject: string
    staffId: Id<'staff'>
    linkedAt: Temporal.Instant
  }
  supportAgreements: {
    areaId: string
    childId: Id<'children'>
    id: Id<'supportAgreements'>
    said: 'asked' | 'yes' | 'no' | 'withdrawn'
    byId: string
    byName: string
    at: Generated<Temporal.Instant>
  }
  supportMoves: {
    areaId: string
    childId: Id<'children'>
    id: Id<'supportMoves'>
    direction: 'up' | 'down' | 'sideways' | 'pause' | 'back'
    reason: Generated<string>
    movedBy: string
    byName: string
    at: Generated<Temporal.Instant>
  }
  teamMembers: {
    areaId: string
    teamId: Id<'teams'>
    staffId: Id<'staff'>
    leads: Generated<boolean>
  }
  teams: {
    areaId: Id<'areas'>
    id: Id<'teams'>
    name: string
    about: string
    kind: 'area' | 'setting' | 'specialist'
  }
  tellings: {
    areaId: string
    carerId: Id<'carers'>
    id: Id<'tellings'>
    holderId: string
    template: string
    fromAt: Temporal.Instant
    at: Temporal.Instant
    doneAt: Temporal.Instant | null
    doneBy: string | null
  }
  tries: {
    areaId: string
    childId: Id<'children'>
    id: Id<'tries'>
    item: string
    result: 'trying' | 'helped' | 'did not help' | 'not for us'
    words: Generated<string>
    toldBy: string
    at: Generated<Temporal.Instant>
  }
  understandingMe: {
    areaId: string
    childId: Id<'children'>
    id: Id<'understandingMe'>
    goodAt: string
    hard: string
    helps: string
    notHelps: string
    teacher: Generated<string>
    shown: boolean
    writtenBy: string
    at: Generated<Temporal.Instant>
  }
  versions: {
    areaId: string
    childId: string
    id: Id<'versions'>
    meetingId: Id<'meetings'>
    number: number
    instrument: string
    agreedOn: Temporal.PlainDate
    reviewOn: Temporal.PlainDate
    ledBy: string
    ledName: string
    yesName: string
    yesHow: 'in the room' | 'on their own device' | 'by telephone'
    youngPerson: 'said yes' | 'not old enough to ask yet' | 'was asked and did not want to say'
    noSetting: Generated<boolean>
    marks: unknown
    writtenBy: string
    at: Generated<Temporal.Instant>
  }
  views: {
    areaId: string
    childId: Id<'children'>
    id: Id<'views'>
    authorId: string
    voice: 'parent' | 'setting' | 'professional' | 'child'
    authorName: string
    instrument: string
    band: 'EY' | 'PR' | 'SE' | 'P16'
    begunAt: Generated<Temporal.Instant>
    finishedAt: Temporal.Instant | null
    released: Generated<'nobody' | 'chosen' | 'everyone'>
    releasedTo: Generated<string[]>
    releasedAt: Temporal.Instant | null
    beside: Generated<string>
  }
  wholeMarks: {
    areaId: string
    childId: string
    id: Id<'wholeMarks'>
    requestId: string
    heldId: Id<'wholeRows'>
    mark: 'give' | 'give other words' | 'keep back'
    words: Generated<string>
    reason: 'another person' | 'could harm' | 'private words' | 'legal privilege' | null
    byId: string
    byName: string
    at: Temporal.Instant
  }
  wholeRequests: {
    areaId: string
    childId: Id<'children'>
    id: Id<'wholeRequests'>
    personId: string
    personName: string
    dueOn: Temporal.PlainDate
    at: Temporal.Instant
    doneAt: Temporal.Instant | null
    doneBy: string | null
  }
  wholeRows: {
    areaId: string
    childId: string
    id: Id<'wholeRows'>
    requestId: Id<'wholeRequests'>
    tableName: string
    rowId: string
    said: unknown
  }
}
