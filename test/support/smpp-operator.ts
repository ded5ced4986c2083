import { createServer } from 'node:net'
import type { Socket } from 'node:net'

/** Numbers of the commands that are spoken here (SMPP 3.4, section 5.1.2.1); an answer has the highest bit set. */
const command = { genericNack: 0x80000000, submit: 0x04, deliver: 0x05, unbind: 0x06, bindTransceiver: 0x09, enquireLink: 0x15 } as const
const answerTo = (id: number) => (id | 0x80000000) >>> 0

/** An SMS that Kannel handed to the operator. `text` as a phone shows it; `header` hex digits of the user data header. */
export interface Submitted { id: string; from: string; to: string; text: string; coding: number; header: string; wantsReport: boolean }
export type Fate = 'delivered' | 'failed' | 'silent' | { refuse: number }

/** A mobile operator as an SMPP 3.4 server, as much of one as a gateway needs: takes SMS, reports on them, brings SMS. */
export interface SmppOperator {
  port: number
  submitted: Submitted[]
  /** How many were taken; `submitted` may be told not to keep them. */
  count(): number
  /** What becomes of an SMS; by default it is delivered. */
  decide(fate: (sms: Submitted) => Fate): void
  keep(wanted: boolean): void
  /** Brings an SMS; settles when the gateway has taken it. */
  deliver(sms: { from: string; to: string; text: string; header?: string }): Promise<void>
  bound(): boolean
  close(): Promise<void>
}

const basic = '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const escaped = new Map([[10, '\f'], [20, '^'], [40, '{'], [41, '}'], [47, '\\'], [60, '['], [61, '~'], [62, ']'], [64, '|'], [101, '€']])

export async function startOperator(port = 0): Promise<SmppOperator> {
  const submitted: Submitted[] = []
  let fate: (sms: Submitted) => Fate = () => 'delivered'
  let [count, sequence, keeps] = [0, 1, true]
  const links = new Set<Socket>()
  const awaited = new Map<number, () => void>()
  const bound = new Set<Socket>()

  function submit(link: Socket, pdu: Pdu): void {
    const fields = readMessage(pdu.body)
    const id = `${count += 1}`
    const sms: Submitted = { id, ...fields }
    const verdict = fate(sms)
    if (typeof verdict === 'object') return write(link, answerTo(command.submit), verdict.refuse, pdu.sequence, Buffer.from('\0'))
    if (keeps) submitted.push(sms)
    write(link, answerTo(command.submit), 0, pdu.sequence, cString(id))
    if (verdict === 'silent' || !sms.wantsReport) return
    const status = verdict === 'delivered' ? 'DELIVRD' : 'UNDELIV'
    const text = `id:${id} sub:001 dlvrd:${verdict === 'delivered' ? '001' : '000'} submit date:2611241000 done date:2611241001 stat:${status} err:${verdict === 'delivered' ? '000' : '027'} text:${sms.text.slice(0, 20)}`
    write(link, command.deliver, 0, sequence += 1, messageBody({ from: sms.to, to: sms.from, coding: 0, esmClass: 0x04, data: Buffer.from(text, 'latin1') }))
  }

  function hear(link: Socket, pdu: Pdu): void {
    if (pdu.command === command.bindTransceiver) {
      bound.add(link)
      write(link, answerTo(pdu.command), 0, pdu.sequence, cString('operator'))
    } else if (pdu.command === command.submit) submit(link, pdu)
    else if (pdu.command === command.enquireLink) write(link, answerTo(pdu.command), 0, pdu.sequence)
    else if (pdu.command === command.unbind) {
      bound.delete(link)
      write(link, answerTo(pdu.command), 0, pdu.sequence)
    } else if (pdu.command === answerTo(command.deliver)) {
      awaited.get(pdu.sequence)?.()
      awaited.delete(pdu.sequence)
    }
  }

  const server = createServer((link) => {
    links.add(link.setNoDelay())
    let rest: Buffer = Buffer.alloc(0)
    link.on('data', (chunk: Buffer) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      while (rest.length >= 16 && rest.length >= rest.readUInt32BE(0)) {
        const length = rest.readUInt32BE(0)
        hear(link, { command: rest.readUInt32BE(4), sequence: rest.readUInt32BE(12), body: rest.subarray(16, length) })
        rest = rest.subarray(length)
      }
    }).on('error', () => {}).on('close', () => {
      links.delete(link)
      bound.delete(link)
    })
  })
  await new Promise<void>((resolve, reject) => server.on('error', reject).listen(port, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: address !== null && typeof address === 'object' ? address.port : port,
    submitted,
    count: () => count,
    decide: (chosen) => { fate = chosen },
    keep: (wanted) => { keeps = wanted },
    bound: () => bound.size > 0,
    deliver({ from, to, text, header }) {
      const [link] = bound
      if (!link) return Promise.reject(new Error('no gateway is bound'))
      const isPlain = [...text].every((character) => basic.includes(character))
      const data = isPlain ? Buffer.from([...text].map((character) => basic.indexOf(character))) : Buffer.from(text, 'utf16le').swap16()
      const number = sequence += 1
      return new Promise((resolve) => {
        awaited.set(number, resolve)
        write(link, command.deliver, 0, number, messageBody({
          from, to, coding: isPlain ? 0 : 8, esmClass: header ? 0x40 : 0, data: header ? Buffer.concat([Buffer.from(header, 'hex'), data]) : data,
        }))
      })
    },
    async close() {
      for (const link of links) link.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Pdu { command: number; sequence: number; body: Buffer }

function write(link: Socket, id: number, status: number, sequence: number, body: Buffer = Buffer.alloc(0)): void {
  const head = Buffer.alloc(16)
  for (const [index, value] of [16 + body.length, id, status, sequence].entries()) head.writeUInt32BE(value >>> 0, index * 4)
  link.write(Buffer.concat([head, body]))
}

const cString = (text: string) => Buffer.from(`${text}\0`, 'latin1')

function messageBody({ from, to, coding, esmClass, data }: { from: string; to: string; coding: number; esmClass: number; data: Buffer }): Buffer {
  const address = (number: string) => Buffer.concat([Buffer.from(/^\+?\d{6,}$/u.test(number) ? [1, 1] : [5, 0]), cString(number.replace('+', ''))])
  return Buffer.concat([cString(''), address(from), address(to), Buffer.from([esmClass, 0, 0]), cString(''), cString(''), Buffer.from([0, 0, coding, 0, data.length]), data])
}

/** The fields of submit_sm that matter here (section 4.4.1). */
function readMessage(body: Buffer): Omit<Submitted, 'id'> {
  let at = 0
  const text = () => {
    const end = body.indexOf(0, at)
    const value = body.toString('latin1', at, end)
    at = end + 1
    return value
  }
  const byte = () => body.readUInt8(at++)
  text()
  byte()
  byte()
  const from = text()
  byte()
  byte()
  const to = text()
  const esmClass = byte()
  byte()
  byte()
  text()
  text()
  const wantsReport = (byte() & 0x03) !== 0
  byte()
  const coding = byte()
  byte()
  const length = byte()
  const data = body.subarray(at, at + length)
  const headerLength = (esmClass & 0x40) !== 0 ? 1 + (data[0] ?? 0) : 0
  const content = Buffer.from(data.subarray(headerLength))
  return { from, to, coding, wantsReport, header: data.subarray(0, headerLength).toString('hex').toUpperCase(), text: coding === 8 ? content.swap16().toString('utf16le') : sevenBit(content) }
}

function sevenBit(bytes: Buffer): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    text += byte === 0x1b ? (escaped.get(bytes[at += 1] ?? 0) ?? ' ') : (basic[byte] ?? '?')
  }
  return text
}
