/** Every component on a few pages that could be real, in their usual and their mistaken states. For looking, and for the tests that look. */
import { ActionLink } from './action-link.tsx'
import { Button } from './button.tsx'
import { Card } from './card.tsx'
import { Details } from './details.tsx'
import { EasyTable } from './easy-table.tsx'
import { Fieldset } from './fieldset.tsx'
import type { FormView } from './form-state.ts'
import { InsetText } from './inset-text.tsx'
import { NineLinesBlank } from './nine-lines-blank.tsx'
import { NineLinesTable } from './nine-lines-table.tsx'
import type { Line, View } from './nine-lines-words.ts'
import { NineLines, NineLinesBoth } from './nine-lines.tsx'
import { Notification } from './notification.tsx'
import { demonstrationBanner, Page, type Settings } from './page.tsx'
import { Pagination } from './pagination.tsx'
import { Bars, Trend } from './picture.tsx'
import { Question } from './questions.tsx'
import { ReadAloud } from './read-aloud.tsx'
import { SavedState } from './saved-state.tsx'
import { Select } from './select.tsx'
import { SummaryList } from './summary-list.tsx'
import { Tag } from './tag.tsx'
import { Warning } from './warning.tsx'
import { WhatNext } from './what-next.tsx'
import { WhoWillSee } from './who-will-see.tsx'

const family = {
  area: 'Kent and Medway',
  banner: demonstrationBanner,
  person: { name: 'Ana Okafor', href: '/you' },
  nav: [
    { href: '/home', text: 'Robin', current: true },
    { href: '/messages', text: 'Messages' },
    { href: '/find-help', text: 'Find help' },
  ],
}

export const FamilyHome = ({ settings }: { settings?: Settings | undefined }) => (
  <Page {...family} title="Robin" caption="Where things stand" settings={settings}>
    <p class="nf-lede">
      You told us about Robin on 2 October. Sam Reid has read it and will ring you by Friday 16 October 2026.
    </p>
    <ActionLink href="/home/lines/energy" text="Say how energy is for Robin" />
    <h2>What helps tonight</h2>
    <ul class="nf-cards">
      <li>
        <Card heading="A quiet ten minutes after school" size="s" level={3} href="/help/quiet-ten" clickable>
          Because loud rooms are hard for Robin.
        </Card>
      </li>
      <li>
        <Card heading="Say what comes next, twice" size="s" level={3} href="/help/what-next" clickable>
          Because Robin likes things the same.
        </Card>
      </li>
      <li>
        <Card heading="Heavy blanket while reading" size="s" level={3} href="/help/blanket" clickable>
          Because Robin feels touch a great deal.
        </Card>
      </li>
    </ul>
    <WhatNext
      steps={[
        'Sam rings you by Friday 16 October 2026. If you miss it, Sam rings again on Monday.',
        'You, Robin and school meet for an hour. You choose when.',
        'You leave with a plan you all agreed. Help starts the same week.',
      ]}
    />
    <Details summary="Who has looked at Robin’s page">
      <p>Sam Reid, family lead, on 6 October 2026 at 4.10pm.</p>
      <p>You, today.</p>
    </Details>
  </Page>
)

export const Profile = ({ settings }: { settings?: Settings | undefined }) => (
  <Page
    {...family}
    title="Robin, 7: what we agreed"
    caption="14 October 2026"
    back={{ href: '/home', text: 'Robin' }}
    wide
    settings={settings}
    sheet="Printed 16 October 2026 for Ana Okafor"
  >
    <p>
      A picture, not a test. The cross is what we agreed together. The small marks are what each of us said
      first.
    </p>
    <ReadAloud of="in-words" />
    <NineLinesBoth
      title="Robin’s nine lines, agreed on 14 October 2026"
      lines={robinsLines}
      hrefFor={(key) => `/home/lines/${key}`}
      wasLabel="14 July 2026"
    />
    <div id="in-words">
      <NineLinesTable
        caption="The same in words"
        lines={robinsLines}
        hrefFor={(key) => `/home/lines/${key}`}
      />
    </div>
    <div class="nf-buttons">
      <Button text="Print a blank to write on" href="/blank" variant="secondary" />
    </div>
  </Page>
)

export const Blank = () => (
  <Page {...family} title="Nine lines to fill in" sheet="Printed 16 October 2026 for Ana Okafor" wide>
    <NineLinesBlank title="Nine lines" lines={robinsLines} />
  </Page>
)

export const ChildsOwn = ({ settings }: { settings?: Settings | undefined }) => (
  <Page {...family} title="My nine lines" settings={settings} wide>
    <NineLines layout="narrow" title="What I said" childOnly lines={robinsLines} />
  </Page>
)

export const Asking = ({ wrong, settings }: { wrong: boolean; settings?: Settings | undefined }) => {
  const form = { ...askingForm, ...(wrong ? askingWrong : {}) }
  return (
    <Page
      {...family}
      title="Tell us about Robin"
      caption="4 of about 20. You can stop any time. It is saved."
      back={{ href: '/home' }}
      form={form}
      settings={settings}
    >
      <WhoWillSee who="you and Sam Reid" more={{ href: '/who', text: 'Choose who else' }} />
      <form method="post" action="/showcase/asking" novalidate data-autosave="/showcase/draft">
        <Question form={form} name="name" />
        <Question form={form} name="joys" />
        <Question form={form} name="energy" />
        <Question form={form} name="places" />
        <Question form={form} name="born" />
        <Question form={form} name="email" />
        <Question form={form} name="phone" />
        <Question form={form} name="siblings" />
        <Question form={form} name="quiet" />
        <Question form={form} name="version" />
        <SavedState text="Saved at 7.30pm" />
        <div class="nf-buttons">
          <Button text="Save and go on" preventDoubleClick />
          <a href="/home">Stop here for now</a>
        </div>
      </form>
    </Page>
  )
}

export const Parts = ({ settings }: { settings?: Settings | undefined }) => (
  <Page
    {...family}
    title="Robin’s plan"
    trail={[
      { href: '/home', text: 'Robin' },
      { href: '/home/plans', text: 'Plans' },
    ]}
    settings={settings}
  >
    <Notification
      variant="success"
      title="Saved"
      heading="Your place is kept: Tuesday 3 November 2026, 6.30pm"
      text="We have sent you the address. You can cancel until the day before."
    />
    <p>
      We will try these things until <strong>12 January 2027</strong>, then look again together.
    </p>
    <InsetText>School will try the quiet corner from Monday. Ms Bell looks after it.</InsetText>
    <Warning heading="Check first">
      <p>Robin has not had a hearing test. This delays nothing: start now, and ask your GP as well.</p>
    </Warning>
    <SummaryList
      rows={[
        {
          key: 'What helps',
          value: 'A quiet corner, said before it is needed',
          actions: [{ text: 'Change', href: '/c', about: 'what helps' }],
        },
        {
          key: 'Who',
          value: 'Ms Bell at school, Ana at home',
          actions: [{ text: 'Change', href: '/c', about: 'who' }],
        },
        { key: 'By when', value: '12 January 2027' },
      ]}
    />
    <p>
      <Tag text="Agreed" /> <Tag text="Waiting for you" colour="yellow" /> <Tag text="Draft" colour="grey" />{' '}
      <Tag text="Stopped" colour="white" />
    </p>
    <Card
      heading="Parents’ evening group"
      size="m"
      variant="feature"
      actions={[{ text: 'Give up the place', href: '/g' }]}
    >
      Six Tuesdays from 3 November 2026, in Chatham. 7 of 12 places are taken.
    </Card>
    <Details summary="What if Robin will not use the corner?" expander>
      <p>Then it is not the right help, and that is worth knowing. Tell us and we will try something else.</p>
    </Details>
    <Fieldset legend="How shall we reach you?" size="m">
      <Select
        name="how"
        label="The best way"
        choices={[
          { value: 'text', text: 'Text message' },
          { value: 'ring', text: 'A ring' },
        ]}
        value="ring"
      />
    </Fieldset>
    <div class="nf-buttons">
      <Button text="Agree the plan" />
      <Button text="Ask for a change" variant="secondary" />
      <Button text="Stop this plan" variant="warning" />
    </div>
    <Bars
      title="Families helped each term"
      unit="families"
      rowsAre="Term"
      bars={[
        { label: 'Autumn 2025', value: 112 },
        { label: 'Spring 2026', value: 164 },
        { label: 'Summer 2026', value: 181 },
      ]}
    />
    <Trend
      title="Weeks waited, half of families waited less"
      unit="weeks"
      rowsAre="Month"
      bandMeans="where it will most likely be"
      points={[
        { label: 'May', value: 41 },
        { label: 'Jun', value: 38 },
        { label: 'Jul', value: 36 },
        { label: 'Aug', value: 37, low: 34, high: 40 },
        { label: 'Sep', value: 31, low: 26, high: 37 },
        { label: 'Oct', value: 27, low: 20, high: 35 },
      ]}
    />
    <Pagination
      previous={{ href: '/p', label: 'What matters to Robin' }}
      next={{ href: '/n', label: 'Who is involved' }}
    />
    <Pagination
      label="Pages of this list"
      previous={{ href: '/1' }}
      next={{ href: '/3' }}
      items={[
        { number: 1, href: '/1' },
        { number: 2, href: '/2', current: true },
        { number: 3, href: '/3' },
        'gap',
        { number: 9, href: '/9' },
      ]}
    />
  </Page>
)

export const Desk = ({ settings }: { settings?: Settings | undefined }) => (
  <Page
    area="Kent and Medway"
    banner={demonstrationBanner}
    person={{ name: 'Sam Reid', href: '/you' }}
    nav={[
      { href: '/desk', text: 'Desk', current: true },
      { href: '/requests', text: 'Requests' },
      { href: '/groups', text: 'Groups' },
    ]}
    title="What we promised, oldest first"
    wide
    desk
    settings={settings}
  >
    <form class="nf-filters" method="get">
      <Select
        name="place"
        label="Place"
        choices={[
          { value: '', text: 'Anywhere' },
          { value: 'med', text: 'Medway' },
        ]}
      />
      <Select
        name="who"
        label="Whose"
        choices={[
          { value: 'mine', text: 'Mine' },
          { value: 'team', text: 'The team’s' },
        ]}
        value="mine"
      />
      <Button text="Show" variant="secondary" small />
    </form>
    <EasyTable
      caption="41 promises. 3 are late."
      compact
      head={['Child', 'What we promised', 'Due', 'How late', { text: 'Waited, weeks', numeric: true }]}
      rows={[
        [
          { text: 'Robin Okafor, 7', href: '/c/1' },
          'Ring Ana',
          '9 October 2026',
          { text: <strong>5 days late</strong> },
          '2',
        ],
        [
          { text: 'Maya Lind, 4', href: '/c/2' },
          'Review the plan',
          '12 October 2026',
          { text: <strong>2 days late</strong> },
          '14',
        ],
        [
          { text: 'Theo Addai, 12', href: '/c/3' },
          'Answer school',
          '13 October 2026',
          { text: <strong>1 day late</strong> },
          '6',
        ],
        [{ text: 'Isla Webb, 9', href: '/c/4' }, 'First meeting', '14 October 2026', 'today', '3'],
        [{ text: 'Kit Marsh, 16', href: '/c/5' }, 'Send the letter', '16 October 2026', 'in 2 days', '1'],
      ]}
      next="/desk?after=2026-10-16"
      empty="Nothing is promised to anyone. New requests come here first."
    />
  </Page>
)

const view = (who: View['who'], label: string) => (position: number) => ({ who, label, position })
const robin = view('child', 'Robin')
const mum = view('parent', 'Mum')
const dad = view('parent2', 'Dad')
const school = view('setting', 'School')
const therapist = view('professional', 'Therapist')
const effort = { left: 'takes effort', right: 'comes easily' }

export const robinsLines: readonly Line[] = [
  {
    key: 'speech_language',
    label: 'Speech and language',
    ...effort,
    strength: 'tells wonderful stories',
    rows: [{ ...effort, agreed: 62, was: 45, views: [robin(70), mum(58), school(66), therapist(60)] }],
    need: { home: 'none', setting: 'some', community: 'none' },
  },
  {
    key: 'energy',
    label: 'Energy',
    left: 'runs low',
    right: 'always on the go',
    neitherEndIsBetter: true,
    quote: 'I could swim all day',
    rows: [
      {
        left: 'runs low',
        right: 'always on the go',
        agreed: 30,
        was: 33,
        views: [robin(26), mum(24), dad(25), school(52)],
      },
    ],
    need: { home: 'a lot', setting: 'none', community: 'some' },
    note: 'Home sees more than this: Robin is worn out after school and sleeps from five.',
  },
  {
    key: 'attention_impulse',
    label: 'Attention',
    left: 'drifts',
    right: 'locks on',
    quote: 'I can build for hours',
    rows: [
      {
        part: { key: 'attention', label: 'attention' },
        left: 'drifts',
        right: 'locks on',
        agreed: 71,
        views: [robin(75), mum(70), school(60)],
      },
      {
        part: { key: 'pausing', label: 'pausing' },
        left: 'acts first',
        right: 'stops to think',
        agreed: 40,
        was: 20,
        views: [mum(34), school(46)],
      },
    ],
    need: { home: 'some', setting: 'some', community: 'none' },
  },
  {
    key: 'emotional_regulation',
    label: 'Feelings',
    left: 'bursts out',
    right: 'steady',
    strength: 'deeply kind to animals',
    rows: [
      {
        part: { key: 'outward', label: 'outward' },
        left: 'bursts out',
        right: 'steady',
        agreed: 34,
        views: [robin(40), mum(16), school(78)],
      },
      {
        part: { key: 'inward', label: 'inward' },
        left: 'shuts down',
        right: 'steady',
        agreed: null,
        views: [robin(20), mum(30)],
      },
    ],
    need: { home: 'a lot', setting: 'none', community: 'some' },
    note: 'Home sees more than this: Robin holds it in all day, and it comes out at the gate.',
  },
  {
    key: 'motor',
    label: 'Moving and hands',
    ...effort,
    strength: 'fearless climber',
    rows: [{ ...effort, agreed: 55, views: [mum(50), school(58)] }],
    need: { home: 'none', setting: 'none', community: 'none' },
  },
  {
    key: 'sensory',
    label: 'Senses',
    left: 'hardly notices',
    right: 'feels a great deal',
    neitherEndIsBetter: true,
    strength: 'hears every instrument',
    rows: [
      {
        part: { key: 'sound', label: 'sound' },
        left: 'hardly notices',
        right: 'feels a great deal',
        agreed: 88,
        was: 90,
        views: [robin(92), mum(86), school(61)],
      },
      {
        part: { key: 'touch', label: 'touch' },
        left: 'hardly notices',
        right: 'feels a great deal',
        agreed: 76,
        views: [robin(80), mum(74)],
      },
    ],
    need: { home: 'a lot', setting: 'some', community: 'urgent' },
  },
  {
    key: 'flexibility',
    label: 'Change',
    left: 'likes things the same',
    right: 'likes change',
    neitherEndIsBetter: true,
    strength: 'keeps every promise',
    rows: [
      {
        left: 'likes things the same',
        right: 'likes change',
        agreed: 22,
        views: [robin(20), mum(18), school(40)],
      },
    ],
    need: { home: 'some', setting: 'some', community: 'none' },
  },
  {
    key: 'empathising_systemising',
    label: 'People and patterns',
    ...effort,
    strength: 'knows every bus route',
    rows: [
      {
        part: { key: 'people', label: 'people' },
        ...effort,
        agreed: 44,
        views: [robin(38), mum(46), school(44)],
      },
      {
        part: { key: 'patterns', label: 'patterns' },
        ...effort,
        agreed: 90,
        views: [robin(94), mum(88), school(80)],
      },
    ],
    need: { home: 'none', setting: 'some', community: 'none' },
  },
  {
    key: 'cognitive',
    label: 'Learning',
    left: 'needs time',
    right: 'comes easily',
    strength: 'remembers what he sees',
    rows: [
      {
        part: { key: 'speed', label: 'speed' },
        left: 'needs time',
        right: 'comes easily',
        agreed: 48,
        views: [mum(52), school(44)],
      },
      {
        part: { key: 'independence', label: 'everyday independence' },
        left: 'needs time',
        right: 'comes easily',
        agreed: 74,
        views: [mum(78), school(66)],
      },
    ],
    need: { home: 'none', setting: 'none', community: 'not asked' },
  },
]

const askingForm: FormView = {
  fields: {
    name: { kind: 'text', label: 'What does your child like to be called?', autocomplete: 'off' },
    joys: {
      kind: 'paragraph',
      label: 'What brings Robin joy?',
      hint: 'Anything, in your own words.',
      longest: 2000,
    },
    energy: {
      kind: 'choice',
      label: 'How is Robin’s energy on most days?',
      choices: [
        { value: 'low', text: 'Runs low', hint: 'Tired early, slow to start' },
        { value: 'mid', text: 'Like most this age' },
        { value: 'high', text: 'Always on the go' },
        { value: 'unsure', text: 'I am not sure' },
      ],
    },
    places: {
      kind: 'choices',
      label: 'Where would help matter most?',
      hint: 'Choose all that fit.',
      choices: [
        { value: 'home', text: 'At home' },
        { value: 'school', text: 'At school' },
        { value: 'out', text: 'Out and about' },
      ],
    },
    born: { kind: 'day', label: 'When was Robin born?', hint: 'For example, 27 3 2019', isBirthday: true },
    email: { kind: 'email', label: 'Your email address' },
    phone: { kind: 'phone', label: 'Your telephone number' },
    siblings: { kind: 'whole', label: 'How many brothers and sisters has Robin?' },
    quiet: { kind: 'yesNo', label: 'Would Robin like a quiet room to wait in?' },
    version: { kind: 'hidden' },
  },
  typed: { name: 'Robin', energy: 'low', places: ['home', 'out'], version: '3' },
  errors: {},
}

const askingWrong: Partial<FormView> = {
  typed: {
    name: '',
    joys: 'Water. Any water at all.',
    'born-day': '31',
    'born-month': '2',
    'born-year': '2019',
    siblings: 'two',
    places: ['out'],
    version: '3',
  },
  errors: {
    name: 'Write the name your child likes, or “not sure”',
    energy: 'Choose how Robin’s energy is on most days, or “I am not sure”',
    born: 'February has no 31st. Write the day Robin was born',
    siblings: 'Write a number, such as 2',
  },
}
