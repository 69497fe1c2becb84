import type { Moment } from '#platform/time.ts'

/** One place somebody is signed in. `device` is empty where nobody noted it; `usedAt` is right to the minute. */
export type Device = { id: string; device: string; openedAt: Moment; usedAt: Moment; here: boolean }

// First match counts: Edge and Samsung's call themselves Chrome, Chrome calls itself Safari, Android calls itself Linux.
const browsers: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const machines: [RegExp, string][] = [
  [/iPhone/, 'an iPhone'],
  [/iPad/, 'an iPad'],
  [/Android.*Mobile/, 'an Android phone'],
  [/Android/, 'an Android tablet'],
  [/CrOS/, 'a Chromebook'],
  [/Windows/, 'a Windows computer'],
  [/Mac OS X|Macintosh/, 'a Mac'],
  [/Linux/, 'a Linux computer'],
]
const first = (names: [RegExp, string][], agent: string) => names.find(([is]) => is.test(agent))?.[1]

/** What somebody would call the device they hold, from what its browser says of itself: words of ours, never its own. */
export function deviceInWords(userAgent: string): string {
  const [browser, machine] = [first(browsers, userAgent), first(machines, userAgent)]
  if (!machine) return browser ? `${browser} on a device we do not know` : 'A device we do not know'
  return browser ? `${browser} on ${machine}` : machine.replace(/^a/, 'A')
}
