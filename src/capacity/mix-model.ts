import type { ModelData } from 'highs'
import { type MixInstance, spotsOf, type Wish, waysOf, wishesOf } from './mix-instance.ts'

export type Row = {
  name: string
  lower: number
  upper: number
  terms: readonly { column: number; value: number }[]
}

/** The mixed-integer model, and which of its columns are what: runs first, then families, then wishes to drop if asked. */
export type MixModel = {
  data: ModelData
  rows: readonly Row[]
  spots: ReturnType<typeof spotsOf>
  ways: ReturnType<typeof waysOf>
  wishes: Wish[]
}

/**
 * The most value in whole runs; or, with `dropping`, the fewest wishes to drop so that the rest can be had. Only runs are asked
 * to be whole: once they are, families flow through two nested families of sums, whose corners are whole by themselves.
 */
export function mixModel(instance: MixInstance, { dropping = false } = {}): MixModel {
  const { offers, localities, hours, asks } = instance
  const [spots, ways, wishes] = [spotsOf(instance), waysOf(instance), wishesOf(instance)]
  const drops = dropping ? wishes.length : 0
  const columns = spots.length + ways.length + drops
  const rows: Row[] = []
  const row = (
    name: string,
    bounds: { lower?: number; upper?: number },
    terms: readonly { column: number; value: number }[],
  ) => {
    if (terms.length === 0 && (bounds.lower ?? 0) <= 0) return
    rows.push({ name, lower: bounds.lower ?? -Infinity, upper: bounds.upper ?? Infinity, terms })
  }
  const runs = (which: (spot: MixModel['spots'][number]) => boolean, value: number) =>
    spots.flatMap((spot, column) => (which(spot) ? [{ column, value }] : []))
  const families = (which: (way: MixModel['ways'][number]) => boolean, value: number) =>
    ways.flatMap((way, at) => (which(way) ? [{ column: spots.length + at, value }] : []))

  for (const [locality, blocks] of hours.entries())
    for (const [block, upper] of blocks.entries())
      row(
        `hours_l${locality}_b${block}`,
        { upper },
        spots.flatMap((spot, column) =>
          spot.locality === locality && spot.block === block
            ? [{ column, value: offers[spot.offer]?.hours ?? 0 }]
            : [],
        ),
      )
  for (const [offer, { least, most, mostRuns }] of offers.entries()) {
    for (const to of localities.keys()) {
      const come = families((way) => way.offer === offer && way.to === to, 1)
      const here = (spot: MixModel['spots'][number]) => spot.offer === offer && spot.locality === to
      row(`most_o${offer}_l${to}`, { upper: 0 }, [...come, ...runs(here, -most)])
      row(`least_o${offer}_l${to}`, { lower: 0 }, [...come, ...runs(here, -least)])
      row(
        `asks_o${offer}_l${to}`,
        { upper: asks[to]?.[offer] ?? 0 },
        families((way) => way.offer === offer && way.from === to, 1),
      )
    }
    if (mostRuns !== undefined)
      row(
        `most_runs_o${offer}`,
        { upper: mostRuns },
        runs((spot) => spot.offer === offer, 1),
      )
  }
  for (const [at, wish] of wishes.entries()) {
    const drop = dropping ? [{ column: spots.length + ways.length + at, value: wish.asked }] : []
    const terms =
      wish.wish === 'floor'
        ? families((way) => localities[way.from] === wish.locality, 1)
        : runs((spot) => offers[spot.offer]?.id === wish.offer, 1)
    row(`wish_${at}`, { lower: wish.asked }, [...terms, ...drop])
  }

  const none = Array.from({ length: drops }, () => 0)
  return {
    rows,
    spots,
    ways,
    wishes,
    data: {
      numCols: columns,
      numRows: rows.length,
      // 1 and −1 are how HiGHS says least and most.
      sense: dropping ? (1 as NonNullable<ModelData['sense']>) : (-1 as NonNullable<ModelData['sense']>),
      colCost: [
        ...spots.map(() => 0),
        ...ways.map(({ value }) => (dropping ? 0 : value)),
        ...none.map(() => 1),
      ],
      colLower: Array.from({ length: columns }, () => 0),
      colUpper: [
        ...spots.map(({ most }) => most),
        ...ways.map(({ offer, from }) => asks[from]?.[offer] ?? 0),
        ...none.map(() => 1),
      ],
      integrality: [
        ...spots.map(() => 1 as const),
        ...ways.map(() => 0 as const),
        ...none.map(() => 1 as const),
      ],
      ...matrixOf(rows, columns),
      colNames: [
        ...spots.map(({ offer, locality, block }) => `runs_o${offer}_l${locality}_b${block}`),
        ...ways.map(({ offer, from, to }) => `families_o${offer}_l${from}_l${to}`),
        ...none.map((_, at) => `drop_${at}`),
      ],
      rowNames: rows.map(({ name }) => name),
    },
  }
}

/** Rows one after another, as they were made, and what each may be at least and at most. */
export function matrixOf(
  rows: readonly Row[],
  columns: number,
): Pick<ModelData, 'rowLower' | 'rowUpper' | 'matrix'> {
  const starts = new Int32Array(rows.length + 1)
  for (const [row, { terms }] of rows.entries()) starts[row + 1] = (starts[row] ?? 0) + terms.length
  const terms = rows.flatMap((row) => row.terms)
  return {
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns,
      starts,
      indices: Int32Array.from(terms, ({ column }) => column),
      values: Float64Array.from(terms, ({ value }) => value),
    },
  }
}
