/** What people said about Robin, each from where they stand. */
import type { Said } from '#profiles/profiles.ts'
import type { AgreedLines, ToldLines } from '../robin.ts'

export const opening: Said[] = [
  {
    line: '',
    kind: 'joy',
    value:
      'Robin is funny, gentle and very fair. He knows every train from here to Inverness and he will draw you the map. He makes up songs in the bath and remembers them weeks later.',
  },
  {
    line: '',
    kind: 'worry',
    value:
      'School say he is a pleasure to have. Then he walks through our door and it all comes out: shouting, crying, under the table for an hour. Weekends he can hardly leave the house. I am worried he is using himself up being good.',
  },
  {
    line: '',
    kind: 'tried',
    value:
      'A snack and no questions when we get in helps. Ear defenders on the bus help. A reward chart made him so worried about losing it that we took it down.',
  },
]

export const homeFirst: ToldLines = {
  emotional_regulation: {
    marks: { outward: 4, inward: 20 },
    needs: ['a lot', 'not asked', 'some'],
    statements: {
      'ER-O1': 'not_like',
      'ER-O2': 'not_like',
      'ER-O3': 'very',
      'ER-O4': 'very',
      'ER-O5': 'very',
      'ER-O6': 'a_bit',
      'ER-O8': 'not_like',
    },
    strength: 'Lets me sit next to him when it is bad',
    words: 'I keep it in till the gate and then it falls out.',
  },
  sensory: {
    marks: { '': 80, sound: 96, touch: 80, taste: 64 },
    needs: ['some', 'not asked', 'a lot'],
    statements: {
      'SE-O1': 'very',
      'SE-O3': 'a_bit',
      'SE-O4': 'a_bit',
      'SE-O5': 'not_like',
      'SE-O6': 'not_like',
      'SE-O8': 'a_bit',
    },
    strength: 'Hears a train before any of us',
    words: 'The dinner hall is inside my head.',
  },
  flexibility: {
    marks: { '': 20 },
    needs: ['some', 'not asked', 'some'],
    statements: {
      'FL-O1': 'not_like',
      'FL-O2': 'a_bit',
      'FL-O3': 'not_like',
      'FL-O4': 'very',
      'FL-O8': 'a_bit',
    },
    strength: 'Brilliant with a plan he has helped to draw',
  },
  empathising_systemising: {
    marks: { people: 36, patterns: 96 },
    needs: ['some', 'not asked', 'some'],
    statements: { 'ES-O1': 'a_bit', 'ES-O3': 'very', 'ES-O7': 'a_bit', 'ES-O8': 'very' },
    strength: 'Sees how anything works',
    words: 'I watch what they do and then I do it.',
  },
  attention_impulse: {
    marks: { attention: 80, pausing: 36 },
    needs: ['none', 'not asked', 'none'],
    statements: { 'AT-O3': 'very', 'AT-O5': 'a_bit', 'AT-O8': 'very' },
    strength: 'Hours of drawing without looking up',
  },
  speech_language: {
    marks: { '': 64 },
    needs: ['none', 'not asked', 'none'],
    statements: { 'SL-O1': 'a_bit', 'SL-O3': 'very', 'SL-O4': 'a_bit', 'SL-O8': 'a_bit' },
    strength: 'Words nobody taught him',
  },
}

/** Said again before the second meeting: what had changed by then. */
export const homeLater: ToldLines = {
  emotional_regulation: {
    marks: { outward: 20, inward: 20 },
    needs: ['a lot', 'not asked', 'some'],
    statements: { 'ER-O2': 'a_bit', 'ER-O6': 'very' },
    words: 'When I hold the cold bottle I can hear you again.',
  },
  sensory: { marks: { '': 80, sound: 96, touch: 64, taste: 64 }, needs: ['some', 'some', 'a lot'] },
  energy: {
    marks: { '': 36 },
    needs: ['a lot', 'not asked', 'none'],
    statements: { 'EN-O5': 'very', 'EN-O8': 'not_like' },
  },
}

/** School sees a quiet boy who does as he is asked. */
export const school: ToldLines = {
  speech_language: {
    marks: { '': 64 },
    needs: ['not asked', 'some', 'not asked'],
    statements: { 'SL-O1': 'very', 'SL-O3': 'very', 'SL-O6': 'not_like', 'SL-O8': 'a_bit' },
  },
  emotional_regulation: {
    marks: { outward: 96, inward: 64 },
    needs: ['not asked', 'none', 'not asked'],
    statements: {
      'ER-O1': 'a_bit',
      'ER-O2': 'very',
      'ER-O3': 'not_like',
      'ER-O4': 'a_bit',
      'ER-O5': 'not_seen',
    },
    strength: 'Calm and thoughtful in class',
  },
  sensory: {
    marks: { '': 64, sound: 64 },
    needs: ['not asked', 'some', 'not asked'],
    statements: { 'SE-O1': 'a_bit', 'SE-O6': 'a_bit', 'SE-O8': 'not_like' },
    strength: 'Knows when a room is too much, and goes very still',
  },
  flexibility: {
    marks: { '': 50 },
    needs: ['not asked', 'none', 'not asked'],
    statements: { 'FL-O1': 'a_bit', 'FL-O2': 'very', 'FL-O3': 'a_bit' },
  },
  empathising_systemising: {
    marks: { people: 64, patterns: 96 },
    needs: ['not asked', 'none', 'not asked'],
    statements: { 'ES-O2': 'a_bit', 'ES-O3': 'very', 'ES-O4': 'a_bit', 'ES-O5': 'depends' },
    strength: 'Explains the rules so that everyone can play',
  },
  cognitive: {
    marks: { '': 80 },
    needs: ['not asked', 'none', 'not asked'],
    statements: { 'CO-O1': 'very', 'CO-O2': 'very', 'CO-O7': 'very', 'CO-O8': 'a_bit' },
    strength: 'Two years ahead in number',
  },
  motor: {
    marks: { '': 64 },
    needs: ['not asked', 'none', 'not asked'],
    statements: { 'MO-O3': 'a_bit', 'MO-O6': 'very' },
  },
}

/** A therapist who watched a lunchtime and played trains for half an hour. */
export const therapist: ToldLines = {
  speech_language: {
    marks: { '': 50 },
    needs: ['some', 'some', 'not asked'],
    statements: { 'SL-O4': 'a_bit', 'SL-O5': 'a_bit', 'SL-O6': 'not_like', 'SL-O7': 'very' },
    strength: 'Rich words about what he loves',
    words: 'I know the words. I do not know what they want.',
  },
  empathising_systemising: {
    marks: { people: 36, patterns: 96 },
    needs: ['some', 'some', 'not asked'],
    statements: { 'ES-O2': 'a_bit', 'ES-O4': 'not_like', 'ES-O5': 'very', 'ES-O7': 'a_bit' },
    words: 'I watch what they do and then I do it.',
  },
  sensory: {
    marks: { '': 80, sound: 96 },
    needs: ['not asked', 'some', 'not asked'],
    statements: { 'SE-O1': 'very', 'SE-O6': 'not_like' },
  },
}

export const agreedFirst: AgreedLines = {
  speech_language: {
    marks: { '': 64 },
    needs: ['none', 'some', 'none'],
    reason: 'Strong words. Does not say when he has not understood.',
    strength: 'Words nobody taught him',
  },
  energy: {
    marks: { '': 36 },
    needs: ['some', 'none', 'none'],
    reason: 'Asleep by half past four after school. Fine at weekends.',
    words: 'My batteries went.',
  },
  attention_impulse: {
    marks: { attention: 80, pausing: 50 },
    needs: ['none', 'none', 'none'],
    reason: '',
    strength: 'Hours of drawing without looking up',
  },
  emotional_regulation: {
    marks: {},
    needs: ['not asked', 'not asked', 'not asked'],
    reason: '',
    disagreement:
      'Home sees very big upsets every evening. School has seen none. We left it open, and will watch what happens in the last hour of the day.',
  },
  sensory: {
    marks: { '': 80, sound: 96 },
    needs: ['some', 'some', 'a lot'],
    reason: 'The hall and the bus are the hardest.',
    words: 'The dinner hall is inside my head.',
    strength: 'Hears a train before any of us',
  },
  flexibility: {
    marks: { '': 36 },
    needs: ['some', 'none', 'some'],
    reason: 'Copes when he has been told the day before.',
    strength: 'Brilliant with a plan he has helped to draw',
  },
  empathising_systemising: {
    marks: { people: 50, patterns: 96 },
    needs: ['some', 'none', 'some'],
    reason: 'Joins in at school. Home thinks it costs him.',
    strength: 'Sees how anything works',
  },
}

export const agreedAgain: AgreedLines = {
  speech_language: {
    marks: { '': 50 },
    needs: ['none', 'some', 'none'],
    reason: 'Talks freely about what he loves. Nods when he has not understood, and an adult checks now.',
    strength: 'Words nobody taught him',
  },
  energy: {
    marks: { '': 36 },
    needs: ['a lot', 'some', 'none'],
    reason: 'Worn out after school, and slow on Mondays. A quiet half hour at two o’clock is helping.',
    words: 'My batteries went.',
  },
  attention_impulse: {
    marks: { attention: 80, pausing: 50 },
    needs: ['none', 'none', 'none'],
    reason: 'Hard to call back from drawing. Otherwise steady.',
    strength: 'Hours of drawing without looking up',
  },
  emotional_regulation: {
    marks: { outward: 20, inward: 20 },
    needs: ['a lot', 'some', 'some'],
    reason:
      'Four upsets a week at home, down from every day. At school he goes still and silent: we now think that is the same thing.',
    strength: 'Lets one person sit beside him',
    words: 'When I hold the cold bottle I can hear you again.',
    disagreement:
      'Class staff would put this further to the right. They have agreed to look for stillness, not only for upset.',
  },
  motor: { marks: { '': 64 }, needs: ['none', 'none', 'none'], reason: '', strength: 'Climbs anything' },
  sensory: {
    marks: { '': 80, sound: 96, touch: 64 },
    needs: ['some', 'some', 'a lot'],
    reason: 'He eats in the library with two friends now, and eats all of it. Shops are still hard.',
    words: 'The dinner hall is inside my head.',
    strength: 'Hears a train before any of us',
  },
  flexibility: {
    marks: { '': 36 },
    needs: ['some', 'none', 'some'],
    reason: 'Told the day before, most changes go well.',
    strength: 'Brilliant with a plan he has helped to draw',
  },
  empathising_systemising: {
    marks: { people: 36, patterns: 96 },
    needs: ['some', 'some', 'some'],
    reason: 'Copies the others all day and is worn out by it. Two good friends.',
    strength: 'Sees how anything works',
    words: 'I watch what they do and then I do it.',
  },
  cognitive: {
    marks: { '': 80 },
    needs: ['none', 'none', 'none'],
    reason: 'Ahead in number and reading.',
    strength: 'Knows every train from here to Inverness',
  },
}

/** What Robin says himself, three evenings before the second meeting. */
export const robinsOwn: Said[] = [
  { line: '', kind: 'joy', key: 'loves', value: 'stories,building,water' },
  { line: '', kind: 'joy', value: 'Trains. All of them.' },
  { line: 'speech_language', kind: 'statement', key: 'SL-O8', value: 'very' },
  { line: 'speech_language', kind: 'mark', key: '', value: '20' },
  { line: 'speech_language', kind: 'words', value: 'My words hide when it is loud.' },
  { line: 'energy', kind: 'statement', key: 'EN-O3', value: 'not_like' },
  { line: 'energy', kind: 'mark', key: '', value: '20' },
  { line: 'motor', kind: 'statement', key: 'MO-O5', value: 'very' },
  { line: 'motor', kind: 'mark', key: '', value: '80' },
  { line: 'sensory', kind: 'statement', key: 'SE-O1', value: 'very' },
  { line: 'sensory', kind: 'mark', key: '', value: '80' },
  { line: 'sensory', kind: 'words', value: 'The hall is like being inside a bell.' },
  { line: 'flexibility', kind: 'skipped', value: 'yes' },
  { line: 'empathising_systemising', kind: 'statement', key: 'ES-O3', value: 'very' },
  { line: 'empathising_systemising', kind: 'mark', key: 'patterns', value: '80' },
  { line: 'cognitive', kind: 'mark', key: '', value: '50' },
  { line: '', kind: 'worry', value: 'Tell me before the bell goes.' },
]
