import type { Applicant, Statement } from './applicant.ts'
import type { Requirement, Standard } from '../office/standard/schema.ts'
import type { IntakeField } from '../office/standard/vocabulary.ts'

/** The requirements of the standard (S2) that this intake fulfils, in the standard's order. */
export function metRequirements(standard: Standard, applicant: Applicant, statement: Statement, attachments: number): string[] {
  return standard.requirements.filter((requirement) => isMet(requirement, applicant, statement, attachments)).map((requirement) => requirement.id)
}

function isMet({ satisfiedBy }: Requirement, applicant: Applicant, statement: Statement, attachments: number): boolean {
  const given = (field: IntakeField) => present(field, applicant, statement, attachments)
  return satisfiedBy.mode === 'all' ? satisfiedBy.fields.every(given) : satisfiedBy.fields.some(given)
}

function present(field: IntakeField, { name, address, phone, email }: Applicant, statement: Statement, attachments: number): boolean {
  const values: Record<IntakeField, unknown> = {
    'applicant.name': name, 'applicant.address.line': address?.line, 'applicant.address.rt': address?.rt, 'applicant.address.rw': address?.rw,
    'applicant.address.kelurahan': address?.kelurahan, 'applicant.phone': phone, 'applicant.email': email, narrative: statement.narrative,
    attachments: attachments > 0, 'incident.when': statement.incident?.when, 'incident.where': statement.incident?.where,
    about: statement.about, desiredResolution: statement.desiredResolution,
  }
  return Boolean(values[field])
}
