import type { Standard } from '../office/standard/schema.ts'

/** Ways to reach the office when one is not satisfied (S7), as the standard words them; telephone numbers and addresses can be touched. */
export function RedressList({ redress }: { redress: Standard['redress'] }) {
  return (
    <ul class="govuk-list govuk-list--bullet" lang="id">
      {redress.map(({ kind, label, value, when }) => (
        <li key={label}>
          {label}: {kind === 'phone-sms' ? <a href={telephone(value)}>{value}</a> : kind === 'website' ? <a href={website(value)}>{value}</a> : value}
          {when ? ` (${when})` : ''}
        </li>
      ))}
    </ul>
  )
}

/** Address of a telephone number as people write it. */
export function telephone(number: string): string {
  return `tel:${number.replace(/[^\d+]/gu, '')}`
}

/** Address of a website as people write it. */
export function website(name: string): string {
  return /^https?:/u.test(name) ? name : `http://${name}`
}
