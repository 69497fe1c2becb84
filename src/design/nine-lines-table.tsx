import { Table } from './table.tsx'
import type { NineLinesProps } from './nine-lines.tsx'
import {
  agreedWords,
  childsOwn,
  capital,
  type Line,
  needOf,
  type Place,
  placeWords,
  positionWords,
  saidWords,
} from './nine-lines-words.ts'

/** The same as the picture, in words, equal to it and not instead of it. */
export function NineLinesTable({ caption, lines, places, childOnly, hrefFor }: NineLinesTableProps) {
  const names = { ...placeWords, ...places }
  return (
    <Table
      caption={caption}
      captionSize="m"
      firstCellIsHeader
      responsive
      head={
        childOnly
          ? ['Line', 'What I said']
          : ['Line', { text: 'What we agreed' }, { text: 'What each of us said' }, { text: 'Help asked for' }]
      }
      rows={(childOnly ? lines.map(childsOwn) : lines).map((line) => [
        { text: <LineName line={line} href={hrefFor?.(line.key)} /> },
        ...(childOnly ? [] : [{ text: <Agreed line={line} /> }]),
        { text: <Said line={line} childOnly={childOnly} /> },
        ...(childOnly ? [] : [{ text: <Needs line={line} names={names} /> }]),
      ])}
    />
  )
}

function LineName({ line, href }: { line: Line; href: string | undefined }) {
  const words = line.quote ? `“${line.quote}”` : line.strength
  return (
    <>
      {href ? <a href={href}>{line.label}</a> : line.label}
      {words && <span class="nl-words">{words}</span>}
      {line.neitherEndIsBetter && <span class="nl-words">Neither end is better</span>}
    </>
  )
}

const Agreed = ({ line }: { line: Line }) => (
  <ul class="nhsuk-list">
    {line.rows.map((row) => (
      <li>
        {row.part && <strong>{capital(row.part.label)}: </strong>}
        {row.part
          ? agreedWords(row, line.neitherEndIsBetter)
          : capital(agreedWords(row, line.neitherEndIsBetter))}
      </li>
    ))}
  </ul>
)

const Said = ({ line, childOnly }: { line: Line; childOnly?: boolean | undefined }) => (
  <ul class="nhsuk-list">
    {line.rows
      .filter(({ views }) => views.length > 0)
      .map((row) => (
        <li>
          {row.part && <strong>{capital(row.part.label)}: </strong>}
          {childOnly
            ? row.views
                .map(({ position }) => positionWords(position, row, line.neitherEndIsBetter))
                .join('. ')
            : `${saidWords(row, line.neitherEndIsBetter).join('. ')}.`}
        </li>
      ))}
  </ul>
)

const Needs = ({ line, names }: { line: Line; names: Readonly<Record<Place, string>> }) => (
  <>
    <ul class="nhsuk-list">
      {(['home', 'setting', 'community'] as const).map((place) => (
        <li>
          {place === 'setting' && line.noSetting
            ? needOf(line, place)
            : `${names[place]}: ${needOf(line, place).toLowerCase()}`}
        </li>
      ))}
    </ul>
    {line.note && <p>{line.note}</p>}
  </>
)

type NineLinesTableProps = Pick<NineLinesProps, 'lines' | 'places' | 'childOnly' | 'hrefFor'> & {
  caption: string
}
