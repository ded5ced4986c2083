/**
 * All texts on screen, Indonesian first, English complete beside it.
 * To add an area: write `id/<area>.ts` and `en/<area>.ts`, then one import and one spread for each language here.
 */
import { api as enApi } from './en/api.ts'
import { appPages as enAppPages } from './en/app.ts'
import { cli as enCli } from './en/cli.ts'
import { casePage as enCasePage } from './en/case.ts'
import { common as enCommon } from './en/common.ts'
import { desk as enDesk } from './en/desk.ts'
import { dialogue as enDialogue } from './en/dialogue.ts'
import { errors as enErrors } from './en/errors.ts'
import { forms as enForms } from './en/forms.ts'
import { information as enInformation } from './en/information.ts'
import { layout as enLayout } from './en/layout.ts'
import { letters as enLetters } from './en/letters.ts'
import { problems as enProblems } from './en/problems.ts'
import { lapor as enLapor } from './en/lapor.ts'
import { settings as enSettings } from './en/settings.ts'
import { publicPages as enPublicPages } from './en/public.ts'
import { inbox as enInbox } from './en/inbox.ts'
import { nav as enNav } from './en/nav.ts'
import { phone as enPhone } from './en/phone.ts'
import { outbox as enOutbox } from './en/outbox.ts'
import { procedure as enProcedure } from './en/procedure.ts'
import { recording as enRecording } from './en/recording.ts'
import { refusals as enRefusals } from './en/refusals.ts'
import { status as enStatus } from './en/status.ts'
import { steps as enSteps } from './en/steps.ts'
import { templates as enTemplates } from './en/templates.ts'
import { papers as enPapers } from './en/papers.ts'
import { scans as enScans } from './en/scans.ts'
import { check as enCheck } from './en/check.ts'
import { letterTemplates as enLetterTemplates } from './en/letter-templates.ts'
import { sign as enSign } from './en/sign.ts'
import { reports as enReports } from './en/reports.ts'
import { personalData as enPersonalData } from './en/personal-data.ts'
import { officePapers as enOfficePapers } from './en/office-papers.ts'
import { naskah as enNaskah } from './en/naskah.ts'
import { officeRefusals as enOfficeRefusals } from './en/office-refusals.ts'
import { signIn as enSignIn } from './en/sign-in.ts'
import { api } from './id/api.ts'
import { appPages } from './id/app.ts'
import { cli } from './id/cli.ts'
import { casePage } from './id/case.ts'
import { common } from './id/common.ts'
import { desk } from './id/desk.ts'
import { dialogue } from './id/dialogue.ts'
import { errors } from './id/errors.ts'
import { forms } from './id/forms.ts'
import { information } from './id/information.ts'
import { layout } from './id/layout.ts'
import { letters } from './id/letters.ts'
import { problems } from './id/problems.ts'
import { inbox } from './id/inbox.ts'
import { nav } from './id/nav.ts'
import { phone } from './id/phone.ts'
import { outbox } from './id/outbox.ts'
import { publicPages } from './id/public.ts'
import { lapor } from './id/lapor.ts'
import { settings } from './id/settings.ts'
import { procedure } from './id/procedure.ts'
import { recording } from './id/recording.ts'
import { refusals } from './id/refusals.ts'
import { status } from './id/status.ts'
import { steps } from './id/steps.ts'
import { templates } from './id/templates.ts'
import { papers } from './id/papers.ts'
import { scans } from './id/scans.ts'
import { check } from './id/check.ts'
import { letterTemplates } from './id/letter-templates.ts'
import { sign } from './id/sign.ts'
import { reports } from './id/reports.ts'
import { personalData } from './id/personal-data.ts'
import { officePapers } from './id/office-papers.ts'
import { naskah } from './id/naskah.ts'
import { officeRefusals } from './id/office-refusals.ts'
import { signIn } from './id/sign-in.ts'

const indonesian = {
  ...common,
  ...api,
  ...appPages,
  ...recording,
  ...cli,
  ...errors,
  ...information,
  ...layout,
  ...letters,
  ...problems,
  ...nav,
  ...inbox,
  ...outbox,
  ...phone,
  ...publicPages,
  ...lapor,
  ...settings,
  ...status,
  ...steps,
  ...templates,
  ...papers,
  ...scans,
  ...check,
  ...letterTemplates,
  ...sign,
  ...reports, ...personalData,
  ...officePapers,
  ...naskah,
  ...officeRefusals,
  ...signIn,
  ...refusals,
  ...procedure,
  ...forms,
  ...casePage,
  ...desk,
  ...dialogue,
}

/** Every key must be here too: a missing one does not compile. */
const english: Record<MessageKey, string> = {
  ...enCommon,
  ...enApi,
  ...enAppPages,
  ...enRecording,
  ...enCli,
  ...enErrors,
  ...enInformation,
  ...enLayout,
  ...enLetters,
  ...enProblems,
  ...enNav,
  ...enInbox,
  ...enOutbox,
  ...enPhone,
  ...enPublicPages,
  ...enLapor,
  ...enSettings,
  ...enStatus,
  ...enSteps,
  ...enTemplates,
  ...enPapers,
  ...enScans,
  ...enCheck,
  ...enLetterTemplates,
  ...enSign,
  ...enReports, ...enPersonalData,
  ...enOfficePapers,
  ...enNaskah,
  ...enOfficeRefusals,
  ...enSignIn,
  ...enRefusals,
  ...enProcedure,
  ...enForms,
  ...enCasePage,
  ...enDesk,
  ...enDialogue,
}

/** Both dictionaries, for the guard that looks for missing keys and differing placeholders. */
export const dictionaries: Record<Language, Readonly<Record<MessageKey, string>>> = { id: indonesian, en: english }

/** Language of the pages; papers are always Indonesian. */
export type Language = 'id' | 'en'

/** Key of a text, `area.some_key`. */
export type MessageKey = keyof typeof indonesian

/** What may stand in a placeholder. Numbers must be formatted first where they can pass 999. */
export type MessageParams = Readonly<Record<string, string | number>>

type PlaceholderOf<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | PlaceholderOf<Rest> : never

/** The arguments that a key asks for: a literal key must bring its placeholders, a key known only at run time may. */
type ParamsOf<Key extends MessageKey> = MessageKey extends Key
  ? [params?: MessageParams]
  : [PlaceholderOf<(typeof indonesian)[Key]>] extends [never]
    ? [params?: MessageParams]
    : [params: Readonly<Record<PlaceholderOf<(typeof indonesian)[Key]>, string | number>>]

/**
 * The text of `key` in `lang`, placeholders filled in. Returns plain text: escaping is the renderer's work.
 * Throws when a placeholder has no value, since that is a mistake in the calling code.
 */
export function t<Key extends MessageKey>(lang: Language, key: Key, ...[params]: ParamsOf<Key>): string {
  const text: string = dictionaries[lang][key]
  if (!text.includes('{')) return text
  const values: MessageParams = params ?? {}
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`Message ${key} needs a value for {${name}}`)
    return String(value)
  })
}

/** Whether a text put together at run time is the key of a message. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(indonesian, key)
}

/** Whether an unknown string (from a cookie, an address) names a language that we speak. */
export function isLanguage(value: unknown): value is Language {
  return value === 'id' || value === 'en'
}
