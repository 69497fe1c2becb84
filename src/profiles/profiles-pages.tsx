/** What other rooms' pages may show of this room's pages. */
export { TrainingWords } from './meeting/pages.tsx'
