/** Puts the handbook where people can search it. The files are the truth; the table is rewritten from them. */
import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import { lineOf } from '#profiles/instrument.ts'
import { all, type HandbookItem } from './handbook.ts'

/** The words somebody might type: the title, the everyday names, and the lines it is about. */
export const plainWords = (item: HandbookItem) =>
  [
    item.title,
    ...('alsoCalled' in item ? item.alsoCalled : []),
    ...item.lines.map((key) => lineOf(key).label),
  ]
    .join(' · ')
    .toLowerCase()

/** Owner only. Everything in one transaction; what left the files leaves the table. */
export async function loadHandbook(owner: Database) {
  const rows = all().map((item) => ({
    id: item.id,
    kind: item.kind,
    line: item.lines[0],
    title: item.title,
    places: item.places,
    bands: item.bands,
    plain: plainWords(item),
    how: item.how,
  }))
  await owner.transaction().execute(async (tx) => {
    await sql`delete from handbook`.execute(tx)
    await sql`
      insert into handbook (id, kind, line, title, places, bands, plain, words)
      select id, kind, line, title, places, bands, plain,
             setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', plain), 'B') || setweight(to_tsvector('english', how), 'C')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (id text, kind text, line text, title text, places text[], bands text[], plain text, how text)`.execute(
      tx,
    )
  })
}
