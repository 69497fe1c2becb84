/** Writes row types from the catalogue: closed words become unions, foreign keys become ids of one table. */
import { withClient } from './migrate.ts'

type Column = {
  table: string
  column: string
  type: string
  nullable: boolean
  hasDefault: boolean
  refers: string | null
  words: string | null
}

const base: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  jsonb: 'unknown',
  date: 'Temporal.PlainDate',
  timestamptz: 'Temporal.Instant',
  interval: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  bool: 'boolean',
  bytea: 'Buffer',
  tsvector: 'string',
  _text: 'string[]',
  _uuid: 'string[]',
}

const camel = (name: string) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

function typeOf({ table, column, type, nullable, hasDefault, refers, words }: Column) {
  const ids = refers ?? (column === 'id' ? table : null)
  const unions = words && [...words.matchAll(/'([^']*)'::text/g)].map(([, word]) => `'${word}'`).join(' | ')
  const plain =
    type === 'uuid' && ids
      ? `Id<'${camel(ids)}'>`
      : unions && type === 'text'
        ? unions
        : unions && type === '_text'
          ? `(${unions})[]`
          : (base[type] ?? 'unknown')
  const whole = nullable ? `${plain} | null` : plain
  return hasDefault ? `Generated<${whole}>` : whole
}

export async function schemaTypes(url: string): Promise<string> {
  const columns = await withClient(url, async (client) => {
    const { rows } = await client.query<Column>(`
      select c.relname as "table", a.attname as "column", t.typname as "type",
             not a.attnotnull and c.relkind = 'r' as "nullable", a.atthasdef as "hasDefault",
             (select r.relname from pg_constraint f join pg_class r on r.oid = f.confrelid
              join pg_attribute ra on ra.attrelid = r.oid and ra.attnum = f.confkey[array_length(f.confkey, 1)] and ra.attname = 'id'
              where f.conrelid = c.oid and f.contype = 'f' and f.conkey[array_length(f.conkey, 1)] = a.attnum
              order by array_length(f.conkey, 1) desc limit 1) as "refers",
             (select pg_get_constraintdef(k.oid) from pg_constraint k
              where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey) and array_length(k.conkey, 1) = 1
                and pg_get_constraintdef(k.oid) like '%ARRAY[%' limit 1) as "words"
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      where n.nspname = 'public' and c.relkind in ('r', 'v') and c.relname <> 'migrations'
      order by c.relname, a.attnum`)
    return rows
  })
  const tables = Map.groupBy(columns, (column) => column.table)
  const bodies = [...tables].map(
    ([table, own]) =>
      `  ${camel(table)}: {\n${own.map((column) => `    ${camel(column.column)}: ${typeOf(column)}`).join('\n')}\n  }`,
  )
  return [
    '// Written by `npm run -s ninefold -- types`; a test keeps it true. Do not edit.',
    "import type { Generated } from 'kysely'",
    "import type { Temporal } from 'temporal-polyfill'",
    "import type { Id } from './ids.ts'",
    '',
    `export type DB = {\n${bodies.join('\n')}\n}`,
    '',
  ].join('\n')
}
