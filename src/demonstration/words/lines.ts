/** A strength, a sentence in somebody's own words, and why a mark stands where it does, for each line. */
import type { LineKey } from '#profiles/profiles.ts'

export const strengths: Record<LineKey, readonly string[]> = {
  speech_language: [
    '2+|Remembers whole songs word for word',
    'Chooses exact words',
    'Tells a brilliant story to one person',
    '-6|Signs and points so clearly that we know',
    'Listens closely, even when it does not look like it',
    'Knows every name in {his} favourite subject',
  ],
  energy: [
    'Keeps going when others have stopped',
    'Brings everyone along',
    'Good at resting when it is quiet',
    'First to help with anything active',
    'Calm company at the end of the day',
  ],
  attention_impulse: [
    'Stays with {loves} for hours',
    'Quick to jump in and help',
    'Sees what nobody else has noticed',
    'Full of ideas',
    'Works well with somebody beside {him}',
  ],
  emotional_regulation: [
    'Feels things deeply and cares about fairness',
    '4+|Says sorry and means it',
    'Lets one trusted person help {him} calm',
    'Knows what {he} needs: quiet, and a blanket',
    'Tries again the next day, every time',
  ],
  motor: [
    '4+|Swims like a fish',
    'Builds with great care',
    'Strong, and loves to carry and push',
    '-10|Draws with chalk on a big scale',
    'Has practised until {he} could do it',
  ],
  sensory: [
    'Hears a bird before anyone else does',
    'Loves music and picks out every part',
    'Knows when a room is too much, and says so',
    'Notices textures, colours and small changes',
    'Finds calm in water and on swings',
  ],
  flexibility: [
    'Reliable: keeps to what was agreed',
    'Loves a plan and helps to make it',
    'Spots when something has been forgotten',
    'Copes well once {he} has seen a place first',
    'Happy to try something new with {his} best friend',
  ],
  empathising_systemising: [
    'Sees how things work at once',
    '5+|One true friend, and loyal to the end',
    '5+|Stands up for others',
    'Knows when an animal is frightened',
    '5+|Explains rules so that everyone can play',
  ],
  cognitive: [
    'Thinks about things from a new side',
    'Remembers facts about {loves}',
    '5+|Good with numbers in {his} head',
    'Learns by doing, and then does not forget',
    '5+|Asks the question nobody else thought of',
  ],
}

export const quotes: Record<LineKey, readonly string[]> = {
  speech_language: [
    '5+|The words are in there but they queue up.',
    'Say it slower.',
    '8+|I nod so they stop asking.',
    'It all comes out in {his} own order.',
    '-11|{He} told me all of it in the bath, two days later.',
  ],
  energy: [
    '5+|My legs want to go.',
    '8+|I am tired behind my eyes.',
    'There are two speeds: full and asleep.',
    '-9|{He} bounced through the whole of tea.',
    '-7|Again, again, again.',
  ],
  attention_impulse: [
    '5+|I was listening, it just went.',
    '8+|My hands did it before I knew.',
    'Three steps out of the door, then back for the bag.',
    '5+|I can do it if you sit here.',
    '-9|{He} is gone the second a door opens.',
  ],
  emotional_regulation: [
    '5+|It is like a fizzy bottle.',
    '5+|I keep it in till I get home.',
    '8+|I go quiet because there is no room left.',
    '-14|Ten minutes under the blanket, then {he} is back.',
    'No talking. Just sit.',
  ],
  motor: [
    '5+|My hand gets hot and then it stops.',
    '6+|I am always last, so I hide.',
    '4-11|The laces took us all summer, and we got there.',
    '-6|Me do it. And {he} does, in the end.',
    '12+|If I type it, you can read it.',
    'It takes longer, and {he} gets there.',
  ],
  sensory: [
    '5+|Assembly hurts.',
    'Too loud. Every single time, at the same place.',
    '5+|The label is biting me.',
    '5+|I like it dark and squashed.',
    '-10|Only the blue cup. Never the green one.',
  ],
  flexibility: [
    '5+|You said swimming. You said.',
    '5+|Tell me all of it first.',
    '-12|We have to go the same way round the park.',
    '8+|If I say no then nobody can spring it on me.',
    'New shoes stay in the box for a week, then {he} wears them.',
  ],
  empathising_systemising: [
    '5+|They have rules and nobody tells me.',
    '8+|I do the face and it makes me tired.',
    '-12|My friend is a cat.',
    '5+|Why do they laugh when it is not funny?',
    '-8|{He} lined them all up by the size of their feet.',
  ],
  cognitive: [
    '6+|Everyone has turned the page.',
    '8+|I know it. I just cannot write it.',
    '5+|Ask me tomorrow.',
    'It took a year, and now {he} never forgets it.',
  ],
}

export const reasons: Record<LineKey, readonly string[]> = {
  speech_language: [
    'Follows one step well. Two or more are lost without a picture.',
    'Home and {place} both wait longer for an answer, and get one.',
    'Clear with people {he} knows; strangers need help to understand.',
  ],
  energy: [
    'Moves through most of the day, and sleep is short.',
    'Worn out by Thursday; a slower Friday morning has helped.',
    'Home described the evenings. {Place} sees {him} on {his} feet for most of the day.',
  ],
  attention_impulse: [
    'Starts when somebody sits beside {him}. Left alone, {he} drifts.',
    '-12|Road safety came up twice. Works for a long time on {loves}.',
    '5-16|Calls out before thinking, and puts it right straight after.',
  ],
  emotional_regulation: [
    'About four big upsets a week at home, one at {place}.',
    'Keeps it together all day, then lets go at home.',
    'Settles in ten minutes with a person {he} trusts, an hour without.',
  ],
  motor: [
    '5+|Writing tires {him} after a few lines. Typing was easier when we tried.',
    '-11|Needs help with fastenings, and less than last year.',
    'Trips in busy corridors; fine on grass and in water.',
  ],
  sensory: [
    'Sound is the hardest, then touch. Both showed at home and out.',
    'Leaves the hall when it is loud. Eats well in a quiet room.',
    'Looks for squeezing, swinging and chewing when tired.',
  ],
  flexibility: [
    'Short-notice change brings distress most times. A warning halves it.',
    'The same order every morning. A new adult took three weeks.',
    'Copes with change when {he} helped to plan it.',
  ],
  empathising_systemising: [
    'Wants to join in and waits at the edge. One friend in common.',
    '5+|Reads rules at once and people slowly, and is tired by copying.',
    'Kind when {he} notices; does not always notice.',
  ],
  cognitive: [
    'Needs things shown several times, then keeps them.',
    '6+|Talks at a level far above what {he} writes.',
    '6+|Reading is the hard part. Reasoning comes easily.',
  ],
}
