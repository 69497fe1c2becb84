/** One figure of docs: ours, the peer's, the ratio measured in one run, and the goal. */
export type Line = {
  what: string
  ours: string
  peer: string
  /** How many times better than the peer; or, where there is no peer, the share of the budget used. */
  ratio: number
  /** Where the middle half of its rounds' ratios lies, where they were measured pair by pair. */
  spread?: string
  goal: string
  holds: boolean
}

export function printLines(lines: readonly Line[]) {
  const rows = [
    ['what', 'ours', 'peer', 'ratio', 'half of rounds', 'goal', 'holds'],
    ...lines.map(({ what, ours, peer, ratio, spread, goal, holds }) => [
      what,
      ours,
      peer,
      ratio.toFixed(2),
      spread ?? '',
      goal,
      holds ? 'yes' : 'NO',
    ]),
  ]
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? []
  for (const row of rows) console.log(row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '))
}

/** The first, second or third quartile, as one of the values: the second is the median. */
export const quarter = (values: readonly number[], n: 1 | 2 | 3 = 2) =>
  values.toSorted((one, other) => one - other)[Math.floor((values.length * n) / 4)] ?? NaN
