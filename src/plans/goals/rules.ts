/** Goals that reward hiding who a child is, and kinder words for what people hope for. Pure. */

type Warning = { id: string; why: string; kinder: (name: string) => string }
type Rule = Warning & { says: RegExp; unless?: RegExp }

// Autistic young people told Cornwall that such goals taught them to hide (domain R15). Each rule names what the
// child is asked to put on; the kinder words keep the hope and let the world do some of the changing.
const rules: readonly Rule[] = [
  {
    id: 'eye contact',
    says: /\beye ?contact\b|\blook(?:s|ing)? (?:at|to) (?:people|others?|adults?|grown ?ups|teachers?|me|us|him|her|them|you|the speaker|the teacher|his|their)\b|\blook(?:s|ing)? (?:\w+ ){0,3}in the (?:eyes?|face)\b/,
    why: 'Looking at someone can hurt, or use up the effort that listening needs.',
    kinder: (name) => `People know ${name} can be listening without looking, and give time to answer`,
  },
  {
    id: 'sitting still',
    says: /\b(?:sit|sits|sitting|stay|stays|staying|keep|keeps|keeping|be|stand|stands|standing) (?:more |very |really |nice and )?still\b|\bstop(?:s|ping)? (?:fidget(?:ing|s)?|wriggling|moving about|rocking|pacing)\b|\bsit(?:s|ting)? (?:nicely|properly|quietly)\b|\bwhole body listening\b/,
    why: 'Moving is often how a child thinks and stays calm.',
    kinder: (name) => `${name} can move when they need to, and still join in`,
  },
  {
    id: 'acting normal',
    says: /\b(?:act|acts|acting|be|being|look|looks|looking|seem|seems|appear|appears|more) (?:more )?(?:normal|normally|ordinary|typical)\b|\b(?:act|acts|acting|behave|behaves|behaving|respond|responds|speak|speaks|talk|talks|play|plays|dress|dresses|react|reacts) (?:more )?(?:appropriately|properly|normally)\b|\b(?:socially |age )?appropriate behaviou?r\b|\bless (?:weird|odd|strange|different|autistic)\b|\bnot (?:be |seem |look )?(?:weird|odd|strange)\b/,
    why: 'It asks a child to hide who they are. That wears people out.',
    kinder: (name) => `${name} can be themselves and be welcome`,
  },
  {
    id: 'stimming',
    says: /\b(?:stop|stops|stopping|reduce|reduces|reducing|less|no|without|cut down on|fewer|control|controls|hide|hides|hiding) (?:\w+ ){0,2}(?:flapping|flap|flaps|stims|stim|stimming|spinning|humming|hand flapping|repetitive movements?|repetitive behaviou?rs?)\b|\b(?:quiet|calm|still|nice|safe) hands\b|\bhands? (?:still|down|quiet)\b/,
    why: 'Flapping, spinning or humming helps many people feel steady or happy.',
    kinder: (name) => `${name} has time, room and safe ways to move that feel good`,
  },
  {
    id: 'fitting in',
    says: /\bfit(?:s|ting)? in\b(?! (?:time|an?|some|more|the|our|my|his|her|their|swimming|rest)\b)|\bblend(?:s|ing)? in\b|\b(?:be|being|more|just) like (?:the |all the )?(?:other|others|everyone|everybody|other children|other kids|peers|his peers|her peers|their peers)\b|\bpass(?:es|ing)? as\b/,
    why: 'Fitting in can mean copying others all day. Belonging does not ask that.',
    kinder: (name) => `${name} has people and places where they belong as they are`,
  },
  {
    id: 'friends like others',
    says: /\b(?:make|makes|making|have|has|having) (?:more )?friends (?:like|as|the way)\b|\bplay(?:s|ing)? like (?:the )?(?:other|others|everyone)\b|\bsociali[sz]e(?:s)? (?:more|like|normally|properly)\b/,
    why: 'People like different kinds of company, and different amounts of it.',
    kinder: (name) => `${name} spends time with people they like, in ways they enjoy`,
  },
  {
    id: 'behaving',
    says: /\b(?:behave|behaves|behaving|misbehave|misbehaves|misbehaving)\b|\b(?:good|better|bad|improved?|poor|challenging) behaviou?r\b|\bbe(?:ing)? (?:good|a good (?:boy|girl))\b|\bstop(?:s|ping)? (?:\w+ ){0,2}(?:melt ?downs?|tantrums?|shut ?downs?|kicking off|acting up|attention seeking)\b/,
    why: 'What others see is often a sign that something is too much.',
    kinder: (name) => `People notice early when something is too much for ${name}, and it gets easier`,
  },
  {
    id: 'complying',
    says: /\b(?:comply|complies|complying|compliance|compliant|obey|obeys|obeying|obedient)\b|\bdo(?:es|ing)? (?:as|what) (?:he|she|they|it|\w+) (?:is|are|was|were) (?:told|asked)\b|\bdo(?:es)? (?:as|what) (?:he|she|they|it|you|\w+)'(?:s|re) (?:told|asked)\b|\bdo(?:es)? as (?:told|asked)\b|\bfollow(?:s|ing)? (?:\w+ ){0,2}(?:instructions?|rules|orders) (?:the )?first time\b|\b(?:listen|listens|listening) the first time\b|\bstop(?:s|ping)? saying no\b/,
    why: 'A child who learns always to say yes is less safe.',
    kinder: (name) => `${name} knows what is coming, has a say, and can say no`,
  },
]

// "Nobody makes her give eye contact" is the opposite of the goal we warn of.
const protects =
  /\b(?:nobody|no one|never|not|n't|without|instead of)\b[^.;]*\b(?:made|make|makes|making|force|forced|forces|ask|asked|asks|told|tell|tells|expected?|expects|pressed|pushed|pressure|having|need|needs|have)\b|\bno pressure\b/

const plain = (words: string) =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’‘`]/g, "'")
    .replaceAll(/[\s\-–—_/]+/g, ' ')

/** What to think over before a goal is kept: at most one warning for each kind. It never stops anyone. */
export function maskingWarnings(words: string): Warning[] {
  const sentences = plain(words).split(/[.!?;\n]+/)
  return rules.filter(({ says }) =>
    sentences.some((sentence) => says.test(sentence) && !protects.test(sentence)),
  )
}

/** How a goal has gone, first rating to latest, in words and never as a sum. */
export function ratingsInWords(ratings: readonly { rating: number }[]): string {
  const [first, last] = [ratings[0], ratings.at(-1)]
  if (!first || !last) return 'Not rated yet.'
  if (ratings.length === 1) return `You began at ${first.rating} out of 10.`
  if (first.rating === last.rating)
    return `You began at ${first.rating} out of 10 and are at ${last.rating} again.`
  return last.rating > first.rating
    ? `You began at ${first.rating} out of 10. Now it is ${last.rating}: closer to what you hope for.`
    : `You began at ${first.rating} out of 10. Now it is ${last.rating}: harder than at the start. That is worth talking about.`
}
