import type { recording as indonesian } from '../id/recording.ts'

export const recording: Record<keyof typeof indonesian, string> = {
  'recording.name': 'recording',
  'recording.label': 'Record your voice',
  'recording.hint': 'Tell it in your own voice, {minutes} minutes at most. Regional languages are welcome.',
  'recording.counter': 'Record what the complainant says, with their consent. Then write it down in the account and read it back. The complaint can be saved without an account too; it is written down later.',
  'recording.record': 'Record',
  'recording.pause': 'Pause',
  'recording.resume': 'Go on',
  'recording.stop': 'Stop',
  'recording.play': 'Play again',
  'recording.remove': 'Remove recording',
  'recording.recording': 'Recording. Please speak.',
  'recording.paused': 'Recording paused.',
  'recording.sending': 'The recording is being sent: #%.',
  'recording.waiting': 'The network is down. The recording is safe on this phone and is sent again by itself.',
  'recording.done': 'The recording has been sent and belongs to this form.',
  'recording.refused': 'This recording is too large. Remove it and record a shorter one.',
  'recording.denied': 'The microphone is not allowed. Open the browser’s settings, allow the microphone for this page, then press Record again.',
  'recording.none': 'The microphone cannot be used. Check whether another app is using it, then press Record again.',
  'recording.form_sending': 'The form is sent by itself once the recording has arrived: #%. Leave this page open.',
  'recording.form_waiting': 'The network is down. Form and recording are sent by themselves when it returns. Leave this page open.',
}
