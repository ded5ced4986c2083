import { addTemplateVersion, latestTemplates, templateVersions } from '../../channels/store/templates.ts'
import type { TemplateVersion } from '../../channels/store/templates.ts'
import type { Change } from '../../office/office-events.ts'
import type { Language } from '../../ui/messages/messages.ts'
import type { House } from '../house.ts'
import { builtIn } from './letters.ts'
import type { LetterChannel, LetterText } from './letters.ts'
import type { LetterName } from './told.ts'

export type { TemplateVersion } from '../../channels/store/templates.ts'

/** Which letter, for which kind of channel, in which language. */
export interface LetterPlace { letter: LetterName; channel: LetterChannel; language: Language }

type Reader = Pick<House, 'pool' | 'workplace'>

/** The words in use: the office's own, else those that the software brings. */
export async function currentText({ pool, workplace }: Reader, letter: LetterName, channel: LetterChannel, language: Language): Promise<LetterText> {
  const [latest] = await templateVersions(pool, workplace.officeId, { letter, channel, language }, 1)
  return latest?.content ?? builtIn(letter, channel, language)
}

/** Every letter that the office ever changed, with its latest version. */
export function changedLetters({ pool, workplace }: Reader): Promise<TemplateVersion[]> {
  return latestTemplates(pool, workplace.officeId)
}

const versionsShown = 50

/** The versions of one letter, newest first. */
export function versionsOf({ pool, workplace }: Reader, place: LetterPlace): Promise<TemplateVersion[]> {
  return templateVersions(pool, workplace.officeId, place, versionsShown)
}

/**
 * Puts other words into use, as a new version after the one that was seen; `content` null: back to the words that the software brings. `name`
 * says in the office's history which letter it was. @returns false when somebody else was faster
 */
export function changeLetter({ db }: Pick<House, 'db'>, by: Change, place: LetterPlace, name: string, after: number, content: LetterText | null): Promise<boolean> {
  return addTemplateVersion(db, by, place, name, after, content)
}
