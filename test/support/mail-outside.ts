import { SMTPServer } from 'smtp-server'
import type { SMTPServerAddress } from 'smtp-server'

/** A mail that reached the world outside. */
export interface Arrived { from: string; to: string[]; source: string; secure: boolean }

/** The rest of the world: takes mail for everybody, or answers as told. */
export interface Outside {
  port: number
  arrived: Arrived[]
  /** What the world says to a recipient: null takes the mail. May be changed at any time. */
  answer: (recipient: string) => { code: number; words: string } | null
  close(): Promise<void>
}

/** Opens an SMTP server on a free port of loopback that plays the world outside. */
export async function openOutside(): Promise<Outside> {
  const arrived: Arrived[] = []
  const outside: Outside = {
    port: 0, arrived, answer: () => null,
    close: () => new Promise((resolve) => { server.close(() => resolve()) }),
  }
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, closeTimeout: 200, size: 60 * 1024 * 1024, logger: false,
    onRcptTo({ address }, _session, answer) {
      const said = outside.answer(address)
      answer(said ? Object.assign(new Error(said.words), { responseCode: said.code }) : null)
    },
    onData(stream, session, answer) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        arrived.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }: SMTPServerAddress) => address), source: Buffer.concat(chunks).toString('latin1'), secure: session.secure })
        answer(null)
      })
    },
  })
  server.on('error', () => {}) // a client that hangs up
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', () => resolve()) })
  const address = server.server.address()
  outside.port = address !== null && typeof address === 'object' ? address.port : 0
  return outside
}
