import { allKept, forget, keep } from './phone-store.ts'
import { SoundUpload } from './sound-upload.ts'
import type { KeptSound, SoundState } from './sound-upload.ts'

/** Bits a second: speech stays clear, and a minute is 150 kB. */
const bitsPerSecond = 20_000
const pieceEvery = 2_000
/** What one more piece may still take. */
const margin = 65_536
const twoDays = 48 * 3_600_000

/** Recordings of this tab: a page that is loaded again finds them, another tab does not. */
const ofTab = (): string[] => JSON.parse(sessionStorage.getItem('sound') ?? '[]') as string[]
const cameByLink = () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined)?.type === 'navigate'
const keyOf = (form: HTMLFormElement | null) => (form?.elements.namedItem('_key') as HTMLInputElement | null)?.value ?? ''

type State = 'ready' | 'recording' | 'paused' | SoundState
type Act = 'record' | 'pause' | 'resume' | 'stop' | 'play' | 'remove'

/**
 * `<voice-recorder>`: record, pause, stop, hear again, remove. The sound is sent while one speaks; the form waits for what is still on
 * its way. Without scripts, without a microphone that the browser may use, or on an old browser, the file field inside stays.
 */
class VoiceRecorder extends HTMLElement {
  #recorder: MediaRecorder | null = null
  #upload: SoundUpload | null = null
  #state: State = 'ready'
  #audio: HTMLAudioElement | null = null
  /** Milliseconds spoken until the last pause, and since when one speaks again. */
  #spoken = 0
  #since = 0
  #blank = ''
  #timer = 0
  /** The form was sent before everything had arrived. */
  #waiting = false

  connectedCallback() {
    const type = (this.dataset['types'] ?? '').split(' ').find((one) => globalThis.MediaRecorder?.isTypeSupported(one))
    if (!type || !navigator.mediaDevices) return
    this.dataset['type'] = type
    this.#blank ||= this.innerHTML
    this.#part('file')?.remove()
    this.#part('panel')?.removeAttribute('hidden')
    this.addEventListener('click', (event) => {
      const act = (event.target as Element).closest('button')?.dataset['do'] as Act | undefined
      if (act) void this.#acts[act]()
    })
    document.addEventListener('submit', this.#hold, true)
    this.#timer = setInterval(() => this.#showTime(), 500)
  }

  disconnectedCallback() {
    document.removeEventListener('submit', this.#hold, true)
    clearInterval(this.#timer)
  }

  readonly #acts: Record<Act, () => unknown> = {
    record: () => this.#record(),
    pause: () => this.#recorder?.pause(),
    resume: () => this.#recorder?.resume(),
    stop: () => this.#stop(),
    play: () => this.#play(),
    remove: () => this.#remove(),
  }

  async #record() {
    let stream: MediaStream
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true } })
    } catch (error) {
      return this.#say((error as DOMException).name === 'NotAllowedError' ? 'denied' : 'none')
    }
    const type = this.dataset['type'] ?? ''
    const upload = this.#take({ id: crypto.randomUUID(), form: keyOf(this.closest('form')), type, seconds: 0, at: Date.now() })
    sessionStorage.setItem('sound', JSON.stringify([...ofTab(), upload.sound.id]))
    await upload.remember()
    const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: bitsPerSecond })
    const clock = (state: 'recording' | 'paused') => {
      if (this.#since) this.#spoken += performance.now() - this.#since
      this.#since = state === 'recording' ? performance.now() : 0
      this.#become(state)
    }
    for (const name of ['start', 'resume']) recorder.addEventListener(name, () => clock('recording'))
    recorder.addEventListener('pause', () => clock('paused'))
    recorder.addEventListener('dataavailable', ({ data }) => {
      const name = `sound:${upload.sound.id}:${String(upload.pieces.length).padStart(6, '0')}`
      upload.add(data)
      void keep(name, data).catch(() => null) // where the phone keeps nothing, it is sent all the same
      if (upload.size > Number(this.dataset['max']) - margin) this.#stop()
    })
    recorder.addEventListener('stop', () => {
      for (const track of stream.getTracks()) track.stop()
      clock('paused')
      upload.sound.seconds = this.#spoken / 1_000
      void upload.remember()
      upload.end()
      this.#become('sending')
    })
    this.#recorder = recorder
    recorder.start(pieceEvery)
    void upload.run()
  }

  /** Goes on with what an earlier page recorded. */
  async restore(sound: KeptSound) {
    const upload = this.#take({ ...sound, form: keyOf(this.closest('form')) })
    for (const piece of (await allKept(`sound:${sound.id}:`)) as Blob[]) upload.add(piece)
    if (upload.size === 0) return this.#remove()
    this.#spoken = sound.seconds * 1_000 || (upload.size * 8_000) / bitsPerSecond
    upload.end()
    this.#become('sending')
    void upload.run()
  }

  #take(sound: KeptSound): SoundUpload {
    this.#upload = new SoundUpload(sound, this.dataset['desk'] !== undefined, (state) => {
      if (!this.#isRecording) this.#become(state)
    })
    return this.#upload
  }

  get #isRecording() {
    return this.#recorder !== null && this.#recorder.state !== 'inactive'
  }

  #stop() {
    if (this.#isRecording) this.#recorder?.stop()
  }

  #become(state: State) {
    this.#state = state
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-do]')) button.hidden = !(button.dataset['in'] ?? '').split(' ').includes(state)
    this.#say(state)
    this.#showTime()
    if (state === 'done') this.#hand()
    if (state === 'gone') void this.#remove()
  }

  /** Everything is there: the form sends its token, and one more recording may be made. */
  #hand() {
    const input = document.createElement('input')
    input.type = 'hidden'
    input.name = `${this.dataset['name']}_kept`
    input.value = this.#upload?.sound.file?.token ?? ''
    this.append(input)
    this.next()
    this.#release()
  }

  /** The recorder after this one, empty. */
  next(): VoiceRecorder {
    if (this.nextElementSibling instanceof VoiceRecorder) return this.nextElementSibling
    const next = this.cloneNode(false) as VoiceRecorder
    next.innerHTML = this.#blank
    this.after(next)
    return next
  }

  async #remove() {
    this.#stop()
    this.#audio?.pause()
    await this.#upload?.remove()
    const next = this.next()
    const hadFocus = this.contains(document.activeElement)
    const form = this.closest('form')
    this.remove()
    if (hadFocus) next.querySelector<HTMLButtonElement>('[data-do=record]')?.focus()
    if (this.#waiting) form?.requestSubmit()
  }

  #release() {
    if (this.#waiting) this.closest('form')?.requestSubmit()
    this.#waiting = false
  }

  #play() {
    if (this.#audio && !this.#audio.paused) return this.#audio.pause()
    this.#audio ??= new Audio(URL.createObjectURL(this.#upload?.whole ?? new Blob()))
    return this.#audio.play()
  }

  /** Nothing that was said is left behind: the form goes when the recording has arrived. */
  readonly #hold = (event: Event) => {
    if (event.target !== this.closest('form') || this.#state === 'ready' || this.#state === 'done') return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (this.#state === 'refused') return this.scrollIntoView()
    this.#waiting = true
    this.#stop()
    this.#say(this.#state)
    this.closest('form')?.dispatchEvent(new Event('held'))
  }

  #say(what: string) {
    const state = this.#part('state')
    const text = this.#upload?.refusal || this.dataset[this.#waiting && /sending|waiting/u.test(what) ? `form_${what}` : what] || ''
    const words = text.replace('#', String(this.#upload?.percent ?? 0))
    if (state && state.textContent !== words) state.textContent = words
    this.dataset['state'] = what
  }

  #showTime() {
    const time = this.#part('time')
    if (!time) return
    const seconds = Math.floor((this.#spoken + (this.#since && performance.now() - this.#since)) / 1_000)
    time.hidden = this.#state === 'ready'
    time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    if (this.#state === 'sending') this.#say('sending')
  }

  #part(name: 'file' | 'panel' | 'state' | 'time'): HTMLElement | null {
    return this.querySelector(`[data-part=${name}]`)
  }
}

customElements.define('voice-recorder', VoiceRecorder)

/** Brings back what this form recorded before the page was closed or loaded again; what belongs to nothing any more is forgotten. */
async function bringBack(first: VoiceRecorder): Promise<void> {
  const form = first.closest('form')
  const mine = new Set(ofTab())
  let at = first
  for (const sound of (await allKept('sound:')) as (KeptSound | Blob)[]) {
    if (sound instanceof Blob) continue
    const wanted = sound.form === keyOf(form) || (mine.has(sound.id) && !cameByLink())
    const shown = sound.file && form?.querySelector(`input[value="${CSS.escape(sound.file.token)}"]`)
    if (wanted && !shown) {
      const next = at.next()
      await at.restore(sound)
      at = next
    } else if (shown || mine.has(sound.id) || Date.now() - sound.at > twoDays) await forget(`sound:${sound.id}`)
  }
}

const first = document.querySelector<VoiceRecorder>('voice-recorder[data-type]')
if (first) {
  const start = () => bringBack(first).catch(() => null) // where the phone keeps nothing there is nothing to bring back
  // A form with a draft first takes back its key.
  if (first.closest('[data-draft]')) document.addEventListener('drafted', (event) => (event as CustomEvent<Promise<unknown>[]>).detail.push(start()), { once: true })
  else void start()
}
