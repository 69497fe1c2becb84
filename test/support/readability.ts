/**
 * How hard a text is to read, as a United States school grade.
 * Flesch–Kincaid: 0.39 × words per sentence + 11.8 × syllables per word − 15.59
 * (Kincaid, Fishburne, Rogers and Chissom, 1975, US Navy Research Branch Report 8-75).
 * A reading age in years is about the grade plus five.
 */
export function gradeOf(text: string): number {
  const words = wordsOf(text)
  const sentences = Math.max(1, text.split(/[.!?]+(?:\s|$)/).filter((part) => /[a-z]/i.test(part)).length)
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / Math.max(1, words.length)) - 15.59
}

/** Whole years, never below six: nobody writes for a reader who has just begun. */
export const readingAgeOf = (text: string): number => Math.max(6, Math.round(gradeOf(text)) + 5)

/** Sounds in one word, by vowel groups; silent final e, -es and -ed are left out, split vowels counted. At least one. */
export function syllablesIn(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '')
  const spoken = plain
    .replace(/(?<=[aeiouy][a-z]*[^aeiouyscgxzhl])es$|(?<=[aeiouy][a-z]*[^aeioudt])ed$/, '')
    .replace(/(?<=[aeiouy][a-z]*)(?<![^aeiou]l)e$/, '')
  const split = spoken.match(/(?<![ct])ia|iet|eo(?!p)|io(?!n|u)|uou|(?<=[a-z]{2})ea$/g)?.length ?? 0
  return Math.max(1, (spoken.match(/[aeiouy]+/g)?.length ?? 0) + split)
}

const wordsOf = (text: string): string[] => text.split(/[\s–—/-]+/).filter((word) => /[a-z0-9]/i.test(word))
