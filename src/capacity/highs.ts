import { createRequire } from 'node:module'
import type { Highs } from 'highs'

// A CommonJS package whose types speak of a module: what it exports is its loader.
const load: () => Promise<Highs> = createRequire(import.meta.url)('highs')

/** The solver of mixed-integer problems, in WebAssembly. It takes nonsense without a word: look at the status every time. */
export const loadHighs = () => load()

/** HiGHS's word for a solution that keeps every constraint. */
export const FEASIBLE = 2
