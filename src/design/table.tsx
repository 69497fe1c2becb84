import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Size } from './label.tsx'

/** Rows of like things. `responsive` stands each row up on a narrow screen, so that nothing scrolls sideways. */
export function Table(table: TableProps) {
  const { caption, captionSize, captionId, head, rows, responsive } = table
  const classes = [
    'nhsuk-table',
    table.compact && 'nhsuk-table--compact',
    responsive && 'nhsuk-table--responsive',
    table.border === false
      ? 'nhsuk-table--no-border'
      : table.lastRowBorder === false && 'nhsuk-table--no-last-row-border',
    table.striped && 'nhsuk-table--striped',
  ]
  const role = (name: string) => (responsive ? name : undefined)
  const columns = head.map(cell)
  // Said again in every row, so written once.
  const stoodUp = responsive ? columns.map((column) => raw(String(<StoodUpHeading column={column} />))) : []
  const heads = (i: number) => i === 0 && table.firstCellIsHeader
  const end = (i: number) => raw(heads(i) ? '</th>' : '</td>')
  // Tags of our own words only: what people wrote is escaped where it stands between them.
  const begin = (i: number, shown: CellParts) =>
    heads(i)
      ? `<th class="${cellClass('header', shown)}" scope="row"${responsive ? ' role="rowheader"' : ''}>`
      : `<td class="${cellClass('cell', shown)}"${responsive ? ' role="cell"' : ''}>`
  const rowRole = raw(responsive ? 'role="row"' : '')
  const plain = columns.map((column, i) =>
    raw(`${begin(i, { text: '', numeric: column.numeric })}${String(stoodUp[i] ?? '')}`),
  )
  const whole = (item: Cell, i: number) => {
    const said = cell(item)
    const words = responsive ? <StoodUp heading={stoodUp[i]} cell={said} /> : <CellWords cell={said} />
    return html`${raw(begin(i, { ...said, numeric: said.numeric ?? columns[i]?.numeric }))}${words}${end(i)}`
  }
  return (
    <table class={classes.filter(Boolean).join(' ')} role={role('table')}>
      {caption && (
        <caption
          class={
            captionSize ? `nhsuk-table__caption nhsuk-table__caption--${captionSize}` : 'nhsuk-table__caption'
          }
          id={captionId}
        >
          {caption}
        </caption>
      )}
      <thead class="nhsuk-table__head" role={role('rowgroup')}>
        <tr class="nhsuk-table__row" role={role('row')}>
          {columns.map((column) => (
            <th class={cellClass('header', column)} scope="col" role={role('columnheader')}>
              <CellWords cell={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="nhsuk-table__body">
        {rows.map((row) => {
          // Nearly every cell is words alone, and a list has hundreds.
          const cells = row.map((item, i) =>
            typeof item === 'string' && plain[i] ? html`${plain[i]}${item}${end(i)}` : whole(item, i),
          )
          return html`<tr class="nhsuk-table__row" ${rowRole}>
            ${cells}
          </tr>`
        })}
      </tbody>
    </table>
  )
}

const StoodUpHeading = ({ column }: { column: CellParts }) => (
  <span class="nhsuk-table__heading" aria-hidden="true">
    <CellWords cell={{ text: column.text, spoken: column.spoken }} />{' '}
  </span>
)

const StoodUp = ({ heading, cell }: { heading: Child; cell: CellParts }) => (
  <>
    {heading}
    {typeof cell.text === 'string' ? (
      <CellWords cell={cell} />
    ) : (
      <span>
        <CellWords cell={cell} />
      </span>
    )}
  </>
)

function CellWords({ cell }: { cell: CellParts }) {
  const words = (
    <>
      {cell.text}
      {cell.spoken && <span class="nhsuk-u-visually-hidden"> {cell.spoken}</span>}
    </>
  )
  return cell.href ? (
    <a class="nhsuk-link" href={cell.href}>
      {words}
    </a>
  ) : (
    words
  )
}

const cell = (item: Cell): CellParts => (typeof item === 'string' ? { text: item } : item)

const cellClass = (kind: 'header' | 'cell', { numeric, width }: CellParts) =>
  [`nhsuk-table__${kind}`, numeric && `nhsuk-table__${kind}--numeric`, width && `nhsuk-u-width-${width}`]
    .filter(Boolean)
    .join(' ')

type CellParts = {
  text: Child
  numeric?: boolean | undefined
  href?: string | undefined
  /** Heard after the words, not seen. */
  spoken?: string | undefined
  width?: 'one-half' | 'one-third' | 'two-thirds' | 'one-quarter' | 'three-quarters' | undefined
}
export type Cell = string | CellParts
export type TableProps = {
  caption?: Child
  captionSize?: Size | undefined
  captionId?: string | undefined
  head: readonly Cell[]
  rows: readonly (readonly Cell[])[]
  firstCellIsHeader?: boolean | undefined
  compact?: boolean | undefined
  striped?: boolean | undefined
  responsive?: boolean | undefined
  border?: false | undefined
  lastRowBorder?: false | undefined
}
