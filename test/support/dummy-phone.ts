import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { splitSms, isGsm7 } from '../../src/channels/sms/gsm7.ts'
import { systemNow } from '../../src/platform/time.ts'

/** One SMS (or part of one) as a modem gets it from its network. */
export interface PhoneSms { from: string; text: string; udh?: string; at?: string }

/** The parts of a long SMS as a phone would send them. `reference`: 0 … 255. */
export function partsOf(from: string, text: string, reference: number, at?: string): PhoneSms[] {
  const parts = splitSms(text)
  const hex = (value: number) => value.toString(16).toUpperCase().padStart(2, '0')
  return parts.map((part, index) => ({ from, text: part, ...(at === undefined ? {} : { at }), ...(parts.length > 1 ? { udh: `050003${hex(reference)}${hex(parts.length)}${hex(index + 1)}` } : {}) }))
}

/** Gammu's dummy modem: a folder in which an SMS is a file. */
export interface DummyPhone {
  folder: string
  /** Puts these SMS into its memory, in this order, all at once or not at all as far as a daemon can see. */
  receive(sms: readonly PhoneSms[]): Promise<void>
  /** The network tells the modem what became of the last SMS that it sent to this number. */
  report(to: string, delivered: boolean): Promise<void>
  /** How many SMS lie in its memory, unread by the daemon. */
  waiting(): Promise<number>
}

/** Makes the folders of a dummy modem. */
export async function dummyPhone(folder: string): Promise<DummyPhone> {
  for (const part of ['sms/1', 'sms/2', 'sms/3', 'sms/4', 'sms/5', 'calendar', 'todo', 'note', 'fs', 'pbk/ME', 'pbk/SM', 'pbk/MC', 'pbk/RC', 'pbk/DC', 'alarm', 'draft']) {
    await mkdir(join(folder, part), { recursive: true })
  }
  let count = 0
  const put = async (lines: readonly string[]): Promise<void> => {
    count += 1
    const draft = join(folder, 'draft', `${count}`)
    await writeFile(draft, `[SMSBackup000]\n${lines.join('\n')}\n`)
    await rename(draft, join(folder, 'sms', '1', `${count}`))
  }
  const stamp = (secondsAhead: number) => systemNow().add({ seconds: secondsAhead }).toString({ fractionalSecondDigits: 0 }).replace(/[-:]/gu, '')
  return {
    folder,
    async receive(messages) {
      for (const { from, text, udh, at } of messages) {
        const hex = Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()
        const texts = hex.match(/.{1,200}/gu) ?? ['']
        await put([
          'PDU = Deliver', 'SMSC = "123456"', `DateTime = ${at ?? stamp(0)}`, 'State = UnRead', `Number = "${from}"`, 'Name = ""', ...(udh === undefined ? [] : [`UDH = ${udh}`]),
          ...texts.map((part, index) => `Text${String(index).padStart(2, '0')} = ${part}`),
          `Coding = ${isGsm7(text) ? 'Default_No_Compression' : 'Unicode_No_Compression'}`, 'Folder = 1', `Length = ${text.length}`, 'Class = -1', 'ReplySMSC = False', 'RejectDuplicates = False', 'ReplaceMessage = 0', 'MessageReference = 0',
        ])
      }
    },
    // SMSD rounds to the second when it sent, and knows no report that seems to be older.
    report: (to, delivered) => put([
      'PDU = Status_Report', 'SMSC = "123456"', `DateTime = ${stamp(2)}`, `SMSCTime = ${stamp(2)}`, 'State = UnRead', `Number = "${to}"`, 'Name = ""',
      `Text00 = ${Buffer.from(delivered ? 'Delivered' : 'Failed', 'utf16le').swap16().toString('hex').toUpperCase()}`, `DeliveryStatus = ${delivered ? 0 : 70}`,
      'Coding = Default_No_Compression', 'Folder = 1', `Length = ${delivered ? 9 : 6}`, 'Class = -1', 'MessageReference = 255',
    ]),
    waiting: async () => (await readdir(join(folder, 'sms', '1'))).length,
  }
}
