import { cleanLine } from './clean.ts'

/** One line that says what an invitation (text/calendar, RFC 5545) is about: title, time, place; null when it does not say. */
export function tellInvitation(text: string): string | null {
  const lines = text.slice(0, 64 * 1024).replace(/\r?\n[\t ]/gu, '').split(/\r?\n/u)
  const start = lines.findIndex((line) => /^BEGIN:VEVENT/iu.test(line))
  if (start < 0) return null
  const value = (name: string) => {
    const line = lines.slice(start, start + 200).find((one) => new RegExp(`^${name}[:;]`, 'iu').test(one)) ?? ''
    return cleanLine(line.slice(line.indexOf(':') + 1).replace(/\\n/giu, ' ').replace(/\\([,;\\])/gu, '$1'), 200)
  }
  const at = value('DTSTART')?.match(/^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z)?)?/u)
  const when = at ? `${at[1]}-${at[2]}-${at[3]}${at[4] ? ` ${at[4]}.${at[5]}${at[6] ? ' UTC' : ''}` : ''}` : null
  const told = [value('SUMMARY'), when, value('LOCATION')].filter((part) => part !== null)
  return told.length === 0 ? null : `Undangan: ${told.join(' · ')}`
}
