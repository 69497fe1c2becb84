import { Table, type TableProps } from './table.tsx'

/** A desk's list, one keyset page of it: the rows, and the way to the next. An empty list says what that means. */
export function EasyTable({ next, start, empty, ...table }: EasyTableProps) {
  return (
    <>
      {table.rows.length === 0 ? <p>{empty}</p> : <Table firstCellIsHeader responsive {...table} />}
      {(next || start) && (
        <nav class="nf-more" aria-label="More of this list">
          {start && <a href={start}>Back to the start</a>}
          {next && (
            <a href={next} rel="next">
              Next
            </a>
          )}
        </nav>
      )}
    </>
  )
}

export type EasyTableProps = TableProps & {
  /** The address of the rows after these; absent on the last page. */
  next?: string | undefined
  /** The address of the first rows; absent on the first page. */
  start?: string | undefined
  empty: string
}
