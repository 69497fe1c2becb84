/** What worries people, what they tried, and what they say when they look again. */
import type { LineKey } from '#profiles/profiles.ts'

export const worriesOf: Record<LineKey, readonly string[]> = {
  speech_language: [
    '{He} knows what {he} means but the words will not come, and then {he} gives up.',
    'If I ask for two things, one gets lost on the way.',
    '-6|{He} has fewer words than other little ones and points instead.',
    '5+|{He} says yes to everything when {he} has not understood a thing.',
    '8+|Jokes and hints go over {his} head and people laugh at {him} for it.',
    '{He} talks all day at home and hardly says a word anywhere else.',
  ],
  energy: [
    '{He} is on the go from five in the morning and so are we.',
    'Bedtime takes three hours and then {he} is up again at two.',
    '5+|{He} comes home from {place} and sleeps on the hall floor with {his} coat on.',
    'I worry {he} does not stop to eat or drink unless somebody stands there.',
    '11+|{He} is worn out all the time, and no amount of sleep puts it right.',
    '-12|There is no slow gear, not at meals, not in the car, not in the bath.',
  ],
  attention_impulse: [
    '-9|{He} runs straight into the road if {he} sees something {he} likes.',
    '5-11|Getting dressed takes an hour because {he} drifts off between socks.',
    '5+|{He} blurts things out and is sorry straight after.',
    '8-15|Homework ends in tears for both of us, {he} cannot get started.',
    '{He} gets so deep into one thing that moving on is a battle.',
    '11+|Everything gets lost: bag, bus pass, phone, all before nine o’clock.',
  ],
  emotional_regulation: [
    'Little things turn into huge upsets, and it can take all evening to come back from one.',
    '5+|{He} is good as gold all day and then it all comes out at our front door.',
    '-11|{He} goes silent and hides under the table, and I cannot reach {him}.',
    '8+|{He} says {he} is stupid and that everyone would be better off without {him} there.',
    '-13|{He} hits out when it is too much, and then sobs because {he} did not want to.',
    '11+|Worry stops {him} doing the things {he} used to love.',
  ],
  motor: [
    '5+|{His} hand hurts after three lines, so {he} stops writing.',
    '4-11|Zips, buttons and shoelaces are still a fight every morning.',
    '-12|{He} falls over nothing and is covered in bruises.',
    '6-15|{He} dreads PE and has a tummy ache every Tuesday because of it.',
    '-10|Cutlery is hard, so {he} eats with {his} fingers and gets looked at.',
    '8+|{He} would love to ride a bike like the others, and has stopped trying.',
  ],
  sensory: [
    '-13|The hand dryer in the toilets at the shopping centre ended our day out.',
    '{He} eats six things, and they have to be the same make.',
    'Haircuts and teeth are the worst part of our week.',
    '5-13|{He} chews {his} sleeves until they are in holes.',
    '5+|The dinner hall is too loud so {he} does not eat all day.',
    '{He} does not seem to feel the cold, or when {he} is hurt.',
  ],
  flexibility: [
    'If the plan changes, even for something nice, the day is over.',
    'A different teacher for one morning and we are back to square one.',
    '{He} needs every single thing in the same order or it has to start again.',
    '5+|Being asked feels like being pushed, so {he} says no even to things {he} loves.',
    'I have started to dread holidays because nothing is in its place.',
    '10+|The move to a bigger place with all those rooms frightens {him}.',
  ],
  empathising_systemising: [
    '{He} wants friends so much and does not know how to get in.',
    '5+|{He} copies the other children all day and comes home empty.',
    '8+|{He} believes anyone who is nice to {him}, and that scares me.',
    '-9|{He} plays next to the others, never with them.',
    '5+|{He} cannot see why anyone would not want to hear about {loves}.',
    '11+|{He} eats {his} lunch alone in the library and says it is fine.',
  ],
  cognitive: [
    '5+|{He} learns it on Monday and it has gone by Thursday.',
    '{He} needs longer than the others to take things in, and the room has moved on.',
    '6+|Reading is so much harder than everything else, and {he} is starting to notice.',
    '6+|{He} understands far more than {he} can get down on paper.',
    '8+|Money and time mean nothing to {him} yet.',
    'I worry what happens when it all gets harder next year.',
  ],
}

export const asides: readonly string[] = [
  'We are all very tired.',
  'I just want somebody to listen to {him}.',
  'I do not want a label, I want things to get easier.',
  '{His} brother gets less of us because of it.',
  'I had to drop my hours at work.',
  'We have been told to wait and see for two years now.',
  'My sister helps when she can.',
  'I feel judged every time we go to the shops.',
  'I know {he} is trying as hard as {he} can.',
  'It is different in other people’s houses, and I am not sure why.',
  'Nobody at {place} sees what we see.',
  'Summer was a good time, so it can be done.',
]

export const helped: readonly string[] = [
  '-11|A timer {he} can see helps with shoes and teeth.',
  'Telling {him} the night before what is coming helps a bit.',
  'Ear defenders in the car have been a small miracle.',
  'A snack and no talking for half an hour after {place}.',
  '-11|Pictures of the morning on the fridge door.',
  '-9|We let {him} pace while we read the story, and it goes in.',
  'Giving {him} a choice of two works better than asking.',
  '-12|A den in the corner of the lounge that is only {his}.',
  '-12|Walking the long way round, past the ducks.',
  '10+|Messages instead of talking, even from the next room.',
  '10+|Headphones and the same song, all the way there.',
  'Going to the shop at eight in the evening when it is quiet.',
  'A weighted lap pad, borrowed from a friend.',
  'One thing at a time, and waiting.',
]
export const notHelped: readonly string[] = [
  '-12|Reward charts made it worse, for all of us.',
  '-14|Taking the tablet away just meant a longer evening.',
  'The parenting course was kind but it was not about {him}.',
  'Talking it through in the moment never works.',
  'We tried swimming lessons in a group and had to leave.',
  'Earlier bedtimes did not make a difference.',
  '-10|Counting to three makes {him} panic.',
  'I have read all the books. Some of it is right some of the time.',
]

/** Kept beside a mark when people round the table see it differently. */
export const changed: readonly string[] = [
  'Home sees this every evening. {Place} has not seen it at all. Both are written down.',
  'Home would put this further to the left. We will look at it again together.',
  'Class staff see more ease here than home does. {name} may be working hard to hold it in.',
  'We did not agree where this stands, and we agreed to watch it for a term.',
  '8+|{name} says this is not a problem. The grown-ups think it is. {His} view stays beside ours.',
  'It changes so much from day to day that one mark does not say it.',
]

export const reviewWords = {
  'still right': [
    'Still how it is. What we are trying is worth carrying on with.',
    'Yes, this is {name}. No changes from us.',
    'Still right. It has been a steady term.',
    'We read it through together and it still fits.',
    'Same as before, and we would like the same help.',
    '',
  ],
  better: [
    '-9|Mornings are so much easier. {He} gets {his} own shoes on now.',
    'The quiet start at {place} has made all the difference.',
    'Fewer upsets, and shorter ones. {He} asked for {his} quiet corner.',
    'Sleep is better, so everything is better.',
    '-12|{He} stayed for a whole party. We cried, in a good way.',
    '5-17|{He} put {his} hand up to say {he} had not understood. That is new.',
    '-12|Better since the timer and the picture list went up.',
    'Evenings are calmer since we stopped asking questions at the door.',
    '12+|{He} went out with two friends on Saturday, and planned it {his} own way.',
  ],
  harder: [
    'Since the change of class it has been harder, and {he} is not sleeping.',
    'The last three weeks have been rough. We would like to talk.',
    'It is harder since we moved house.',
    '10+|The new timetable is too much. {He} is home by Wednesday most weeks.',
    'What worked has stopped working, and we do not know why yet.',
    '5-18|It was going well until {his} teaching assistant left.',
  ],
  different: [
    'The old worries have gone and there are new ones. We should draw it again.',
    'It is not harder, it is different: more about friends now than noise.',
    '{He} has grown so much that this is last year’s {name}.',
    'Home is calmer and {place} is busier, so it has turned round.',
  ],
} as const

export const spoken: readonly string[] = [
  'We talked for twenty minutes. The nights are the hardest part. I will ring again on Thursday.',
  'They felt heard. We agreed two things to try this week and who to ring if it gets worse.',
  'They are safe and had a better weekend. I sent the ideas for mornings by post as well.',
  'Talked through what would help first. They would like the sleep workshop.',
  'We agreed I will come along to the meeting at {place}.',
  'It was a good talk. {name} came on to say hello and told me about {loves}.',
  'They are worn out. I have asked family support to visit, and said they can stop at any time.',
  'They would rather have a message than a call from now on. Noted.',
]
