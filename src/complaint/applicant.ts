/** Where someone lives, as they said it (alamat pemohon). `kelurahan` is a name, of this sub-district or elsewhere. */
export interface Address { line?: string; rt?: string; rw?: string; kelurahan?: string }

/** The person who complains (pemohon, pengadu): UU 25/2009 Ps 42(3)a. Telephone, fax and e-mail as given; `telegram` is the number of the chat. */
export interface Applicant { name?: string; address?: Address; phone?: string; fax?: string; email?: string; telegram?: string }

/** Someone on whose behalf the applicant acts (pemberi kuasa): UU 25/2009 Ps 42(1). */
export interface Principal { name: string; address?: string; relation?: string }

/** What is complained about, in the complainant's own words: UU 25/2009 Ps 42(3)b–d. */
export interface Statement {
  narrative?: string
  about?: string
  desiredResolution?: string
  incident?: { when?: string; where?: string }
}

/** A kept file that belongs to the complaint; its name stands in the table `file`, beside the history. */
export interface Attachment { id: string; sha256: string; size: number; mediaType: string }
