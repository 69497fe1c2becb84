/**
 * Every table: who may do what with it, which rows each person sees, and who may write. A table without a line here fails
 * the catalogue test. Rights are said as the database keeps them: `insert` means every column but the time of writing.
 */
import type { Scope } from '#children/children.ts'

export type Row = Record<string, unknown>
/** A person as the neighbourhood says they are: not as the database reckons it. */
export type Who = {
  name: string
  role: 'family' | 'staff'
  areaId: string
  personId: string
  /** Themselves and their teams. */
  holders: readonly string[]
  may: (childId: unknown, scope: Scope) => boolean
  /** Whether their profiling competency is current. */
  trained: boolean
  /** Whether they read what is written when something is not safe. */
  rota: boolean
  /** The child whose own record it is to them. */
  own: string | undefined
  /** Whether they work in a nursery, school or college. */
  inSetting: boolean
  /** Whether they know where the child lives, if it is kept private. */
  knowsPlace: (childId: unknown) => boolean
  /** Whether the plan for when things are hard names them, or a team of theirs. */
  onPlan: (childId: unknown) => boolean
  /** The child whose court order they were let to read. */
  readsOrder: string | undefined
  /** Nell's home with Dan, which is not kept private. */
  openHome: string
}
export type Rights = { app_public?: string; app_family?: string; app_staff?: string; app_insight?: string }
export type TableWalls = {
  rights: Rights
  /** A scope of the child's, or a rule. Left out: nobody sees a row. */
  sees?: Scope | ((row: Row, who: Who) => boolean)
  /** The column that must be whoever writes. */
  writer?: string
  /** Further reasons a row may not be added by somebody who reaches the child. */
  adds?: (row: Row, who: Who) => boolean
  /** What a row says when this person writes it. */
  says?: (who: Who) => Row
  /** Which rows a person may change; else the rows they see. */
  changes?: (row: Row, who: Who) => boolean
}

const inArea = (row: Row, who: Who) => row['area_id'] === who.areaId
const own = (column: string) => (row: Row, who: Who) => row[column] === who.personId
const held = (row: Row, who: Who) => who.role === 'staff' && who.holders.some((id) => id === row['holder_id'])
const all = 'select'
const both = (rights: string): Rights => ({ app_family: rights, app_staff: rights })
const everyone: Rights = { app_public: all, app_family: all, app_staff: all, app_insight: all }

const placeKept = (who: Who) => who.name === 'dan'
const knowsHome = (id: string) => (row: Row, who: Who) =>
  who.may(row['child_id'], 'profile') && (who.knowsPlace(row['child_id']) || row[id] === who.openHome)
const keptToFew = (row: Row, who: Who) =>
  who.may(row['child_id'], who.role === 'family' ? 'share' : 'profile')

/** A view is its giver's until released. */
const released = (view: Row, who: Who) => {
  const to = Array.isArray(view['released_to']) ? view['released_to'] : []
  return (
    who.may(view['child_id'], 'profile') &&
    (view['author_id'] === who.personId ||
      view['released'] === 'everyone' ||
      (view['released'] === 'chosen' && who.holders.some((id) => to.includes(id))))
  )
}

/** A family's own words; for staff, the rota's, theirs and those the child's safety is shared with. */
const readsConcern = (concern: Row, who: Who) => {
  const own = concern['told_by'] === who.personId && who.may(concern['child_id'], 'profile')
  return (
    concern['area_id'] === who.areaId &&
    (own || (who.role === 'staff' && (who.rota || who.may(concern['child_id'], 'safety'))))
  )
}

/** A young person’s own, and nobody else’s. */
const theirs = (row: Row, who: Who) => who.own !== undefined && row['child_id'] === who.own

/** To be seen alone is asked of the team: no carer is told. */
const readsCall = (call: Row, who: Who) =>
  who.may(call['child_id'], 'profile') &&
  (who.role === 'staff' || call['why'] !== 'asked to be seen alone' || theirs(call, who))

const mindsSafety = (row: Row, who: Who) => who.role === 'staff' && who.may(row['child_id'], 'safety')
const readsOrder = (row: Row, who: Who) =>
  mindsSafety(row, who) || (row['child_id'] === who.readsOrder && who.may(row['child_id'], 'profile'))

/** A name, as far as it is safe with whoever reads it. */
const safeName = (name: Row, who: Who) => {
  const safe = who.role === 'family' ? 'home' : who.inSetting ? 'school' : 'only here'
  return (
    who.may(name['child_id'], 'profile') &&
    (theirs(name, who) ||
      (name['ended_at'] === null && ['everywhere', safe].includes(String(name['safe_with']))))
  )
}

/** Exactly those it names. */
const named = (row: Row, who: Who) => who.may(row['child_id'], 'profile') && who.onPlan(row['child_id'])

export const tables: Record<string, TableWalls> = {
  // The house: no role reads these but through a definer.
  activity: { rights: {} },
  activity_children: { rights: {} },
  activity_heads: { rights: {} },
  address_troubles: { rights: {} },
  aside_readers: { rights: {} },
  carer_needs: { rights: {} },
  clock: { rights: {} },
  data_agreements: { rights: {} },
  dues: { rights: {} },
  duties: { rights: {} },
  entry_kinds: { rights: {} },
  glass_alerts: { rights: {} },
  glass_breakings: { rights: {} },
  glass_notes: { rights: {} },
  glass_searches: { rights: {} },
  jobs_asked: { rights: {} },
  joins: { rights: {} },
  letter_kinds: { rights: {} },
  migrations: { rights: {} },
  notice_choices: { rights: {} },
  outbox: { rights: {} },
  passkeys: { rights: {} },
  passkey_challenges_answered: { rights: {} },
  personas: { rights: {} },
  pauses: { rights: {} },
  put_aside: { rights: {} },
  erased: { rights: {} },
  erasure_items: { rights: {} },
  erasure_runs: { rights: {} },
  retention_holds: { rights: {} },
  retention_rules: { rights: {} },
  demonstration_progress: { rights: {} },
  review_reminders: { rights: {} },
  sessions: { rights: {} },
  sign_in_addresses: { rights: {} },
  sign_in_links: { rights: {} },
  sign_outs_heard: { rights: {} },
  staff_emails: { rights: {} },
  staff_identities: { rights: {} },
  tellings: { rights: {} },
  whole_marks: { rights: {} },
  whole_requests: { rights: {} },
  whole_rows: { rights: {} },

  // Open to everyone.
  areas: {
    rights: {
      app_public: 'select(id slug name zone package)',
      app_family: 'select(id slug name zone package)',
      app_staff: 'select(id slug name zone package)',
      app_insight: 'select(id slug name zone package)',
    },
  },
  handbook: { rights: everyone, sees: () => true },
  public_areas: { rights: everyone, sees: () => true },

  // The area's own people and places.
  organisations: { rights: both(all), sees: inArea },
  settings: { rights: both(all), sees: inArea },
  // Not for a carer from whom a place is kept: who helps there would tell. The rota is everybody's.
  staff: {
    rights: both(all),
    sees: (row, who) => inArea(row, who) && (!placeKept(who) || row['name'] === 'Ray Osei'),
  },
  teams: {
    rights: both(all),
    sees: (row, who) => inArea(row, who) && (!placeKept(who) || row['kind'] === 'area'),
  },
  team_members: { rights: { app_staff: all }, sees: inArea },
  competencies: { rights: { app_staff: all }, sees: inArea },

  rota_absences: { rights: {} },
  rota_changes: { rights: {} },
  rota_ways: { rights: {} },
  safety_rota: { rights: both(all), sees: inArea },
  // Which rows are hidden, and nothing of whom: whoever could not see that would see the row.
  aside_rows: { rights: both(all), sees: inArea },

  // One's own.
  carers: { rights: { app_family: 'select update(name)' }, sees: own('id') },
  done: { rights: both('delete insert select update(redirect)'), sees: own('actor_id'), writer: 'actor_id' },
  reach: { rights: { app_staff: all }, sees: held },
  desk: { rights: { app_staff: all }, sees: (row, who) => held(row, who) && row['until'] === 'infinity' },

  // About a child.
  children: {
    rights: { app_family: 'select update(known_as district setting_id no_setting)', app_staff: all },
    sees: (row, who) => who.may(row['id'], 'profile'),
    changes: (row, who) => who.may(row['id'], 'share'),
  },
  child_carers: { rights: both(all), sees: 'profile' },
  carer_contacts: {
    rights: { app_family: 'insert select update(phone email postcode best_time)', app_staff: all },
    sees: (row, who) =>
      who.role === 'family' ? row['carer_id'] === who.personId : who.may(row['child_id'], 'contact'),
    writer: 'carer_id',
    adds: (row, who) => who.may(row['child_id'], 'contact'),
  },
  child_homes: { rights: both(all), sees: knowsHome('id') },
  home_carers: { rights: both(all), sees: knowsHome('home_id') },
  home_hidings: { rights: both(all), sees: knowsHome('home_id') },
  home_told: {
    rights: both(all),
    sees: (row, who) => who.may(row['child_id'], 'profile') && who.knowsPlace(row['child_id']),
  },
  kept_places: {
    rights: both(all),
    sees: (row, who) => who.may(row['child_id'], 'profile') && who.knowsPlace(row['child_id']),
  },
  kept_names: {
    rights: both(all),
    sees: (row, who) =>
      who.may(row['child_id'], 'profile') && (who.role === 'staff' || who.knowsPlace(row['child_id'])),
  },
  support_agreements: {
    rights: both('insert select'),
    sees: 'profile',
    writer: 'by_id',
    says: ({ role }) => ({ said: role === 'family' ? 'yes' : 'asked' }),
  },
  medical_consents: {
    rights: both('insert select'),
    sees: 'profile',
    writer: 'by_id',
    says: ({ role }) =>
      role === 'family'
        ? { said: 'given', by_right: 'parental responsibility' }
        : { said: 'asked', by_right: '' },
  },
  share_refusals: { rights: { app_family: all }, sees: 'share' },
  restrictions: { rights: both(all), sees: keptToFew },
  restricted_to: { rights: both(all), sees: keptToFew },
  responsibility_words: { rights: both(all), sees: 'profile' },
  responsibility_disputes: {
    rights: both(all),
    sees: (row, who) => row['by_id'] === who.personId && who.may(row['child_id'], 'profile'),
  },
  // Read by colleagues who mind safety, and by those of its people who were let to.
  court_orders: { rights: both(all), sees: readsOrder },
  court_order_people: { rights: both(all), sees: readsOrder },
  order_decisions: { rights: both(all), sees: mindsSafety },
  carer_notes: {
    rights: {
      app_family: 'insert select update(shown)',
      app_staff: all,
    },
    sees: (row, who) =>
      who.may(row['child_id'], 'profile') && (row['shown'] === true || row['carer_id'] === who.personId),
    writer: 'carer_id',
    adds: (row, who) => who.may(row['child_id'], 'profile'),
    changes: (row, who) => row['carer_id'] === who.personId && who.may(row['child_id'], 'profile'),
  },
  diagnoses: { rights: { app_family: 'insert select', app_staff: all }, sees: 'profile', writer: 'told_by' },
  carer_invites: { rights: { app_family: all }, sees: 'share' },
  // What a family did not share is not among what it shared.
  grant_events: {
    rights: both(all),
    sees: (row, who) =>
      who.may(row['child_id'], 'share') && (who.role === 'staff' || row['basis'] !== 'vital interests'),
  },

  // A young person's own record.
  carer_warnings: { rights: {} },
  competences: {
    rights: both(all),
    sees: (row, who) => (who.role === 'family' ? theirs(row, who) : who.may(row['child_id'], 'profile')),
  },
  own_invites: { rights: { app_staff: all }, sees: 'contact' },
  carer_renewals: {
    rights: both(all),
    sees: (row, who) =>
      who.may(row['child_id'], 'profile') &&
      (who.role === 'staff' || theirs(row, who) || row['carer_id'] === who.personId),
  },
  understanding_me: {
    rights: { app_family: 'insert select' },
    sees: theirs,
    writer: 'written_by',
    adds: theirs,
  },
  cards: { rights: { app_family: all }, sees: theirs },
  known_names: { rights: both(all), sees: safeName },

  // Something is not safe: written and closed by definers alone.
  concerns: { rights: both(all), sees: readsConcern },
  concern_takings: { rights: both(all), sees: (row, who) => readsConcern(concernOf(row), who) },
  concern_talks: { rights: both(all), sees: (row, who) => readsConcern(concernOf(row), who) },
  concern_tellings: { rights: both(all), sees: (row, who) => readsConcern(concernOf(row), who) },

  // The plan for when things are hard: written by definers alone.
  safety_plans: { rights: both(all), sees: named },
  safety_plan_words: { rights: both(all), sees: named },
  safety_plan_people: { rights: both(all), sees: named },
  safety_plan_parts: { rights: both(all), sees: named },

  // The nine lines.
  views: {
    rights: both('insert select update(finished_at released released_to released_at)'),
    sees: released,
    writer: 'author_id',
    adds: (row, who) => who.may(row['child_id'], 'profile'),
    says: ({ role }) => ({ voice: role === 'family' ? 'parent' : 'setting', beside: '' }),
    changes: (row, who) => row['author_id'] === who.personId && who.may(row['child_id'], 'profile'),
  },
  answers: {
    rights: both('insert select'),
    sees: (row, who) => released(viewOf(row), who),
    adds: (row, who) => viewOf(row)['author_id'] === who.personId && who.may(row['child_id'], 'profile'),
  },
  meetings: {
    rights: { app_family: 'insert select', app_staff: 'insert select update(closed_at no_setting present)' },
    sees: 'profile',
    writer: 'led_by',
  },
  meeting_lines: {
    rights: { app_family: all, app_staff: 'insert select' },
    sees: 'profile',
    writer: 'written_by',
  },
  versions: {
    rights: { app_family: all, app_staff: 'insert select' },
    sees: 'profile',
    writer: 'written_by',
  },
  reviews: { rights: both('insert select'), sees: 'profile', writer: 'written_by' },
  countersigns: {
    rights: { app_family: all, app_staff: 'insert select' },
    sees: 'profile',
    writer: 'staff_id',
    adds: (row, who) => who.trained && who.may(row['child_id'], 'profile'),
  },
  contacts_due: {
    rights: both('insert select'),
    sees: readsCall,
    writer: 'made_by',
    adds: (row, who) => who.may(row['child_id'], 'profile'),
  },
  contacts_made: {
    rights: { app_family: all, app_staff: 'insert select' },
    sees: (row, who) => readsCall(callOf(row), who),
    writer: 'staff_id',
    adds: (row, who) => who.may(row['child_id'], 'profile'),
  },

  // What somebody said is not right, beside an entry: the neighbourhood says it of what was tried.
  corrections: { rights: both('insert select'), sees: 'plan', writer: 'by_id' },
  correction_answers: {
    rights: { app_family: all, app_staff: 'insert select' },
    sees: 'plan',
    writer: 'by_id',
    adds: (row, who) => who.may(row['child_id'], 'plan') && who.role === 'staff',
  },

  // Help that follows.
  tries: { rights: both('insert select'), sees: 'plan', writer: 'told_by' },
  plans: { rights: both('insert select update(liked matters changed)'), sees: 'plan', writer: 'begun_by' },
  plan_history: { rights: both('insert select'), sees: 'plan', writer: 'by_id' },
  plan_items: {
    rights: both('insert select update(need try place who by_on help_kinds state changed)'),
    sees: 'plan',
    writer: 'added_by',
  },
  plan_item_history: { rights: both('insert select'), sees: 'plan', writer: 'by_id' },
  goals: { rights: both('insert select update(ended_at)'), sees: 'plan', writer: 'added_by' },
  goal_ratings: { rights: both('insert select'), sees: 'plan', writer: 'rated_by' },
  support_moves: { rights: both('insert select'), sees: 'plan', writer: 'moved_by' },
}

/** An answer's view stands beside it in what `allRows` reads. */
const viewOf = (answer: Row): Row => (answer['the_view'] ?? {}) as Row

const callOf = (row: Row): Row => (row['the_call'] ?? {}) as Row

const concernOf = (row: Row): Row => (row['the_concern'] ?? {}) as Row

export const sees = (table: TableWalls, row: Row, who: Who): boolean =>
  table.sees === undefined
    ? false
    : typeof table.sees === 'string'
      ? who.may(row['child_id'], table.sees)
      : table.sees(row, who)

/** Functions that act with the owner's rights, and who may call each. `nobody`: other definers only. */
const signedIn = ['app_family', 'app_staff']
const anyRole = ['app_public', 'app_family', 'app_staff', 'app_insight', 'app_worker']
export const definers: Record<string, readonly string[]> = {
  moment: anyRole,
  me: anyRole,
  today: anyRole,
  begin_visit: signedIn,
  record: signedIn,
  my_holders: signedIn,
  my_children: signedIn,
  may_reach: signedIn,
  may_countersign: ['app_staff'],
  team_lead: signedIn,
  kinds_counted: ['app_public'],
  helped_counts: signedIn,
  find_children: ['app_staff'],
  lives_there: signedIn,
  may_see_home: signedIn,
  place_hidden: signedIn,
  hidden_from: signedIn,
  place_hidden_from_me: signedIn,
  keeps_names: [],
  keeps_postcode: [],
  keeps_place: [],
  add_home: signedIn,
  say_names_again: [],
  keep_home_private: signedIn,
  tell_of_home: signedIn,
  may_be_told: signedIn,
  open_home: signedIn,
  kept_in_area: ['app_staff'],
  steward_opens: ['app_staff'],
  kept_to_few: [],
  among_few: [],
  reach_of_the_few: [],
  desk_of_the_few: [],
  shared_among_few: [],
  reckon_reach: [],
  keep_to_few: signedIn,
  open_to_all: signedIn,
  named_here: [],
  as_the_family_said: [],
  works_for: [],
  share_for: ['app_family'],
  shared_with_me: ['app_staff'],
  open_dispute: [],
  say_responsibility: signedIn,
  dispute_responsibility: signedIn,
  responsibility_disputed: signedIn,
  disputes_in_area: ['app_staff'],
  words_in_dispute: ['app_staff'],
  settle_dispute: ['app_staff'],
  may_read_order: signedIn,
  record_court_order: ['app_staff'],
  orders_in_area: ['app_staff'],
  order_holders: ['app_staff'],
  as_the_order_says: [],
  decide_by_order: ['app_staff'],
  end_court_order: ['app_staff'],
  say_no_to: ['app_family'],
  who_looked: ['app_family'],
  register_child: ['app_family'],
  give_grant: ['app_family'],
  put_grant: [],
  end_grant: signedIn,
  let_area_team_in: signedIn,
  put_due: signedIn,
  drop_due: signedIn,
  ask_for_link: ['app_public'],
  demonstration_outbox: ['app_public'],
  demonstration_personas: ['app_public'],
  is_demonstration: ['app_public', 'app_family', 'app_staff', 'ninefold_door'],
  invite_carer: ['app_family'],
  my_invites: ['app_family'],
  answer_invite: ['app_family'],
  take_back_invite: ['app_family'],
  leave_child: ['app_family'],
  who_holds: signedIn,
  stewards_of: [],
  am_steward: [],
  signed_in_freshly: [],
  find_for_glass: ['app_staff'],
  my_glass_search: ['app_staff'],
  break_glass: ['app_staff'],
  my_glass: ['app_staff'],
  only_through_glass: [],
  not_through_the_glass: [],
  the_hour_ends_it: [],
  glass_hidden: [],
  glass_told: ['app_family'],
  say_of_glass: ['app_family'],
  glass_queue: ['app_staff'],
  glass_waiting: ['app_staff'],
  glass_tries: ['app_staff'],
  glass_looks: ['app_staff'],
  glass_notes_of: ['app_staff'],
  note_glass: ['app_staff'],
  not_on_what_is_put_aside: [],
  rows_beneath: [],
  copy_entry: [],
  list_again: [],
  unlist: [],
  entry_of_mine: [],
  readers_since: [],
  entry_facts: [],
  tell_reader: [],
  my_name_about: [],
  put_entry_aside: signedIn,
  undo_put_aside: signedIn,
  entry_to_put_right: signedIn,
  entry_readers: signedIn,
  put_right_about: signedIn,
  put_right_whole: signedIn,
  put_right_queue: ['app_staff'],
  put_right_told: ['app_staff'],
  tell_of_it_later: ['app_staff'],
  my_put_right_notices: signedIn,
  read_put_right: signedIn,
  ask_for_whole: ['app_family'],
  my_whole: ['app_family'],
  my_whole_answer: ['app_family'],
  whole_queue: ['app_staff'],
  whole_to_decide: [],
  whole_held: ['app_staff'],
  whole_people: ['app_staff'],
  mark_whole: ['app_staff'],
  finish_whole: ['app_staff'],
  on_rota: ['app_staff'],
  raise_concern: signedIn,
  may_act_on: ['app_staff'],
  take_concern: ['app_staff'],
  close_concern: ['app_staff'],
  open_concerns: ['app_staff'],
  concerns_waiting: ['app_staff'],
  concern_child: ['app_staff'],
  concern_contacts: ['app_staff'],
  help_offered: ['app_family'],
  ask_to_tell: [],
  way_of: [],
  rota_now: signedIn,
  may_see_rota: [],
  my_rota_part: ['app_staff'],
  rota_ways_seen: ['app_staff'],
  rota_changes_seen: ['app_staff'],
  could_read: ['app_staff'],
  hold_rota: [],
  note_on_rota: [],
  first_bare_day: [],
  add_to_rota: ['app_staff'],
  take_off_rota: ['app_staff'],
  move_on_rota: ['app_staff'],
  away_from_rota: ['app_staff'],
  back_on_rota: ['app_staff'],
  say_way: ['app_staff'],
  end_way: ['app_staff'],
  confirm_way: ['ninefold_door'],
  untaken_concerns: ['app_worker'],
  readers_of: ['app_worker'],
  tell_on_rota: ['app_worker'],
  sent_about: signedIn,
  named_in_safety_plan: signedIn,
  in_safety_plan: signedIn,
  of_the_family: [],
  tell_of_safety_plan: [],
  begin_safety_plan: signedIn,
  change_safety_plan: signedIn,
  say_in_safety_plan: signedIn,
  name_in_safety_plan: signedIn,
  take_off_safety_plan: signedIn,
  write_safety_part: signedIn,
  safety_plans_due: ['app_staff'],
  open_session: ['ninefold_door'],
  end_session: ['ninefold_door'],
  redeem_link: ['ninefold_door'],
  sign_in_staff: ['ninefold_door'],
  end_work_sessions: ['ninefold_door'],
  name_device: ['ninefold_door'],
  tell_carer: [],
  answer_challenge: [],
  add_passkey: ['app_family'],
  my_passkeys: ['app_family'],
  remove_passkey: ['app_family'],
  find_passkey: ['ninefold_door'],
  sign_in_by_passkey: ['ninefold_door'],
  my_sessions: signedIn,
  end_my_sessions: signedIn,
  enqueue: [...signedIn, 'app_worker'],
  take_asked: ['app_worker'],
  activity_ends: ['app_worker'],
  carer_review: [],
  carer_until: [],
  is_sixteen: [],
  my_own_child: signedIn,
  i_decide: ['app_family'],
  derive_reach: [],
  end_carer: [],
  put_carer_grants: [],
  record_competence: ['app_staff'],
  invite_young_person: ['app_staff'],
  my_own_invites: ['app_family'],
  answer_own_invite: ['app_family'],
  take_over: ['app_family'],
  carer_access: signedIn,
  ever_held: [],
  drop_carers_due: [],
  renew_by_self: ['app_family'],
  stop_carer: ['app_family'],
  renew_in_best_interests: ['app_staff'],
  my_ended_care: ['app_family'],
  my_care_ending: ['app_family'],
  warn_of_endings: ['app_worker'],
  lapse_unused: ['app_worker'],
  understanding_of: signedIn,
  make_card: ['app_family'],
  end_card: ['app_family'],
  show_card: ['app_public'],
  name_me: ['app_family'],
  sweep_grants: ['app_worker'],
  forget_done: ['app_worker'],
  forget_links: ['app_worker'],
  is_paused: [],
  not_while_paused: [],
  ask_to_pause: ['app_family'],
  my_pauses: ['app_family'],
  paused_now: signedIn,
  pause_queue: ['app_staff'],
  answer_pause: ['app_staff'],
  lift_pause: ['app_staff'],
  joined_with: [],
  not_while_joined: [],
  somebody_kept_safe: [],
  record_facts: [],
  records_called: ['app_staff'],
  tell_people_of: [],
  join_records: ['app_staff'],
  undo_join: ['app_staff'],
  joins_here: ['app_staff'],
  joined_here: signedIn,
  my_join_notices: signedIn,
  last_written: [],
  keeps_for: [],
  retention_of: [],
  kept_until: signedIn,
  is_held: [],
  child_print: [],
  keeps_here: ['app_staff'],
  preview_erasure: ['app_staff'],
  erasure_runs_here: ['app_staff'],
  erasure_items_of: ['app_staff'],
  hold_record: ['app_staff'],
  holds_here: ['app_staff'],
  end_hold: ['app_staff'],
  agree_to_erasure: ['app_staff'],
  erase_child: [],
  erase_some: ['app_worker'],
  erasures_left: ['app_worker'],
  erase_again: [],
  forget_copies: ['app_worker'],
  forget_sessions: ['app_worker'],
  ask_to_send: [],
  write_notice: [],
  tell_of_news: signedIn,
  remind_reviews: ['app_worker'],
  due_letters: ['app_worker'],
  take_letter: ['app_worker'],
  begin_letter: ['app_worker'],
  note_letter: ['app_worker'],
  settle_letter: [],
  keep_agreement: ['app_staff'],
  agreements_of_area: ['app_staff'],
  organisation_kind: [],
  data_flows: ['app_staff'],
  newest_needs: [],
  reaches_carer: ['app_staff'],
  say_needs: signedIn,
  my_needs: ['app_family'],
  needs_of: ['app_staff'],
  who_tells: [],
  notice_stopped: [],
  obey_needs: [],
  tellings_due: ['app_staff'],
  have_told: ['app_staff'],
  my_tellings: ['app_family'],
  can_be_told: ['app_family'],
  my_notices: ['app_family'],
  choose_notice: ['app_family'],
  stop_by_letter: ['ninefold_door'],
  forget_letters: ['app_worker'],
  hear_receipt: ['ninefold_door'],
  contact_troubles: ['app_staff'],
  my_address_troubles: ['app_family'],
}

/** Functions that act with their caller's rights only. */
export const plainFunctions: Record<string, readonly string[]> = {
  said_in_its_time: [],
  enter: signedIn,
  name_of: signedIn,
  somebody: signedIn,
  may_read_entry: signedIn,
  whole_tables: ['app_family'],
  seen_by_me: ['app_family'],
  child_tables: [],
  erasing_order: [],
  my_area: anyRole,
  my_person: anyRole,
  activity_hash: [],
  purpose_of: [],
  letter_rank: [],
  tidied: [],
  turns: [],
  called: signedIn,
  broken_activity: [],
}

/** Tables of entries about a child: each row can be put aside as wrong, and is then hidden. */
export const putAside = [
  'answers',
  'competences',
  'concern_takings',
  'concern_talks',
  'concerns',
  'contacts_due',
  'contacts_made',
  'correction_answers',
  'corrections',
  'countersigns',
  'diagnoses',
  'goal_ratings',
  'goals',
  'medical_consents',
  'meeting_lines',
  'meetings',
  'plan_history',
  'plan_item_history',
  'plan_items',
  'plans',
  'reviews',
  'support_agreements',
  'support_moves',
  'tries',
  'versions',
  'views',
]

/** Tables about a child that people may read and in which nothing is ever put aside, with the reason. */
export const neverPutAside: Record<string, string> = {
  child_carers: 'who cares for the child: they leave, or an invite is taken back',
  carer_contacts: 'how to reach a carer, which they change themselves',
  carer_invites: 'taken back',
  grant_events: 'ended',
  own_invites: 'sent again, or said no to',
  cards: 'taken away by whose it is',
  known_names: 'ended by whose they are',
  carer_renewals: 'ended with the grant they gave',
  understanding_me: 'written anew by whose it is',
  child_homes: 'where a child lives: told by who lives there',
  home_carers: 'where a child lives: told by who lives there',
  home_hidings: 'ended by who lives there, or the steward',
  home_told: 'ended with the home’s being private',
  kept_places: 'follows from the home’s being private',
  kept_names: 'follows from the home’s being private',
  restrictions: 'ended by the family or the steward',
  restricted_to: 'ended with the restriction',
  share_refusals: 'allowed again by the family',
  reach: 'follows from the grants',
  desk: 'follows from what is due; what is put aside leaves it',
  responsibility_words: 'said anew',
  responsibility_disputes: 'looked into by the steward',
  court_orders: 'ended by the steward',
  court_order_people: 'ended with the order',
  order_decisions: 'lifted by the steward',
  concern_tellings: 'sent, and never written by anybody',
  carer_notes: 'a carer’s own, and shown or not as they say',
  safety_plans: 'changed by a new version',
  safety_plan_words: 'said anew',
  safety_plan_people: 'a name is taken off',
  safety_plan_parts: 'written anew',
}

/** Tables about a child without the trigger not_through_the_glass: nobody who came in an emergency writes there by any door. */
export const asBeforeThroughTheGlass: Record<string, string> = {
  activity_children: 'the account of who looked: that they came in belongs there',
  aside_readers: 'who is told, by whoever puts right: they hold the child',
  cards: 'a young person’s own',
  carer_contacts: 'a family’s own',
  carer_invites: 'a family’s own',
  carer_warnings: 'the worker’s',
  child_carers: 'a family’s own, and invites answered',
  concern_takings: 'the rota’s: danger is taken by whoever reads it',
  concern_talks: 'the rota’s: whoever spoke to a family says so',
  concern_tellings: 'the worker’s',
  concerns: 'danger seen in an emergency is written down',
  desk: 'lists of who holds the child, reckoned',
  diagnoses: 'a family’s own',
  glass_alerts: 'the emergency itself',
  glass_breakings: 'the emergency itself',
  glass_notes: 'the steward’s, and the family’s words on it',
  kept_names: 'kept by triggers',
  kept_places: 'kept by triggers',
  known_names: 'a young person’s own',
  reach: 'derived',
  review_reminders: 'the worker’s',
  understanding_me: 'a young person’s own',
}

/** What a colleague wrote with their name: whose id stands where, and the name. The name is taken out where a home is kept private. */
export const keepsNames: Record<string, readonly [who: string, name: string]> = {
  views: ['author_id', 'author_name'],
  meetings: ['led_by', 'led_name'],
  versions: ['led_by', 'led_name'],
  countersigns: ['staff_id', 'staff_name'],
  contacts_made: ['staff_id', 'staff_name'],
  reviews: ['written_by', 'by_name'],
  goal_ratings: ['rated_by', 'by_name'],
  support_moves: ['moved_by', 'by_name'],
  concern_talks: ['staff_id', 'staff_name'],
  support_agreements: ['by_id', 'by_name'],
  medical_consents: ['by_id', 'by_name'],
  responsibility_words: ['by_id', 'by_name'],
  court_orders: ['by_id', 'by_name'],
}

/** Tables of entries that colleagues write in while the use of a record is paused, with the reason. */
export const goesOnWhilePaused: Record<string, string> = {
  competences: 'what a young person may decide for themselves',
  concern_takings: 'keeps somebody safe',
  concern_talks: 'keeps somebody safe',
  concerns: 'keeps somebody safe',
  contacts_due: 'a call to the family',
  contacts_made: 'a call that was promised',
  correction_answers: 'puts right what is looked into',
  corrections: 'puts right what is looked into',
}

/** Tables of entries that people write in while the record goes on in another one, with the reason. */
export const goesOnWhenJoined: Record<string, string> = {
  competences: 'what a young person may decide for themselves',
  concern_takings: 'keeps somebody safe',
  concern_talks: 'keeps somebody safe',
  concerns: 'keeps somebody safe',
  contacts_due: 'a call to the family, who may see no other record',
  contacts_made: 'a call that was promised',
  correction_answers: 'puts right what stands there',
  corrections: 'puts right what stands there',
  medical_consents: 'a yes that is taken back',
  support_agreements: 'a yes that is taken back',
}

/** Tables that carry a child and refer to no other table about the child, with the reason. */
export const withoutChildKey: Record<string, string> = {
  activity_children:
    'who looked must be able to outlive the child’s record; record() refuses a child its writer does not reach',
}

/** Columns that name something and are held by no key, with the reason. */
export const looseIds: Record<string, string> = {
  'activity.actor_id': 'a carer or a colleague, perhaps gone since; written by record() alone',
  'activity_children.child_id': 'outlives the child’s record; written by record() alone',
  'pauses.asked_by': 'a carer or a young person; written by ask_to_pause() alone',
  'erasure_items.about_id': 'outlives the child’s record; written by preview_erasure() alone',
  'aside_readers.person_id': 'a carer or a colleague who looked; written by definers alone',
  'aside_rows.row_id': 'a row of any table about a child',
  'carer_needs.by_id': 'the carer, or a colleague; written by say_needs() alone',
  'tellings.holder_id': 'a colleague or a team; written by a trigger alone',
  'tellings.done_by': 'a colleague; written by have_told() alone',
  'concern_takings.staff_id': 'whoever takes it; written by take_concern() alone',
  'concern_tellings.staff_id': 'whoever is told; written by tell_on_rota() alone',
  'concern_tellings.id': 'its letter’s, which is forgotten after 30 days',
  'concern_talks.staff_id': 'whoever spoke; written by close_concern() alone',
  'carer_renewals.by_id': 'a young person or a colleague; written by definers alone',
  'corrections.by_id': 'whoever writes, kept by the policy',
  'corrections.row_id': 'a row of the table it names, which its writer reads: kept by the policy',
  'correction_answers.by_id': 'whoever writes, kept by the policy',
  'contacts_made.staff_id': 'whoever writes, kept by the policy',
  'countersigns.staff_id': 'whoever writes, kept by the policy',
  'desk.holder_id': 'a colleague or a team; written by definers alone',
  'desk.item_id': 'something of any room',
  'done.actor_id': 'whoever writes, kept by the policy',
  'dues.item_id': 'something of any room',
  'medical_consents.by_id': 'whoever writes, kept by the policy',
  'medical_consents.matter_id': 'the one thing that each of its rows is about',
  'share_refusals.by_id': 'a carer; written by say_no_to() alone',
  'share_refusals.holder_id':
    'a colleague, a team or an organisation it was shared with; checked by say_no_to()',
  'support_agreements.by_id': 'whoever writes, kept by the policy',
  'home_hidings.by_id': 'a carer or a colleague; written by keep_home_private() alone',
  'home_told.holder_id': 'a carer, a colleague or a team; checked by tell_of_home()',
  'kept_names.row_id': 'the row the name was taken out of, in any of nine tables; written by a trigger alone',
  'restrictions.by_id': 'a carer or the steward; written by keep_to_few() alone',
  'glass_notes.by_id': 'a steward or a carer; written by definers alone',
  'grant_events.grant_id': 'the grant that this event gives or ends',
  'grant_events.holder_id': 'a carer, a colleague or a team; checked by the definers',
  'jobs_asked.about_id': 'something of any room; the job finds it or does nothing',
  'outbox.provider_id': 'what the one who carries letters calls it',
  'personas.person_id': 'a carer or a colleague of the demonstration',
  'plan_history.by_id': 'whoever writes, kept by the policy',
  'plan_item_history.by_id': 'whoever writes, kept by the policy',
  'put_aside.by_id': 'whoever put it aside; written by put_entry_aside() alone',
  'put_aside.row_id': 'a row of the table it names',
  'reach.holder_id': 'a carer, a colleague or a team; written by definers alone',
  'review_reminders.item_id': 'something of any room, perhaps gone since',
  'responsibility_words.by_id': 'a carer or a colleague; written by definers alone',
  'responsibility_disputes.by_id': 'a carer or a colleague; written by definers alone',
  'court_orders.by_id': 'a colleague; written by record_court_order() alone',
  'order_decisions.by_id': 'a steward; written by decide_by_order() alone',
  'order_decisions.holder_id': 'a carer, a colleague or a team; checked by decide_by_order()',
  'safety_plans.by_id': 'a carer or a colleague; written by definers alone',
  'safety_plan_words.by_id': 'a carer or a colleague; written by say_in_safety_plan() alone',
  'safety_plan_people.by_id': 'a carer or a colleague; written by definers alone',
  'safety_plan_people.holder_id': 'a carer, a colleague or a team; checked by the definers',
  'safety_plan_parts.by_id': 'a carer or a colleague; written by write_safety_part() alone',
  'sessions.person_id': 'a carer or a colleague; checked by open_session()',
  'sign_outs_heard.token_id': 'what the issuer calls its own order',
  'sign_in_links.carer_id': 'an address finds its carer when the link is pressed',
  'whole_marks.by_id': 'a steward; written by mark_whole() alone',
  'whole_requests.person_id': 'a carer or a young person; written by ask_for_whole() alone',
  'whole_rows.row_id': 'the row it was copied from, of the table it names',
  'views.author_id': 'whoever writes, kept by the policy',
}
