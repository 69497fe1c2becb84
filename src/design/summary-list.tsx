import type { Child } from 'hono/jsx'

/** What is known, one fact a row, each with the way to put it right. */
export function SummaryList({ rows, border, lastRowBorder }: SummaryListProps) {
  const anyActions = rows.some(({ actions }) => actions && actions.length > 0)
  const edge =
    border === false
      ? ' nhsuk-summary-list--no-border'
      : lastRowBorder === false
        ? ' nhsuk-summary-list--no-last-row-border'
        : ''
  return (
    <dl class={`nhsuk-summary-list${edge}`}>
      {rows.map((row, i) => (
        <div class={rowClass(row, anyActions, lastRowBorder === false && i === rows.length - 1)}>
          <dt class="nhsuk-summary-list__key">{row.key}</dt>
          <dd class="nhsuk-summary-list__value">{row.value}</dd>
          {row.actions && row.actions.length > 0 && (
            <dd class="nhsuk-summary-list__actions">
              {row.actions.length === 1 ? (
                row.actions.map(Action)
              ) : (
                <ul class="nhsuk-summary-list__actions-list">
                  {row.actions.map((action) => (
                    <li class="nhsuk-summary-list__actions-list-item">{Action(action)}</li>
                  ))}
                </ul>
              )}
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

/** `about` is heard after the word: "Change" + "date of birth". Without an address it is a button in the page's form. */
const Action = ({ text, href, name, value, about }: RowAction) => {
  const words = (
    <>
      {text}
      {about && <span class="nhsuk-u-visually-hidden"> {about}</span>}
    </>
  )
  return href ? (
    <a class="nhsuk-link" href={href}>
      {words}
    </a>
  ) : (
    <button class="nhsuk-link" name={name} type="submit" value={value}>
      {words}
    </button>
  )
}

const rowClass = (row: Row, anyActions: boolean, edgeless: boolean) =>
  [
    'nhsuk-summary-list__row',
    anyActions && !row.actions?.length && 'nhsuk-summary-list__row--no-actions',
    row.border === false && !edgeless && 'nhsuk-summary-list__row--no-border',
  ]
    .filter(Boolean)
    .join(' ')

type RowAction = {
  text: string
  href?: string | undefined
  name?: string | undefined
  value?: string | undefined
  about?: string | undefined
}
type Row = {
  key: Child
  value: Child
  actions?: readonly RowAction[] | undefined
  border?: false | undefined
}
export type SummaryListProps = {
  rows: readonly Row[]
  border?: false | undefined
  lastRowBorder?: false | undefined
}
