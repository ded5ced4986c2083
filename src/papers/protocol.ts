/** What the main thread and the paper worker say to each other. */

/** Start-up of the worker: where the Typst templates are. */
export interface WorkerSettings {
  /** Absolute path of the folder of templates. */
  templates: string
}

/** One paper to be made. `json` is the template's data, serialised. */
export interface PaperOrder {
  id: number
  template: string
  json: string
}

/** The worker's answer: the bytes of the PDF, or why there are none. Reasons never quote the data. */
export type PaperResult =
  | { id: number; ok: true; pdf: Uint8Array; warning?: string }
  | { id: number; ok: false; reason: string }
