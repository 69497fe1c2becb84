import { ask } from '#platform/database.ts'

/** Whether a carer's first page has anything to say beside their children. Most days it has not, and is one trip. */
export const anyNews = () => ask<{ hasNews: boolean }>`
  select exists (select from my_invites()) or exists (select from my_own_invites()) or exists (select from my_ended_care())
      or exists (select from my_care_ending()) or exists (select from my_address_troubles())
      or exists (select from my_put_right_notices()) or exists (select from my_join_notices()) as "hasNews"`
