import { localPath } from '../platform/http/local-path.ts'

/** Where to send somebody who must sign in before they see `path`. */
export function signInPath(path: string): string {
  return `/masuk?kabar=perlu&kembali=${encodeURIComponent(localPath(path, '/meja'))}`
}
