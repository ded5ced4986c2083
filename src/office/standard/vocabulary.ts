// The closed lists that a standard may draw from, beside roles and channels. Everything else in a standard is free text of the office.

/** The seven steps of S3, in the office's order. */
export const stepIds = [
  'receive',
  'check-completeness',
  'record-and-acknowledge',
  'register-and-hand-over',
  'study-and-report',
  'follow-up-and-answer',
  'archive',
] as const
export type StepId = (typeof stepIds)[number]

/**
 * Moments in the life of one complaint at which a clock starts or stops.
 * `received` diterima · `completion-requested` pelapor diminta melengkapi · `complete` persyaratan lengkap ·
 * `completeness-answered` the first word to the complainant whether the file is complete (the earlier of the two before) ·
 * `recorded` tercatat · `receipt-issued` Tanda Terima given · `handed-over` given to the Kasi Pelayanan · `reported` reported to the leader ·
 * `forwarded` passed on to the body that is competent · `decided` the leader approved the answer ·
 * `answered` the first answer given, an interim one included · `resolved` the final answer given · `conveyed` the decision reached the complainant with a copy ·
 * `objection-window-closed` the complainant replied, or the time to object ran out · `archived` diarsipkan.
 */
export const moments = [
  'received',
  'completion-requested',
  'completeness-answered',
  'complete',
  'recorded',
  'receipt-issued',
  'handed-over',
  'reported',
  'forwarded',
  'decided',
  'answered',
  'resolved',
  'conveyed',
  'objection-window-closed',
  'archived',
] as const
export type Moment = (typeof moments)[number]

/** Moments outside a complaint's own course: letters of the Ombudsman, requests about personal data, reported conflicts of interest. */
export const officeMoments = [
  'ombudsman-letter-received',
  'ombudsman-letter-answered',
  'recommendation-received',
  'recommendation-reported',
  'information-extended',
  'information-answered',
  'data-request-received',
  'data-request-done',
  'breach-known',
  'breach-notified',
  'conflict-reported',
  'conflict-decided',
] as const
export type OfficeMoment = (typeof officeMoments)[number]

/** How a clock's limit is counted. `same-time`, `end-of-day`, `office-hours` are the three readings of "1 x 24 jam kerja". */
export const limitUnits = ['same-time', 'end-of-day', 'working-days', 'calendar-days', 'office-hours', 'elapsed-hours'] as const
export type LimitUnit = (typeof limitUnits)[number]

/** How binding a limit is: promised by the office, demanded by law, named in a national guideline, or recommended to the office. */
export const marks = ['office', 'law', 'guideline', 'recommended'] as const
export type Mark = (typeof marks)[number]

/** The four classes of a report. Their Indonesian codes are those of the national guideline. */
export const complaintClasses = ['tidak-berkadar-pengawasan', 'berkadar-pengawasan', 'aspirasi', 'permintaan-informasi'] as const
export type ComplaintClass = (typeof complaintClasses)[number]

/** Urgency of a category: biasa, mendesak, darurat. */
export const urgencies = ['normal', 'urgent', 'emergency'] as const
export type Urgency = (typeof urgencies)[number]

/** Fields of the intake that can fulfil a requirement of S2, named as in the API body of `POST /api/v1/complaints`. */
export const intakeFields = [
  'applicant.name',
  'applicant.address.line',
  'applicant.address.rt',
  'applicant.address.rw',
  'applicant.address.kelurahan',
  'applicant.phone',
  'applicant.email',
  'narrative',
  'attachments',
  'incident.when',
  'incident.where',
  'about',
  'desiredResolution',
] as const
export type IntakeField = (typeof intakeFields)[number]
