/** What the first pages show of a young person's own decisions. */
export { EndingSoon, NoLonger } from './young-person/ended-pages.tsx'
