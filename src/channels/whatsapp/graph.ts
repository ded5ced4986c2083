import { z } from 'zod'
import type { FileStore } from '../../platform/files.ts'
import { fetchFile } from '../fetch-file.ts'
import type { FileNote } from '../fetch-file.ts'
import type { MessageFile } from '../message.ts'
import { NetworkAway, awayBecause, mayPass } from '../network-away.ts'
import type { MediaRef } from './call.ts'

export interface Graph {
  /** Asks, or with a body tells, the network. `json` null: the answer was none. */
  call(path: string, body?: object): Promise<{ status: number; json: unknown }>
  /** @throws NetworkAway when the file may be had later */
  fetchMedia(one: MediaRef): Promise<MessageFile | FileNote>
}

/** The network keeps files of up to 100 MB; an office's own limit is far below. */
const maxFile = 30 * 1024 * 1024
/** Codes of refusals that pass: unknown or passing trouble, too many questions. */
const passing: ReadonlySet<number> = new Set([1, 2, 4, 17, 32, 613, 80_007, 130_429])
const refusal = z.looseObject({ error: z.looseObject({ code: z.number(), is_transient: z.boolean().optional() }) })
const found = z.looseObject({ url: z.url(), file_size: z.number().optional() })

/** Meta's Graph API, as one account of it sees it. */
export function openGraph({ apiRoot, accessToken }: { apiRoot: string; accessToken: string }, files: FileStore): Graph {
  const authorization = { authorization: `Bearer ${accessToken}` }

  const call: Graph['call'] = async (path, body) => {
    const response = await fetch(`${apiRoot}/${path}`, {
      method: body ? 'POST' : 'GET', headers: { ...authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}), signal: AbortSignal.timeout(30_000), redirect: 'error',
    })
    return { status: response.status, json: await response.json().catch(() => null) } // an error page is no JSON
  }

  return {
    call,
    async fetchMedia(one) {
      const { status, json } = await call(encodeURIComponent(one.id)).catch((error: unknown) => { throw awayBecause(error) })
      const refused = refusal.safeParse(json).data?.error
      // An answer of 200 that is no JSON is not the network's: a gateway on the way asks somebody to sign in.
      if (mayPass(status) || json === null || (refused && (refused.is_transient === true || passing.has(refused.code)))) throw new NetworkAway(String(refused?.code ?? status))
      const media = found.safeParse(json)
      if (status !== 200 || !media.success) return 'file-not-fetched'
      return (media.data.file_size ?? 0) > maxFile ? 'file-too-large' : fetchFile(files, media.data.url, authorization, one.name, maxFile)
    },
  }
}
