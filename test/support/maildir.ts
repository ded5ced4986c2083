import { chown, mkdir, rename, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

let delivered = 0

/**
 * Puts mails into a user's maildir as a mail server does, without one: thousands in a second. Their order is kept.
 * @param owner who the mail server reads as; `mail` on Debian
 */
export async function deliver(maildir: string, mails: Iterable<string | Uint8Array>, owner: { uid: number; gid: number } = { uid: 8, gid: 8 }): Promise<void> {
  for (const part of ['', 'tmp', 'new', 'cur']) {
    await mkdir(join(maildir, part), { recursive: true, mode: 0o700 })
    await chown(join(maildir, part), owner.uid, owner.gid)
  }
  for (const mail of mails) {
    delivered += 1
    const name = `1795000000.M${String(delivered).padStart(9, '0')}P1.uji`
    await writeFile(join(maildir, 'tmp', name), mail, { mode: 0o600 })
    await chown(join(maildir, 'tmp', name), owner.uid, owner.gid)
    await utimes(join(maildir, 'tmp', name), 1_795_000_000, 1_795_000_000)
    await rename(join(maildir, 'tmp', name), join(maildir, 'new', name))
  }
}

/** A mail as the wire carries it. */
export function plainMail({ from = 'budi@luar.example', to = 'aduan@adu.test', subject, id = crypto.randomUUID(), body = 'Halo.' }: { from?: string; to?: string; subject: string; id?: string; body?: string }): string {
  return [`From: <${from}>`, `To: <${to}>`, `Subject: ${subject}`, `Message-ID: <${id}@luar.example>`, 'Date: Tue, 24 Nov 2026 09:00:00 +0700', 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', body, ''].join('\r\n')
}
