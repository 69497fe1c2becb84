import type { Frame } from '#platform/frame.ts'
import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Page } from '#design/page.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import { dayFrom, dayInWords, momentInWords, Temporal, type Day } from '#platform/time.ts'
import type { WholeRecord } from './everything.ts'
import { parts, written } from './parts.ts'

type Looks = { frame: Frame; child: { id: string; knownAs: string } }

export const EverythingPage = ({ frame, child, untilOn }: Looks & { untilOn: Day | undefined }) => (
  <Page {...frame} title="Your copy of the record" back={{ href: `/children/${child.id}` }}>
    <p class="nf-lede">
      The record is yours to have. This is everything written about {child.knownAs} that you may see: what you
      said, what others said and showed you, the plan, who may see it and who has looked.
    </p>
    <Button text="Read it" href={`/children/${child.id}/everything/read`} />
    <p>
      <a href={`/children/${child.id}/everything/file`} download="">
        Save it as a file for a computer program
      </a>{' '}
      (JSON). It goes on this phone or computer. Anyone who uses it may then open it.
    </p>
    <h2>What is not in it</h2>
    <ul>
      <li>What another carer or a colleague wrote and has not shown you.</li>
      <li>How to reach other carers.</li>
      <li>What is on paper, or in other people’s computers.</li>
    </ul>
    <p>
      You may <a href={`/children/${child.id}/everything/whole`}>ask for what is kept from you here</a>. A
      person looks at each one, and you have an answer within one month. It is free. For what is elsewhere,
      ask anyone in {child.knownAs}’s team.
    </p>
    <h2>Something in it is wrong?</h2>
    <p>
      You can say so beside each entry. Or{' '}
      <a href={`/children/${child.id}/pause`}>ask us to stop using the record</a> while somebody looks into
      it.
    </p>
    {untilOn && (
      <>
        <h2>How long it is kept</h2>
        <p>
          At least until {dayInWords(untilOn)}, and longer where it is still needed. After that day all of it
          is deleted, unless the steward has a reason to keep it. You do not have to do anything.
        </p>
      </>
    )}
    <WhoWillSee who="only you. “Who looked” will say that you took a copy." />
  </Page>
)

export const ReadEverythingPage = ({
  frame,
  child,
  record,
  zone,
  nameOf,
}: Looks & { record: WholeRecord; zone: string; nameOf: (key: string, column: string) => string }) => {
  const told = record.parts.filter(({ rows }) => rows.length > 0)
  const empty = record.parts.filter(({ rows }) => rows.length === 0)
  const say = { zone, nameOf, names: record.names }
  return (
    <Page {...frame} title="Everything in the record" back={{ href: `/children/${child.id}/everything` }}>
      <p>
        Everything about {child.knownAs} that you may see. You can print it. <b>Contents:</b>
      </p>
      <ul>
        {told.map(({ part, rows }) => (
          <li>
            <a href={`#${part}`}>{parts[part].title}</a> ({rows.length})
          </li>
        ))}
        <li>
          <a href="#looked">Who looked</a> ({record.looked.length})
        </li>
      </ul>
      {told.map(({ part, rows, more }) => (
        <section id={part}>
          <h2>{parts[part].title}</h2>
          {rows.map((row) => (
            <SummaryList rows={facts(parts[part].says, row, say)} />
          ))}
          {more && <More />}
        </section>
      ))}
      <section id="looked">
        <h2>Who looked</h2>
        <EasyTable
          caption="Who looked or wrote, the latest first"
          empty="Nobody yet."
          head={['When', 'Who', 'What they did']}
          rows={record.looked.map(({ at, actorName, actorJob, what }) => [
            momentInWords(at, zone),
            [actorName, actorJob].filter(Boolean).join(', '),
            what,
          ])}
        />
        {record.moreLooked && <More />}
      </section>
      {empty.length > 0 && (
        <Details summary="Where nothing is written">
          <ul>
            {empty.map(({ part }) => (
              <li>{parts[part].title}</li>
            ))}
          </ul>
        </Details>
      )}
    </Page>
  )
}

const More = () => <p>There is more than this page holds. The file holds more.</p>

/** How a value is named: a moment in the area's zone, a word by `nameOf`, an id by `names`. */
type Say = { zone: string; nameOf: (key: string, column: string) => string; names: Record<string, string> }

const isNothing = (value: unknown) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Each column that says something, under the words of its part. */
export function facts(says: Readonly<Record<string, string>>, row: Record<string, unknown>, say: Say) {
  return Object.entries(says).flatMap(([name, key]) => {
    const value = row[written(name)]
    return isNothing(value) ? [] : [{ key, value: inWords(value, { ...say, column: name }) }]
  })
}

/** A value as it is kept, as a person would write it. */
function inWords(value: unknown, say: Say & { column: string }) {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (Array.isArray(value)) return <Several values={value} say={say} />
  if (typeof value === 'object' && value !== null)
    return (
      <ul>
        {Object.entries(value)
          .filter(([, each]) => !isNothing(each))
          .map(([column, each]) => (
            <li>
              {say.nameOf(column, '')}: {inWords(each, { ...say, column })}
            </li>
          ))}
      </ul>
    )
  const text = String(value)
  if (['line', 'district', 'item'].includes(say.column)) return say.nameOf(text, say.column)
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return dayInWords(dayFrom(text))
  if (/^\d{4}-\d\d-\d\dT[\d:.]+[+Z]/.test(text)) return momentInWords(Temporal.Instant.from(text), say.zone)
  if (text === 'infinity') return 'No end'
  return say.names[text] ?? text
}

const Several = ({ values, say }: { values: readonly unknown[]; say: Say & { column: string } }) =>
  values.every((value) => typeof value === 'string') ? (
    <>{values.map((value) => say.names[value] ?? value).join(', ')}</>
  ) : (
    <ul>
      {values
        .filter((value) => !isNothing(value))
        .map((value) => (
          <li>{inWords(value, say)}</li>
        ))}
    </ul>
  )
