import { forget, keep } from './phone-store.ts'

/** A recording as the phone keeps it until its complaint is received; its sound lies beside it, piece by piece. */
export interface KeptSound {
  id: string
  /** Key of the form that it belongs to. */
  form: string
  type: string
  seconds: number
  at: number
  /** Of the upload, while it goes on. */
  token?: string | undefined
  /** What the form sends, once the upload is complete. */
  file?: { token: string } | undefined
}

/** `gone`: a complaint has it already. */
export type SoundState = 'sending' | 'waiting' | 'done' | 'refused' | 'gone'

const largest = 65_536
const smallest = 4_096
const wait = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds)
    addEventListener('online', () => resolve(), { once: true })
  })

/**
 * Sends sound while it is recorded, in pieces as large as the network bears, and goes on where it broke off: after a dead
 * network, a restarted server, a reloaded page.
 */
export class SoundUpload {
  readonly pieces: Blob[] = []
  size = 0
  /** Why the server does not take it, in its own words. */
  refusal = ''
  #sent = 0
  /** Whether the server said itself how far it is. */
  #certain = false
  #ended = false
  #removed = false
  #piece = 16_384
  #failures = 0
  #more: () => void = () => {}

  readonly sound: KeptSound
  readonly #tell: (state: SoundState) => void
  readonly #desk: boolean

  constructor(sound: KeptSound, desk: boolean, tell: (state: SoundState) => void) {
    this.sound = sound
    this.#desk = desk
    this.#tell = tell
  }

  get whole(): Blob {
    return new Blob(this.pieces, { type: this.sound.type })
  }

  /** Share that has arrived, in percent. */
  get percent(): number {
    return Math.min(100, Math.round((100 * this.#sent) / Math.max(1, this.size)))
  }

  add(piece: Blob): void {
    this.size += piece.size
    this.pieces.push(piece)
    this.#more()
  }

  end(): void {
    this.#ended = true
    this.#more()
  }

  async remove(): Promise<void> {
    this.#removed = true
    this.#more()
    await forget(`sound:${this.sound.id}`).catch(() => null) // where nothing can be kept, nothing was
  }

  async remember(): Promise<void> {
    if (!this.#removed) await keep(`sound:${this.sound.id}`, this.sound).catch(() => null) // goes on without: only a reload would lose it
  }

  /** Runs until everything has arrived and is a file of the form, or the server will not have it. */
  async run(): Promise<void> {
    while (!this.#removed) {
      try {
        if (await this.#step()) return
      } catch {
        // No network, or it took too long: smaller pieces, later.
        await this.#later(0)
      }
    }
  }

  /** One exchange with the server. True at the end. */
  async #step(): Promise<boolean> {
    const { sound } = this
    if (!sound.token) {
      const answer = await this.#ask('POST', '')
      if (answer.status !== 201) return this.#later(answer)
      sound.token = ((await answer.json()) as { token: string }).token
      this.#sent = 0
      await this.remember()
    } else if (!this.#certain) {
      const answer = await this.#ask('GET', `/${sound.token}`)
      if (answer.status === 404) return this.#startAgain()
      if (!answer.ok) return this.#later(answer)
      this.#sent = ((await answer.json()) as { offset: number }).offset
    }
    this.#certain = true
    const left = this.size - this.#sent
    if (left <= 0 && this.#ended) return this.#finish(sound.token)
    if (left <= 0 || (!this.#ended && left < smallest)) {
      await new Promise<void>((resolve) => (this.#more = resolve))
      return false
    }
    this.#tell('sending')
    const body = this.whole.slice(this.#sent, this.#sent + this.#piece, 'application/octet-stream')
    const began = performance.now()
    const answer = await this.#ask('PUT', `/${sound.token}/${this.#sent}`, body)
    if (answer.status === 404) return this.#startAgain()
    if (answer.status === 413) return this.#refuse('')
    if (!answer.ok && answer.status !== 409) return this.#later(answer)
    this.#sent = ((await answer.json()) as { offset: number }).offset
    this.#failures = 0
    if (performance.now() - began < 4_000) this.#piece = Math.min(largest, this.#piece * 2)
    return false
  }

  async #finish(token: string): Promise<boolean> {
    const answer = await this.#ask('POST', `/${token}/selesai${this.#desk ? '?meja=1' : ''}`)
    if (answer.status === 404) return this.#startAgain()
    if (answer.status === 410) {
      await this.remove()
      this.#tell('gone')
      return true
    }
    if (answer.status === 422) return this.#refuse(((await answer.json()) as { text: string }).text)
    if (!answer.ok) return this.#later(answer)
    this.sound.file = (await answer.json()) as { token: string }
    await this.remember()
    if (!this.#removed) this.#tell('done')
    return true
  }

  #ask(method: string, path: string, body?: Blob): Promise<Response> {
    return fetch(`/rekaman${path}`, { method, body: body ?? null, signal: AbortSignal.timeout(60_000) })
  }

  /** The server has cleared it away: all of it is still here. */
  #startAgain(): boolean {
    this.sound.token = undefined
    this.#sent = 0
    return false
  }

  #refuse(text: string): boolean {
    this.refusal = text
    this.#tell('refused')
    return true
  }

  async #later(answer: Response | 0): Promise<boolean> {
    this.#tell('waiting')
    this.#certain = false
    this.#piece = Math.max(smallest, this.#piece / 2)
    this.#failures++
    const asked = answer ? Number(answer.headers.get('retry-after')) * 1_000 : 0
    await wait(Math.max(asked, Math.min(30_000, 500 * 2 ** this.#failures)))
    return false
  }
}
