/** Every wall, and how to take it away: made from the catalogue, and for the guards inside functions from a list of edits. */
import assert from 'node:assert/strict'
import type pg from 'pg'
import { definers, tables } from './tables.ts'

/** `near`: which checks are most likely to see it, so that they are asked first. */
export type Mutation = { wall: string; near: 'sight' | 'attacks' | 'catalogue'; sql: string[] }

export async function mutations(client: pg.Client): Promise<Mutation[]> {
  return [
    ...(await policies(client)),
    ...(await guards(client)),
    ...(await keys(client)),
    ...(await rights(client)),
    ...others,
  ]
}

async function policies(client: pg.Client): Promise<Mutation[]> {
  const { rows } = await client.query<{
    table: string
    policy: string
    qual: string | null
    check: string | null
  }>(
    `select tablename as table, policyname as policy, qual, with_check as check from pg_policies where schemaname = 'public' order by 1, 2`,
  )
  return rows.flatMap(({ table, policy, qual, check }) => {
    const out = (clause: string): Mutation => ({
      wall: `policy ${policy} on ${table}, ${clause}`,
      near: 'sight',
      sql: [`alter policy ${policy} on ${table} ${clause} (true)`],
    })
    return [
      ...(qual && qual !== 'true' ? [out('using')] : []),
      ...(check && check !== 'true' ? [out('with check')] : []),
    ]
  })
}

/** Guards that are not a `raise`: what to find in the function as the database writes it, and what to put there. */
const edits: [string, string, RegExp, string][] = [
  ['me', 'an ended session', /s\.ended_at is null/, 'true'],
  ['me', 'the session’s idle time', /least\(s\.idle_until, s\.ends_at\)/, 's.ends_at'],
  ['me', 'the session’s end', /least\(s\.idle_until, s\.ends_at\)/, 's.idle_until'],
  ['me', 'the session’s role', /current_setting\('role', true\) = 'app_' \|\| s\.role/, 'true'],
  ['me', 'staff who have left', /p\.active/, 'true'],
  ['my_holders', 'staff who have left', /s\.active/, 'true'],
  ['my_holders', 'whose teams', /m\.staff_id = p/, 'true'],
  ['my_holders', 'nobody', /p is not null/, 'true'],
  ['my_children', 'whose', /r\.holder_id = w\.person_id/, 'true'],
  ['my_children', 'the scope', /r\.scope = wanted/, 'true'],
  ['my_children', 'until', /r\.until > t/, 'true'],
  ['may_reach', 'whose', /r\.holder_id = any \(h\)/, 'true'],
  ['may_reach', 'the scope', /r\.scope = wanted/, 'true'],
  ['may_reach', 'the child', /r\.child_id = child/, 'true'],
  ['may_reach', 'until', /r\.until > t/, 'true'],
  ['find_children', 'whose', /\(r\.holder_id = ANY \(my_holders\(\)\)\)/, 'true'],
  ['find_children', 'the scope', /\(r\.scope = 'profile'::text\)/, 'true'],
  ['find_children', 'until', /\(r\.until > moment\(\)\)/, 'true'],
  ['find_children', 'the child', /\(r\.child_id = c\.id\)/, 'true'],
  [
    'find_children',
    'wildcards as letters',
    /regexp_replace\((lower\(find_children\.q\)).*?'g'::text\)/,
    '$1',
  ],
  ['who_looked', 'families only', /\(\(me\(\)\)\.role = 'family'::text\)/, 'true'],
  ['who_looked', 'one’s own child', /may_reach\(who_looked\.child, 'profile'::text\)/, 'true'],
  ['demonstration_outbox', 'a demonstration only', /\( SELECT c\.demonstration\s+FROM clock c\)/, 'true'],
  ['demonstration_personas', 'a demonstration only', /\( SELECT c\.demonstration\s+FROM clock c\)/, 'true'],
  ['kinds_counted', 'ten children', />= 10/, '>= 1'],
  ['helped_counts', 'five families', />= 5/, '>= 1'],
  ['may_countersign', 'training that has ended', /\(today\(\) <= c\.until_on\)/, 'true'],
  ['may_countersign', 'training to come', /\(today\(\) >= c\.from_on\)/, 'true'],
  ['may_countersign', 'whose training', /\(c\.staff_id = may_countersign\.staff_member\)/, 'true'],
  ['may_countersign', 'whose area', /\(c\.area_id = my_area\(\)\)/, 'true'],
  ['team_lead', 'whose area', /\(m\.area_id = my_area\(\)\)/, 'true'],
  ['end_session', 'which session', /\(sessions\.key_hash = end_session\.hash\)/, 'true'],
  ['open_session', 'staff who have left', / and s\.active/, ''],
  ['open_session', 'the area of staff', /s\.area_id = area and /, ''],
  ['open_session', 'the area of a carer', /c\.area_id = area and /, ''],
  ['redeem_link', 'a used link', / and redeemed_at is null/, ''],
  ['redeem_link', 'a link too old', / and expires_at > public\.moment\(\)/, ''],
  ['sign_in_staff', 'whose account', / and i\.subject = by_subject/, ''],
  ['sign_in_staff', 'which issuer', / and i\.issuer = by_issuer/, ''],
  ['sign_in_staff', 'the area of an account', /i\.area_id = a and /, ''],
  ['sign_in_staff', 'the area of an address', /e\.area_id = a and /, ''],
  ['sign_in_staff', 'which address', / and e\.email = lower\(verified_email\)/, ''],
  ['sign_in_staff', 'an address used before', / and e\.used_at is null/, ''],
  ['end_work_sessions', 'the area', /s\.area_id = a and /, ''],
  ['end_work_sessions', 'which issuer', / and s\.issuer = by_issuer/, ''],
  ['end_work_sessions', 'whose', /s\.subject = by_subject and /, ''],
  ['end_work_sessions', 'which of theirs', / and \(issuer_sid is null or s\.issuer_session is null\)/, ''],
  ['end_work_sessions', 'an order heard before', /if not found then return 0; end if;/, ''],
  ['my_passkeys', 'whose', / and p\.carer_id = w\.person_id/, ''],
  ['remove_passkey', 'whose', / and p\.carer_id = w\.person_id/, ''],
  ['remove_passkey', 'which', / and p\.id = passkey/, ''],
  ['remove_passkey', 'telling', /perform public\.tell_carer[^;]*;/, ''],
  ['add_passkey', 'telling', /perform public\.tell_carer[^;]*;/, ''],
  ['redeem_link', 'telling who has a passkey', /perform public\.tell_carer[^;]*;/, ''],
  ['tell_carer', 'whom', /\(a\.carer_id = tell_carer\.carer\)/, 'true'],
  ['find_passkey', 'which', /\(p\.credential = find_passkey\.by_credential\)/, 'true'],
  ['sign_in_by_passkey', 'a challenge answered before', /if not public\.answer_challenge[^;]*; end if;/, ''],
  ['sign_in_by_passkey', 'a counter that goes back', /k\.counter < new_counter/, 'true'],
  [
    'sign_in_by_passkey',
    'a counter that stands still',
    /k\.counter = 0 and new_counter = 0/,
    'k.counter = new_counter',
  ],
  ['sign_in_by_passkey', 'which', /k\.credential = by_credential and /, ''],
  ['name_device', 'which session', /\(sessions\.key_hash = name_device\.hash\)/, 'true'],
  ['name_device', 'a name it has', /\(sessions\.device = ''::text\)/, 'true'],
  ['my_sessions', 'whose', / and s\.person_id = w\.person_id/, ''],
  ['my_sessions', 'what is over', / and s\.ended_at is null/, ''],
  ['my_sessions', 'idle time', / and least\(s\.idle_until, s\.ends_at\) > t/, ''],
  ['end_my_sessions', 'whose', / and s\.person_id = w\.person_id/, ''],
  ['end_my_sessions', 'which', /\s+and s\.id = coalesce\(only_id, s\.id\)/, ''],
  ['end_my_sessions', 'the one I am in', /\s+and s\.key_hash <> [^;]*/, ''],
  ['ask_for_link', 'five an hour', />= 5/, '>= 500'],
  ['give_grant', 'who may share', / or not public\.may_reach\(child, 'share'\)/, ''],
  ['give_grant', 'families only', /w\.role is distinct from 'family' or /, ''],
  ['give_grant', 'nothing at all', /cardinality\(wanted\) = 0 or /, ''],
  ['give_grant', 'share and private', /wanted && array\['share', 'private'\]/, 'false'],
  [
    'give_grant',
    'what the giver holds',
    /or exists \(select from unnest\(wanted\) s where not public\.may_reach\(child, s\)\)/,
    '',
  ],
  ['give_grant', 'staff of another area', /s\.area_id = w\.area_id and /, ''],
  ['give_grant', 'teams of another area', /t\.area_id = w\.area_id and /, ''],
  ['give_grant', 'staff who have left', / and s\.active/, ''],
  [
    'let_area_team_in',
    'a family that may share',
    /on_basis in \('asked for help', 'profile agreed'\) and public\.may_reach\(child, 'share'\)/,
    'true',
  ],
  [
    'let_area_team_in',
    'the reasons there are',
    /on_basis in \('asked for help', 'profile agreed'\) and /,
    '',
  ],
  ['let_area_team_in', 'staff as they agree', / and v\.at = public\.moment\(\)/, ''],
  ['let_area_team_in', 'staff who agreed', / and v\.written_by = w\.person_id/, ''],
  ['let_area_team_in', 'what the giver holds', /agreeing or public\.may_reach\(child, s\)/, 'true'],
  [
    'let_area_team_in',
    'for how long they hold it',
    /if w\.role = 'staff' and not agreeing then/,
    'if false then',
  ],
  [
    'let_area_team_in',
    'a family that said stop',
    /\s+and not exists \(select from public\.grant_events e where[^)]*\)/,
    '',
  ],
  ['let_area_team_in', 'staff who only ask again', /if lets_in and team/, 'if team'],
  ['end_grant', 'a carer’s own', /g\.holder_kind <> 'carer' and /, ''],
  ['end_grant', 'who may share', / and public\.may_reach\(child, 'share'\)/, ''],
  ['end_grant', 'another’s', / and g\.holder_id = w\.person_id/, ''],
  [
    'end_grant',
    'what was ended before',
    /\s+and not exists \(select from public\.grant_events x [^)]*\)/,
    '',
  ],
  ['end_grant', 'how long what is left lasts', /max\(e\.until\)/, `max('infinity'::timestamptz)`],
  ['end_grant', 'the desk', /delete from public\.desk[^;]*;/, ''],
  ['end_grant', 'the reach', /delete from public\.reach[^;]*;/, `delete from public.reach where false;`],
  ['invite_carer', 'who may share', / or not public\.may_reach\(child, 'share'\)/, ''],
  ['invite_carer', 'families only', /w\.role is distinct from 'family' or /, ''],
  ['invite_carer', 'the profile at least', /not 'profile' = any \(wanted\) or /, ''],
  [
    'invite_carer',
    'what the inviter holds',
    / or exists \(select from unnest\(wanted\) s where not public\.may_reach\(child, s\)\)/,
    '',
  ],
  ['invite_carer', 'five letters an hour', /letters < 5/, 'letters < 500'],
  ['invite_carer', 'a record that is there already', /interval '1 hour' else/, `interval '14 days' else`],
  ['my_invites', 'whose', /a\.carer_id = p/, 'true'],
  ['my_invites', 'what is over', /i\.ended_at is null/, 'true'],
  ['my_invites', 'its days', /i\.expires_at > t/, 'true'],
  ['my_invites', 'an inviter who may share', /r\.until > t/, 'true'],
  ['answer_invite', 'whose', / and a\.carer_id = w\.person_id/, ''],
  ['answer_invite', 'an answer before', /i\.ended_at is not null or /, ''],
  ['answer_invite', 'its days', /i\.expires_at <= t or /, ''],
  ['answer_invite', 'an inviter who may share', / and r\.scope = 'share' and r\.until > t/, ''],
  ['answer_invite', 'what was offered', / and r\.scope = any \(i\.scopes\)/, ''],
  ['answer_invite', 'for how long the inviter holds it', /min\(r\.until\)/, `'infinity'::timestamptz`],
  ['take_back_invite', 'whose', /i\.inviter_id is distinct from w\.person_id/, 'i.inviter_id is null'],
  ['take_back_invite', 'who may share', / or not public\.may_reach\(child, 'share'\)/, ''],
  ['take_back_invite', 'the child', / and o\.child_id = child/, ''],
  ['take_back_invite', 'its link', /update public\.sign_in_links[^;]*;/, ''],
  ['leave_child', 'families only', /w\.role is distinct from 'family' or /, ''],
  ['leave_child', 'a time that has run out', / and r\.until > t/, ''],
  ['leave_child', 'the reach', /delete from public\.reach[^;]*;/, ''],
  ['leave_child', 'whose reach', /(delete from public\.reach[^;]*) and r\.holder_id = w\.person_id/, '$1'],
  ['leave_child', 'how to reach them', /delete from public\.carer_contacts[^;]*;/, ''],
  ['leave_child', 'their invites', /update public\.carer_invites[^;]*;/, ''],
  ['who_holds', 'who asks', /may_reach\(who_holds\.child, 'profile'::text\)/, 'true'],
  ['who_holds', 'the child', /\(r\.child_id = who_holds\.child\)/, 'true'],
  ['who_holds', 'the scope', /\(r\.scope = 'profile'::text\)/, 'true'],
  ['who_holds', 'until', /\(r\.until > moment\(\)\)/, 'true'],
  ['who_holds', 'staff who have left', /s\.active/, 'true'],
  ['stewards_of', 'whose area', /u\.area_id = area and /, ''],
  ['stewards_of', 'a duty to come', / and u\.from_on <= d/, ''],
  ['stewards_of', 'a duty that is over', / and coalesce\(u\.until_on >= d, true\)/, ''],
  ['stewards_of', 'staff who have left', / and s\.active/, ''],
  ['am_steward', 'who asks', /s\.id = w\.person_id/, 'true'],
  ['signed_in_freshly', 'how long ago', / - interval '15 minutes'/, ` - interval '15 days'`],
  ['find_for_glass', 'whose tries', / and g\.staff_id = w\.person_id/, ''],
  ['find_for_glass', 'tries of this hour', / and g\.at > t - interval '1 hour'/, ''],
  ['find_for_glass', 'the area', /c\.area_id = w\.area_id and /, ''],
  ['find_for_glass', 'the day of birth', /c\.born_on = born and /, ''],
  ['find_for_glass', 'the family name', / and lower\(c\.family_name\) = lower\(last_name\)/, ''],
  ['find_for_glass', 'the first name', /\s+and lower\(first_name\) in \([^)]*\), [^)]*\)\)/, ''],
  ['my_glass_search', 'whose', / and g\.staff_id = w\.person_id/, ''],
  ['my_glass_search', 'the hour', / and g\.at > public\.moment\(\) - interval '1 hour'/, ''],
  ['break_glass', 'whose search', / and g\.staff_id = w\.person_id/, ''],
  ['break_glass', 'a search of this hour', / and g\.at > t - interval '1 hour' for/, ' for'],
  ['break_glass', 'a steward who is somebody else', / where s\.id <> w\.person_id\) then/, ') then'],
  ['break_glass', 'what it opens', /'contact', 'safety'\]/, `'contact', 'safety', 'private']`],
  ['break_glass', 'the hour', /'vital interests', t \+ interval '1 hour'/, `'vital interests', 'infinity'`],
  ['break_glass', 'the alert', /insert into public\.glass_alerts[^;]*;/, ''],
  ['break_glass', 'whom it tells', / where s\.id <> w\.person_id;/, ';'],
  ['break_glass', 'the letter', /insert into public\.outbox[^;]*;/, ''],
  ['my_glass', 'whose', / and b\.staff_id = w\.person_id/, ''],
  ['my_glass', 'the child', / and b\.child_id = my_glass\.child/, ''],
  ['my_glass', 'the hour', / and b\.until > public\.moment\(\)/, ''],
  ['my_glass', 'that it was closed', /\s+and not exists \(select from public\.grant_events x [^)]*\)/, ''],
  ['only_through_glass', 'whose', / and b\.staff_id = any \(holders\)/, ''],
  ['only_through_glass', 'the child', / and b\.child_id = only_through_glass\.child/, ''],
  ['only_through_glass', 'the hour', / and b\.until > t\)/, ')'],
  ['only_through_glass', 'a share of another child', / and e\.child_id = only_through_glass\.child/, ''],
  ['only_through_glass', 'another’s share', / and e\.holder_id = any \(holders\)/, ''],
  ['only_through_glass', 'another breaking', / and e\.basis <> 'vital interests'/, ''],
  ['only_through_glass', 'a share that is over', / and e\.until > t/, ''],
  [
    'only_through_glass',
    'a share that was ended',
    /\s+and not exists \(select from public\.grant_events x [^)]*\)/,
    '',
  ],
  ['glass_hidden', 'its day', /n\.until_on > public\.today\(\)/, 'true'],
  ['glass_hidden', 'the newest day', /order by n\.at desc/, 'order by n.at'],
  ['glass_hidden', 'a finding', / and n\.kind = 'not yet'/, ''],
  ['glass_told', 'the child', / and b\.child_id = glass_told\.child/, ''],
  ['glass_told', 'whose child', / and public\.may_reach\(glass_told\.child, 'profile'\)/, ''],
  ['glass_told', 'what is not yet', /\s+and not public\.glass_hidden\([^)]*\)/, ''],
  ['glass_told', 'whose words', / and n\.by_id = w\.person_id/, ''],
  ['say_of_glass', 'whose ten', / and n\.by_id = w\.person_id/, ''],
  ['glass_queue', 'who asks', /if not public\.am_steward\(\) then return; end if;/, ''],
  ['glass_queue', 'one’s own', / and b\.staff_id <> w\.person_id/, ''],
  ['glass_queue', 'the area', /b\.area_id = w\.area_id and /, ''],
  ['glass_waiting', 'who asks', /if not public\.am_steward\(\) then return null; end if;/, ''],
  ['glass_tries', 'who asks', /if not public\.am_steward\(\) then return; end if;/, ''],
  ['glass_tries', 'the area', /g\.area_id = w\.area_id and /, ''],
  ['glass_tries', 'thirty days', / and g\.at > public\.moment\(\) - interval '30 days'/, ''],
  ['glass_looks', 'who asks', /if not public\.am_steward\(\) then return; end if;/, ''],
  ['glass_looks', 'one’s own', / and b\.staff_id <> w\.person_id/, ''],
  ['glass_looks', 'the area', /b\.area_id = w\.area_id and /, ''],
  ['glass_looks', 'which', / and b\.id = breaking/, ''],
  ['glass_looks', 'the child', / and l\.child_id = b\.child_id/, ''],
  ['glass_looks', 'the hour', / and l\.at between b\.at and b\.until/, ''],
  ['glass_looks', 'who looked', / and a\.actor_id = b\.staff_id/, ''],
  ['glass_notes_of', 'who asks', /if not public\.am_steward\(\) then return; end if;/, ''],
  ['glass_notes_of', 'one’s own', / and b\.staff_id <> w\.person_id/, ''],
  ['glass_notes_of', 'the area', /b\.area_id = w\.area_id and /, ''],
  ['glass_notes_of', 'which', / and b\.id = breaking/, ''],
  ['note_glass', 'one’s own', / or b\.staff_id = w\.person_id/, ''],
  ['note_glass', 'the area', /g\.area_id = w\.area_id and /, ''],
  ['who_looked', 'what is not yet', /glass_hidden\([^)]*\)/, 'false'],
  ['who_looked', 'whose hour it is', /\(b\.staff_id = a\.actor_id\)/, 'true'],
  ['who_looked', 'the hour', /\(\(l\.at >= b\.at\) AND \(l\.at <= b\.until\)\)/, 'true'],
  ['who_holds', 'the glass', /\(NOT only_through_glass\([^)]*\)\)/, 'true'],
  ['put_due', 'the scope it stands in', /coalesce\(of_scope, for_scope\)/, 'for_scope'],
  ['put_due', 'the child’s own place', /on_list = 'children' or /, ''],
  ['drop_due', 'the child’s own place', /on_list = 'children' or /, ''],
  [
    'sweep_grants',
    'reach in force',
    /e\.until <= t and (e\.until < 'infinity' limit least\(most, 5000\) for update skip locked\)\);\s+get diagnostics swept)/,
    '$1',
  ],
  [
    'sweep_grants',
    'desks in force',
    /e\.until <= t and (e\.until < 'infinity' limit least\(most, 5000\) for update skip locked\)\);\s+get diagnostics gone)/,
    '$1',
  ],
  ['forget_done', 'forms still open', / - interval '48 hours'/, ''],
  ['forget_links', 'links of this week', / - interval '7 days'/, ''],
  [
    'forget_links',
    'where an invite went',
    /\s+and not exists \(select from public\.carer_invites[^)]*\)/,
    '',
  ],
  ['on_rota', 'whose', / and r\.staff_id = w\.person_id/, ''],
  ['raise_concern', 'who has left', / and s\.active/, ''],
  ['take_concern', 'the area', /c\.area_id = w\.area_id and /, ''],
  ['take_concern', 'what is done', /k\.done_at is not null or /, ''],
  [
    'take_concern',
    'who was quicker',
    /seen <> \(select count\(\*\) from public\.concern_takings t\s+where [^)]*\)/,
    'false',
  ],
  [
    'may_act_on',
    'the rota, or whom safety is shared with',
    /\(public\.on_rota\(\) or public\.may_reach\(k\.child_id, 'safety'\)\)/,
    'true',
  ],
  ['may_act_on', 'the area', /k\.area_id = w\.area_id and /, ''],
  ['close_concern', 'what is done', /if k\.done_at is not null then return false; end if;/, ''],
  ['close_concern', 'before it was written', /spoken < k\.at or /, ''],
  ['close_concern', 'time to come', / or spoken > public\.moment\(\)/, ''],
  ['open_concerns', 'who asks', /if not public\.on_rota\(\) then return; end if;/, ''],
  ['open_concerns', 'the area', /k\.area_id = a and /, ''],
  ['open_concerns', 'what is done', / and k\.done_at is null/, ''],
  ['concerns_waiting', 'who asks', /if not public\.on_rota\(\) then return; end if;/, ''],
  ['concerns_waiting', 'the area', /k\.area_id = a and /, ''],
  ['concerns_waiting', 'what is done', / and k\.done_at is null/, ''],
  ['concern_child', 'who asks', /if not public\.may_act_on\(concern\) then return; end if;/, ''],
  ['concern_child', 'which', /k\.id = concern and /, ''],
  ['concern_contacts', 'who asks', /if not public\.may_act_on\(concern\) then return; end if;/, ''],
  ['concern_contacts', 'which', /k\.id = concern and /, ''],
  ['concern_contacts', 'another carer', / and \(k\.teller_role = 'staff' or c\.carer_id = k\.told_by\)/, ''],
  ['concern_contacts', 'whom it is kept from', / and not c\.carer_id = any \(k\.kept_from\)/, ''],
  ['help_offered', 'who asks', / or not public\.may_reach\(child, 'safety'\)/, ''],
  ['help_offered', 'the child', / and k\.child_id = child and/, ' and'],
  ['help_offered', 'a family’s own words', / and k\.teller_role = 'staff'/, ''],
  ['help_offered', 'whom it is kept from', /\s+and not w\.person_id = any \(k\.kept_from\)/, ''],
  ['help_offered', 'who came later', / and g\.at <= k\.at/, ''],
  ['forget_letters', 'letters of this month', / - interval '30 days'/, ''],
  ['forget_letters', 'troubles of this year', / - interval '1 year'/, ''],
  ['write_notice', 'whose', / and a\.carer_id = carer/, ''],
  ['write_notice', 'an address that does not work', / and u\.state = 'unreachable'/, ' and false'],
  ['write_notice', 'one address', / limit 1/, ''],
  ['tell_of_news', 'what a family changes', /if w\.role <> 'staff' then return; end if;/, ''],
  ['tell_of_news', 'the child', / and r\.child_id = child/, ''],
  ['tell_of_news', 'the scope', / and r\.scope = 'plan'/, ''],
  ['tell_of_news', 'until', / and r\.until > t/, ''],
  ['tell_of_news', 'once a day', / and o\.made_at > t - interval '1 day'/, ' and false'],
  ['remind_reviews', 'how soon', /::date \+ 7/, '::date + 700'],
  ['remind_reviews', 'which list', /u\.list = 'reviews' and /, ''],
  ['remind_reviews', 'the child', / and r\.child_id = d\.child_id/, ''],
  ['remind_reviews', 'the scope', / and r\.scope = 'plan'/, ''],
  ['remind_reviews', 'until', / and r\.until > t/, ''],
  ['due_letters', 'a demonstration', /if public\.is_demonstration\(\) then return; end if;/, ''],
  ['due_letters', 'when', / and o\.next_at <= t/, ''],
  ['due_letters', 'what is settled', /o\.state in \('waiting', 'begun', 'accepted'\) and /, ''],
  ['take_letter', 'a demonstration', /if public\.is_demonstration\(\) then return; end if;/, ''],
  ['take_letter', 'when', / and x\.next_at <= t/, ''],
  ['take_letter', 'what is settled', / and x\.state in \('waiting', 'begun', 'accepted'\)/, ''],
  ['take_letter', 'one at a time', /interval '5 minutes'/, `interval '0'`],
  ['begin_letter', 'what is settled', / and x\.state in \('waiting', 'begun'\)/, ''],
  ['note_letter', 'what is settled', / and x\.state in \('waiting', 'begun', 'accepted'\)/, ''],
  [
    'settle_letter',
    'what is further',
    / and public\.letter_rank\(x\.state\) < public\.letter_rank\(to_state\)/,
    '',
  ],
  ['settle_letter', 'what was never handed over', /o\.begun_at is null/, 'o.id is null'],
  [
    'settle_letter',
    'which address works',
    /(delete from public\.address_troubles u[^;]*) and u\.address = o\.address/,
    '$1',
  ],
  ['settle_letter', 'a newer letter that failed', / and u\.last_at <= o\.made_at/, ''],
  ['settle_letter', 'a newer letter that arrived', /n\.made_at > o\.made_at/, 'false'],
  [
    'settle_letter',
    'what is worse',
    /case when u\.state = 'unreachable' then u\.state else excluded\.state end/,
    'excluded.state',
  ],
  ['hear_receipt', 'what was never handed over', / and x\.begun_at is not null/, ''],
  ['hear_receipt', 'whose letter', / and coalesce\(x\.provider_id, provider\) = provider/, ''],
  ['contact_troubles', 'the scope', /if not public\.may_reach\(child, 'contact'\) then return; end if;/, ''],
  ['contact_troubles', 'the child', / and c\.child_id = child/, ''],
  ['contact_troubles', 'the child of what was given', / and k\.child_id = child/, ''],
  ['contact_troubles', 'carers who have left', / and c\.left_at is null/, ''],
  ['contact_troubles', 'what was given', /false as given/, 'true as given'],
  ['contact_troubles', 'the area of an address', /u\.area_id = a and /, ''],
  ['my_address_troubles', 'whose', / and s\.carer_id = w\.person_id/, ''],
  ['my_address_troubles', 'who gave it', / and c\.carer_id = w\.person_id/, ''],
  ['my_address_troubles', 'the area of an address', /u\.area_id = w\.area_id and /, ''],
  ['record', 'children one reaches now', / and r\.until > t/, ''],
  ['record', 'reach of one’s own', / and r\.holder_id = any \(holders\)/, ''],
  ['record', 'until this very transaction', / and e\.at = t/, ''],
  ['record', 'a grant of one’s own', / and e\.holder_id = any \(holders\)/, ''],
]

async function guards(client: pg.Client): Promise<Mutation[]> {
  const { rows } = await client.query<{ name: string; text: string }>(
    `select p.proname as name, pg_get_functiondef(p.oid) as text from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname = any ($1) order by 1`,
    [Object.keys(definers)],
  )
  const textOf = new Map(rows.map(({ name, text }) => [name, text]))
  const raised = rows.flatMap(({ name, text }) =>
    [...text.matchAll(/raise exception '([^']*)' using errcode = '\w+';/g)].map((found, i): Mutation => ({
      wall: `${name}() refuses: ${found[1]}${i > 0 ? ` (${i + 1})` : ''}`,
      near: 'attacks',
      sql: [text.slice(0, found.index) + 'null;' + text.slice(found.index + found[0].length)],
    })),
  )
  const edited = edits.map(([name, what, find, put]): Mutation => {
    const text = textOf.get(name)
    assert.ok(
      text && find.test(text),
      `test/walls/mutations.ts: ${name}() no longer says what “${what}” looks for`,
    )
    return { wall: `${name}() minds ${what}`, near: 'attacks', sql: [text.replace(find, put)] }
  })
  return [...raised, ...edited]
}

/** Each key of several columns without one of them. */
async function keys(client: pg.Client): Promise<Mutation[]> {
  const { rows } = await client.query<{
    name: string
    table: string
    parent: string
    own: string[]
    theirs: string[]
  }>(`
    select f.conname as name, f.conrelid::regclass::text as table, f.confrelid::regclass::text as parent,
      array(select a.attname::text from unnest(f.conkey) with ordinality k (n, i) join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.n order by i) as own,
      array(select a.attname::text from unnest(f.confkey) with ordinality k (n, i) join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.n order by i) as theirs
    from pg_constraint f where f.contype = 'f' and f.connamespace = 'public'::regnamespace and f.confkey[1] is not null order by 2, 1`)
  return rows
    .filter(({ theirs }) => theirs.includes('area_id'))
    .flatMap(({ name, table, parent, own, theirs }) =>
      own.slice(0, -1).map((left, at): Mutation => {
        const [from, to] = [own.filter((_, i) => i !== at), theirs.filter((_, i) => i !== at)]
        return {
          wall: `key ${table} (${own.join(', ')}) → ${parent} carries ${left}`,
          near: 'sight',
          // A row of several parents cannot be referred to at all: then the key is only gone.
          sql: [
            `alter table ${table} drop constraint ${name}`,
            `do $$ begin
               alter table ${parent} add unique (${to.join(', ')});
               alter table ${table} add foreign key (${from.join(', ')}) references ${parent} (${to.join(', ')});
             exception when unique_violation then null; end $$`,
          ],
        }
      }),
    )
}

/** One right too many, for each table, function and role. */
async function rights(client: pg.Client): Promise<Mutation[]> {
  const grant = (what: string): Mutation => ({
    wall: `nobody may: ${what}`,
    near: 'catalogue',
    sql: [`grant ${what}`],
  })
  const { rows: about } = await client.query<{ table: string }>(
    `select c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'child_id' where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
  )
  const { rows: functions } = await client.query<{ name: string; signature: string; definer: boolean }>(
    `select p.proname as name, p.oid::regprocedure::text as signature, p.prosecdef as definer from pg_proc p where p.pronamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e') order by 1`,
  )
  const names = Object.keys(tables).filter((table) => table !== 'public_areas')
  const { rows: triggers } = await client.query<{ table: string; name: string }>(
    `select c.relname as table, t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and c.relnamespace = 'public'::regnamespace order by 1, 2`,
  )
  return [
    ...triggers.map(({ table, name }): Mutation => ({
      wall: `trigger ${name} on ${table}`,
      near: 'catalogue',
      sql: [`drop trigger ${name} on ${table}`],
    })),
    ...names.map((table): Mutation => ({
      wall: `row-level security on ${table}`,
      near: 'sight',
      sql: [`alter table ${table} disable row level security`],
    })),
    ...names.flatMap((table) => [
      ...(table === 'done' ? [] : [grant(`delete on ${table} to app_staff`)]),
      grant(`truncate on ${table} to app_family`),
      grant(`update on ${table} to app_family`),
      ...(tables[table]?.rights.app_public ? [] : [grant(`select on ${table} to app_public`)]),
      grant(`select on ${table} to ninefold_web`),
    ]),
    ...about.map(({ table }) => grant(`update (child_id) on ${table} to app_staff`)),
    ...functions.flatMap(({ signature, definer }): Mutation[] => [
      grant(`execute on function ${signature} to public`),
      {
        wall: `${signature} has no path`,
        near: 'catalogue',
        sql: [`alter function ${signature} set search_path = public`],
      },
      ...(definer
        ? [
            {
              wall: `${signature} is the owner’s`,
              near: 'catalogue' as const,
              sql: [`alter function ${signature} owner to postgres`],
            },
          ]
        : []),
    ]),
  ]
}

const one = (wall: string, near: Mutation['near'], ...sql: string[]): Mutation => ({ wall, near, sql })
const onDatabase = (what: string) =>
  `do $$ begin execute format('grant ${what} on database %I to public', current_database()); end $$`
const others: Mutation[] = [
  one('nobody makes temporary tables', 'attacks', onDatabase('temporary')),
  one('nobody makes schemas', 'attacks', onDatabase('create')),
  one('only the logins connect', 'catalogue', onDatabase('connect')),
  one('nobody makes tables', 'attacks', 'grant create on schema public to app_family, app_staff'),
  one(
    'new functions are closed',
    'catalogue',
    'set local role ninefold_owner',
    'alter default privileges grant execute on functions to public',
    'reset role',
  ),
  one(
    'views see what their reader sees',
    'catalogue',
    'alter view public_areas set (security_invoker = false)',
  ),
  one('the jobs are the worker’s', 'catalogue', 'grant usage on schema jobs to ninefold_web, app_family'),
  one('web is nobody by itself', 'catalogue', 'alter role ninefold_web inherit'),
  one('web may not become the owner', 'attacks', 'grant ninefold_owner to ninefold_web'),
  one('the door may not become staff', 'catalogue', 'grant app_staff to ninefold_door'),
  one('staff do not go round the walls', 'sight', 'alter role app_staff bypassrls'),
  one('families do not go round the walls', 'sight', 'alter role app_family bypassrls'),
  one('web may not make roles', 'catalogue', 'alter role ninefold_web createrole'),
  one('the owner is no superuser', 'catalogue', 'alter role ninefold_owner superuser'),
  one('nobody says when they wrote', 'catalogue', 'grant insert on answers to app_family'),
  one('no policy lets everyone read sessions', 'attacks', 'create policy open on sessions using (true)'),
  one('no policy lets everyone read activity', 'attacks', 'create policy open on activity using (true)'),
  one(
    'no policy lets everyone read addresses',
    'attacks',
    'create policy open on sign_in_addresses using (true)',
  ),
]
