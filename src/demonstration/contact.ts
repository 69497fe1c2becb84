/** Ways to reach people that reach nobody: ranges kept free of real ones. */
import type { Chance } from './chance.ts'

export type Contact = { phone: string; email: string; postcode: string; bestTime: string }

const outwards: Record<string, string> = {
  ashford: 'TN24',
  canterbury: 'CT1',
  dartford: 'DA1',
  dover: 'CT17',
  gravesham: 'DA12',
  maidstone: 'ME14',
  sevenoaks: 'TN13',
  'folkestone-and-hythe': 'CT19',
  swale: 'ME10',
  thanet: 'CT10',
  'tonbridge-and-malling': 'TN9',
  'tunbridge-wells': 'TN2',
  medway: 'ME7',
  portsmouth: 'PO4',
}

/** Ofcom's numbers for drama, example.org (RFC 2606), and postcodes that end in letters no postcode ends in. */
export function makeContact(chance: Chance, { name, district }: { name: string; district: string }): Contact {
  const digits = String(chance.whole(0, 999)).padStart(3, '0')
  const phone = chance.yes(0.85) ? `07700 900${digits}` : `01632 960${digits}`
  const address = name.toLowerCase().replaceAll(/[^a-z]+/g, '.')
  const outward = outwards[district] ?? 'ZZ1'
  const letters = `${chance.oneOf([...'CIKMOV'])}${chance.oneOf([...'CIKMOV'])}`
  return {
    phone,
    email: chance.yes(0.7) ? `${address}${chance.whole(2, 99)}@example.org` : '',
    postcode: chance.yes(0.6) ? `${outward} ${chance.whole(1, 9)}${letters}` : '',
    bestTime: chance.oneOf([
      '',
      '',
      'After 6pm',
      'Any weekday morning',
      'Text first, please: I cannot always pick up at work',
      'Between 9.30am and 2.30pm, when everyone is at school',
      'Evenings, not Thursdays',
      'Lunchtime, 12 to 1pm',
      'Weekends are easiest for a message',
      'I work nights, so after 3pm',
    ]),
  }
}

/** Numbers that begin 999 are kept for tests and never given to a person; the last digit checks (modulus 11). */
export function makeNhsNumber(chance: Chance): string {
  for (;;) {
    const nine = `999${String(chance.whole(0, 999_999)).padStart(6, '0')}`
    const check = checkDigit(nine)
    if (check !== 10) return `${nine}${check}`
  }
}

/** NHS Data Dictionary, NHS NUMBER: weights 10 to 2; 11 is written 0 and 10 is never used. */
export function checkDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0)
  return (11 - (sum % 11)) % 11
}
