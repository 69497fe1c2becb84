/** Calendar files (RFC 5545): one day to keep free. They stand in calendars that others see, so they say nothing of anyone. */
import { createHmac } from 'node:crypto'
import type { Day, Moment } from './time.ts'

/** `uid`: the same for one thing for ever, so that a new day moves the old one. */
type Appointment = { uid: string; on: Day; now: Moment; href: string }

/** A day of the calendar has no hour, and so no time zone: it is that day wherever the phone is. */
export function calendarFile({ uid, on, now, href }: Appointment): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ninefold//Ninefold//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${uid}@ninefold`,
    `DTSTAMP:${now.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}`,
    `DTSTART;VALUE=DATE:${written(on)}`,
    `DTEND;VALUE=DATE:${written(on.add({ days: 1 }))}`,
    'SUMMARY:An appointment',
    `DESCRIPTION:${escaped(`Sign in to see what it is about: ${href}`)}`,
    'CLASS:PRIVATE',
    // The day stays free for other things.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
}

/** A name for something in calendars that does not tell which thing of ours it is. */
export const calendarIdFor = (secret: string, what: string) =>
  createHmac('sha256', secret).update(`calendar:${what}`).digest('hex').slice(0, 32)

const written = (day: Day) => day.toString().replaceAll('-', '')
const escaped = (text: string) => text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)

/** 75 octets a line at most, and the next begins with a space (3.1). A letter of several octets is not cut. */
function folded(line: string): string {
  const lines: string[] = []
  let [now, octets] = ['', 0]
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > 75) {
      lines.push(now)
      now = ' '
      octets = 1
    }
    now += letter
    octets += size
  }
  return [...lines, now].join('\r\n')
}
