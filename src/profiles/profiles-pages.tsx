/** What other rooms' pages may show of this room's pages. */
export { UnderstandingShown } from './mine/pages.tsx'
export { TrainingWords } from './meeting/pages.tsx'
