import type { TemplateVersion } from '../../procedure/letters/templates.ts'
import { letterChannels } from '../../procedure/letters/letters.ts'
import type { LetterChannel } from '../../procedure/letters/letters.ts'
import { letterNames } from '../../procedure/letters/told.ts'
import type { LetterName } from '../../procedure/letters/told.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { SettingsPage, nothingShown } from './section.tsx'
import { letterChannelText, letterText, placeText, templateHref } from './template-words.ts'

/** All letters: which the office has in its own words. */
export function TemplatesPage({ frame, changed }: { readonly frame: PageFrame; readonly changed: readonly TemplateVersion[] }) {
  const { lang } = frame
  return (
    <SettingsPage frame={frame} title="templates.title" lead="templates.lead" shown={nothingShown}>
      <DataTable
        lang={lang} caption={t(lang, 'templates.title')} hideCaption rows={letterNames} rowKey={(letter) => letter}
        columns={[
          { key: 'letter', header: t(lang, 'templates.letter_header'), rowHeader: true, cell: (letter) => letterText(lang, letter) },
          { key: 'when', header: t(lang, 'templates.when_header'), cell: (letter) => t(lang, keyOf('templates.when', letter)) },
          ...letterChannels.map((channel) => ({ key: channel, header: letterChannelText(lang, channel), cell: (letter: LetterName) => <Links lang={lang} letter={letter} channel={channel} changed={changed} /> })),
        ]}
      />
    </SettingsPage>
  )
}

function Links({ lang, letter, channel, changed }: { readonly lang: Language; readonly letter: LetterName; readonly channel: LetterChannel; readonly changed: readonly TemplateVersion[] }) {
  return (
    <>
      {(['id', 'en'] as const).map((language) => {
        const own = changed.find((version) => version.letter === letter && version.channel === channel && version.language === language && version.content !== null)
        return (
          <div key={language}>
            <a class="tg-whole" href={templateHref({ letter, channel, language })} aria-label={placeText(lang, { letter, channel, language })}>{t(lang, keyOf('templates.words_in', language))}</a>
            {own ? <span class="tg-soft"> {t(lang, 'templates.own_version', { version: own.version })}</span> : null}
          </div>
        )
      })}
    </>
  )
}
