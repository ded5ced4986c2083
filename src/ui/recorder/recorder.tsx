import { h } from 'preact'
import { FieldError, Hint, describedBy, groupClass } from '../field/field.tsx'
import type { FieldProps } from '../field/field.tsx'
import { t } from '../messages/messages.ts'

export type RecorderProps = Omit<FieldProps, 'hint'> & {
  /** Kinds of sound that are taken, as a browser's recorder names them, the preferred first. */
  readonly types: readonly string[]
  /** Bytes of one recording. */
  readonly maxBytes: number
  /** Replaces the hint to the speaker. */
  readonly note?: string
  /** On an officer's form: the file is for them alone. */
  readonly desk?: boolean
}

/** Speech is recorded at 20 kbit/s. */
const bytesPerMinute = (20_000 / 8) * 60

/** In which states of the element each button shows. */
const buttons = [
  ['record', 'recording.record', 'ready'],
  ['pause', 'recording.pause', 'recording'],
  ['resume', 'recording.resume', 'paused'],
  ['stop', 'recording.stop', 'recording paused'],
  ['play', 'recording.play', 'sending waiting done refused'],
  ['remove', 'recording.remove', 'recording paused sending waiting done refused'],
] as const

/**
 * "Rekam suara": a complaint that is spoken (S2, S3.1). With scripts a recorder that sends while one speaks and adds a kept file's token
 * to the form; without, a file field that opens the telephone's own recorder.
 */
export function Recorder({ lang, name, label, id = name, error, optional = false, types, maxBytes, note, desk = false }: RecorderProps) {
  const minutes = Math.max(1, Math.floor(maxBytes / bytesPerMinute / 5) * 5)
  const words = {
    'data-recording': t(lang, 'recording.recording'), 'data-paused': t(lang, 'recording.paused'), 'data-sending': t(lang, 'recording.sending'),
    'data-waiting': t(lang, 'recording.waiting'), 'data-done': t(lang, 'recording.done'), 'data-refused': t(lang, 'recording.refused'),
    'data-denied': t(lang, 'recording.denied'), 'data-none': t(lang, 'recording.none'),
    'data-form_sending': t(lang, 'recording.form_sending'), 'data-form_waiting': t(lang, 'recording.form_waiting'),
  }
  return (
    <div class={groupClass(error)}>
      <p class="govuk-label" id={`${id}-label`}>
        {label}
        {optional ? <span class="tg-optional"> {t(lang, 'common.optional')}</span> : null}
      </p>
      <Hint id={id} hint={note ?? t(lang, 'recording.hint', { minutes })} />
      <FieldError lang={lang} id={id} error={error} />
      {h(
        'voice-recorder',
        { class: 'tg-recorder', 'data-name': name, 'data-types': types.join(' '), 'data-max': maxBytes, 'data-desk': desk ? '' : undefined, ...words },
        <div data-part="file">
          <input class="govuk-file-upload" id={id} name={name} type="file" accept="audio/*" capture="user" data-chosen={t(lang, 'common.files_chosen')} aria-labelledby={`${id}-label`} aria-describedby={describedBy(id, 'hint')} />
        </div>,
        <div data-part="panel" hidden>
          <p class="tg-recorder__state"><span data-part="state" role="status"></span> <span class="tg-recorder__time" data-part="time" hidden></span></p>
          <div class="govuk-button-group">
            {buttons.map(([act, key, states]) => (
              <button key={act} type="button" class={act === 'stop' ? 'govuk-button' : 'govuk-button govuk-button--secondary'} data-do={act} data-in={states} hidden={act !== 'record'}>
                {t(lang, key)}
              </button>
            ))}
          </div>
        </div>,
      )}
    </div>
  )
}
