/** Inviting another carer, answering, and leaving. */
import { choice, choices, reach, text } from '#platform/forms.ts'
import { relationships } from '../forms.ts'

export const inviteQuestions = (knownAs: string) => ({
  name: text({
    label: 'Who would you like to invite?',
    hint: 'The name they like to be called.',
    missing: 'Enter the name of the person you would like to invite',
  }),
  relationship: choice({
    label: `They are ${knownAs}’s…`,
    missing: `Choose who they are to ${knownAs}`,
    choices: relationships,
  }),
  reach: reach({
    label: 'Their email address or mobile number',
    hint: 'We send them a link. The message does not name you or your child.',
    missing: 'Enter their email address or mobile number',
  }),
  may: choice({
    label: 'What may they do?',
    missing: 'Choose what they may do',
    choices: [
      { value: 'care', text: 'See it and write in it', hint: 'They cannot share it or invite anyone.' },
      {
        value: 'share',
        text: 'The same as me',
        hint: 'They can also share it with schools and teams, stop sharing, and invite others.',
      },
    ],
  }),
})

export const answerQuestions = {
  yourName: text({
    label: 'Your name',
    hint: 'As you would like to be called.',
    missing: 'Enter your name',
  }),
}

export const leaveQuestions = {
  sure: choices({
    label: 'Are you sure?',
    missing: 'Tick the box if you want to leave',
    least: 1,
    choices: [{ value: 'yes', text: 'Yes. I understand that I will see nothing more' }],
  }),
}
