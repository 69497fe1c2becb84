/** Hopes, what matters, and what families say of a thing they tried. */

export const goals: readonly string[] = [
  'Get out of the door in the morning without anyone in tears',
  '5+|For {name} to have one friend over to play',
  'A night when we all sleep till six',
  '{name} can say when it is too much, in any way that works',
  '5+|To eat lunch at {place}, sitting down, with somebody {he} likes',
  'A trip to the shops that ends well',
  '6+|{He} wants to go swimming with {his} cousins',
  '5+|To walk in to {place} without holding on to the gate',
  'Half an hour after {place} that is calm',
  '8+|I want to read my own book by myself',
  '10+|I want people to ask me before they change things',
  '10+|To catch the bus with a friend, there and back',
  '-5|For {name} to show us what {he} wants',
  'To stay for all of a family party',
  '13+|I would like to finish one thing each day that I chose',
]

export const matter: readonly string[] = [
  'Time on {his} own after {place}. Nobody talks to {him} till {he} comes down.',
  'Being told the truth, and told it early.',
  'That people ask {him} first.',
  'Keeping {his} Saturday with {loves}.',
  'Not being stared at when it is hard.',
  'That we all do the same thing, at home and away.',
  'Fun. We have not had enough of that.',
  'That {he} is not made to choose between friends and quiet.',
]

export const tryWords = {
  trying: ['We have begun. Too soon to say.', 'Most days. We forget at weekends.', ''],
  helped: [
    'It took a week and then it worked.',
    'This one is staying.',
    'Such a small thing, and such a difference.',
    '{He} asks for it now.',
    'It helped at home. {Place} is going to try it too.',
    '',
  ],
  'did not help': [
    'We gave it three weeks. {He} did not like it.',
    'It made the mornings longer.',
    'Good idea, wrong child.',
    '',
  ],
  'not for us': ['No room for it at ours.', 'It would upset {his} sister.', ''],
} as const
