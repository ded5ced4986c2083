import { connect } from 'node:net'
import type { Socket } from 'node:net'

export interface Answer { status: number; head: string; body: string }

/**
 * One keep-alive HTTP/1.1 connection on a bare socket: costs the machine next to nothing, so that what is measured is the office and not
 * the client. Answers must carry Content-Length; one request at a time.
 */
export class Connection {
  readonly #socket: Socket
  #received: Buffer<ArrayBufferLike> = Buffer.alloc(0)
  #waiting: { resolve(answer: Answer): void; reject(error: Error): void } | null = null

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.setTimeout(60_000, () => socket.destroy())
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
    socket.on('error', (error) => this.#waiting?.reject(error))
    socket.on('close', () => this.#waiting?.reject(new Error('the connection was closed')))
  }

  static open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url)
    return new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port) })
      socket.once('error', reject)
      socket.once('connect', () => {
        socket.removeListener('error', reject)
        resolve(new Connection(socket))
      })
    })
  }

  ask(method: string, path: string, headers: Readonly<Record<string, string>>, body = ''): Promise<Answer> {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) return reject(new Error('the connection was closed'))
      this.#waiting = { resolve, reject }
      this.#socket.write(`${method} ${path} HTTP/1.1\r\nhost: localhost\r\n${lines}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    })
  }

  close(): void {
    this.#waiting = null
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    const end = this.#received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#received.toString('latin1', 0, end)
    const length = Number(/^content-length: *(\d+)/imu.exec(head)?.[1] ?? Number.NaN)
    if (Number.isNaN(length)) return this.#waiting?.reject(new Error(`an answer without length: ${head}`))
    if (this.#received.length < end + 4 + length) return
    const answer = { status: Number(head.slice(9, 12)), head, body: this.#received.toString('utf8', end + 4, end + 4 + length) }
    this.#received = this.#received.subarray(end + 4 + length)
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.resolve(answer)
  }
}
