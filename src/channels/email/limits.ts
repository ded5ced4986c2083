/**
 * What is read of a mail. Within these limits everything is kept apart and shown; beyond them the original, which is always kept whole, has the rest.
 */
export const limits = {
  /** Bytes of a mail: 52 MB. Mail servers in use take 25 to 50 MB. */
  mail: 52 * 1024 * 1024,
  /** Bytes of the header of a mail or a part of it. Postfix cuts at 100 kB, Exchange refuses above 256 kB. */
  head: 256 * 1024,
  /** Parts of a mail. A telephone sends at most a hundred pictures; every part is a file on disk and a line on the officer's screen. */
  parts: 500,
  /** Parts within parts. People's programs make five, a conversation forwarded at every turn ten. */
  depth: 50,
  /** Bytes of all text parts of a mail together. Outlook writes 300 kB of styles for a line of text. */
  texts: 2 * 1024 * 1024,
  /** Bytes of Outlook's winmail.dat that are opened: it must be in memory. */
  winmail: 16 * 1024 * 1024,
  /** Bytes of a machine's report and of a returned message that are looked at. */
  report: 64 * 1024,
  /** Milliseconds for one mail. The slowest mail within the other limits takes a twentieth. */
  time: 120_000,
  /** Characters of the text that is shown and searched. */
  text: 100_000,
  /** Characters of a subject. */
  subject: 500,
  /** Characters of a name. */
  name: 200,
  /** Addresses that are looked at in one header. */
  addresses: 200,
  /** Message ids in `references`, and characters of each. */
  references: 50, reference: 300,
} as const

/** What could not be read, for the officer. The original has it. */
export type Note = 'damaged' | 'too-large' | 'headers-too-long' | 'too-many-parts' | 'too-deep' | 'text-cut' | 'encrypted' | 'forwarded'
