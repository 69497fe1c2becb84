/** What somebody needs so that they are told, in words. Pure. */
import type { Moment } from '#platform/time.ts'

export const interpreters = [
  { value: 'none', text: 'No' },
  { value: 'spoken language', text: 'Yes, for a language I speak' },
  { value: 'British Sign Language', text: 'Yes, for British Sign Language (BSL)' },
  { value: 'another sign language', text: 'Yes, for another sign language' },
] as const
export type Interpreter = (typeof interpreters)[number]['value']

export const formats = [
  { value: 'ordinary', text: 'Ordinary words and print' },
  { value: 'large print', text: 'Large print' },
  { value: 'Easy Read', text: 'Easy Read', hint: 'Short sentences, with pictures' },
  { value: 'audio', text: 'Something to listen to' },
  { value: 'braille', text: 'Braille' },
] as const
export type Format = (typeof formats)[number]['value']

export const ways = [
  { value: 'mail', text: 'By email' },
  { value: 'text', text: 'By text message' },
  { value: 'telephone', text: 'Telephone me', hint: 'Somebody rings you. We do not just write' },
  { value: 'post', text: 'By post', hint: 'Somebody prints it and sends it to you' },
] as const
export type Way = (typeof ways)[number]['value']

export type Needs = { language: string; interpreter: Interpreter; format: Format; way: Way }
export type Said = Needs & { carerId: string; byId: string; at: Moment }
export const ordinary: Needs = { language: '', interpreter: 'none', format: 'ordinary', way: 'mail' }

const wayWords: Record<Way, string> = {
  mail: 'Write by email',
  text: 'Write by text message',
  telephone: 'Telephone. Do not only write',
  post: 'Send it by post. Do not only email',
}
const formatWords: Record<Format, string> = {
  ordinary: '',
  'large print': 'In large print',
  'Easy Read': 'In Easy Read',
  audio: 'As something to listen to',
  braille: 'In braille',
}

/** For a colleague who arranges something with them or writes to them: what to do, the first thing first. */
export function inWords({ language, interpreter, format, way }: Needs): string[] {
  const who = interpreter === 'spoken language' ? `for ${language || 'their language'}` : `for ${interpreter}`
  const spoken = interpreter !== 'spoken language' && language !== ''
  return [
    interpreter === 'none' ? '' : `Book an interpreter ${who}`,
    wayWords[way],
    formatWords[format],
    spoken ? `They speak ${language}` : '',
  ].filter((each) => each !== '')
}
