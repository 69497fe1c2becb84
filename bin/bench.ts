// npm run bench [-- name …]: each budget as a ratio measured in one run.
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { printLines, type Line } from '../bench/line.ts'

const root = join(import.meta.dirname, '..')
const all = globSync('bench/*.bench.ts', { cwd: root }).toSorted()
const wanted = process.argv.slice(2)
const chosen = all.filter((file) => wanted.length === 0 || wanted.includes(basename(file, '.bench.ts')))
if (chosen.length === 0) {
  console.error(
    `There is no bench called ${wanted.join(' or ')}. There are: ${all.map((file) => basename(file, '.bench.ts')).join(', ')}`,
  )
  process.exit(2)
}
const lines: Line[] = []
for (const file of chosen) {
  console.error(`Measuring ${basename(file, '.bench.ts')}…`)
  const bench: { run: () => Promise<Line[]> } = await import(join(root, file))
  lines.push(...(await bench.run()))
}
printLines(lines)
process.exit(lines.every(({ holds }) => holds) ? 0 : 1)
