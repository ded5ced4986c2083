import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stringify } from 'yaml'
import { houseBeside } from '../support/house-beside.ts'
import { startMailServers } from '../support/mail-servers.ts'
import { accountSettings } from '../support/mail-settings.ts'
import { deliver } from '../support/maildir.ts'
import { rounded } from './figures.ts'
import { memoryOf } from './machine.ts'
import type { Measured, Say, Serve } from './measure-rest.ts'

/** Bytes of each mail's attachment, before it is encoded for the journey. */
const attachment = 60_000

/**
 * A mailbox full of mails with a photograph each, fetched by the office over IMAP with TLS from a real Dovecot: how many a second are kept for
 * good (stored, read, in the database, moved), and how much memory the office takes at most meanwhile. The office's jobs, which make
 * complaints of them, run at the same time.
 */
export async function measureMail(serve: Serve, dataFolder: string, plan: { mails: number }, say: Say): Promise<Measured> {
  say(`importing ${plan.mails} mails …`)
  const servers = await startMailServers({ only: 'dovecot' })
  try {
    await deliver(servers.maildir('aduan'), mails(plan.mails))
    await writeFile(join(dataFolder, 'channels.yaml'), stringify({ accounts: [{ name: 'surel', kind: 'email', ...accountSettings(servers, { smtp: undefined }) }] }), { mode: 0o600 })
    const started = performance.now()
    const office = await serve()
    const [databasePid, beside] = [await office.databasePid(), await houseBeside(dataFolder)]
    try {
      const { pool } = beside.house
      let [peak, kept, first] = [0, 0, performance.now()]
      while (kept < plan.mails) {
        const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from inbound_message`)
        if (kept === 0 && rows[0]) first = performance.now()
        kept = rows[0]?.n ?? 0
        if (office.child.pid !== undefined && databasePid !== null) peak = Math.max(peak, (await memoryOf(office.child.pid, [databasePid])).rss)
        if (performance.now() - started > 600_000) throw new Error(`only ${kept} of ${plan.mails} mails in ten minutes`)
        await sleep(100)
      }
      const perSecond = plan.mails / ((performance.now() - first) / 1_000)
      const { rows } = await pool.query<{ handled: number; attachments: number }>(`select count(*) filter (where state <> 'new')::int as handled, sum(jsonb_array_length(attachments))::int as attachments from inbound_message`)
      const [handled, attachments] = [rows[0]?.handled ?? 0, rows[0]?.attachments ?? 0]
      say(`${rounded(perSecond)} mails/s, ${handled} handled meanwhile, ${attachments} attachments, ${rounded(peak, 0)} MB`)
      if (attachments !== plan.mails) throw new Error(`${attachments} attachments of ${plan.mails} mails`)
      return {
        rows: [
          { name: `Mails with a file of ${attachment / 1_000} kB fetched from Dovecot, of ${plan.mails}`, value: `${rounded(perSecond, 0)}/s`, target: '≥ 100/s', met: perSecond >= 100 },
          { name: '… handled by the jobs in the same time', value: String(handled) },
          { name: '… most memory of the app', value: `${rounded(peak, 0)} MB RSS` },
        ],
        figures: { mailImport: { mails: plan.mails, perSecond: rounded(perSecond), handledMeanwhile: handled, peakRssMb: rounded(peak) } },
      }
    } finally {
      await beside.close()
      await office.stop()
    }
  } finally {
    await servers.stop()
  }
}

/** Mails of 500 people, each with a photograph of its own. */
export function* mails(count: number): Iterable<string> {
  for (let i = 0; i < count; i += 1) {
    const photograph = randomBytes(attachment).toString('base64').replaceAll(/.{76}/gu, '$&\r\n')
    yield [
      `From: Warga ${i % 500} <warga${i % 500}@luar.example>`, 'To: aduan@adu.test', `Subject: Lampu jalan nomor ${i} padam`, `Message-ID: <bench-${i}@luar.example>`, 'Date: Tue, 24 Nov 2026 09:00:00 +0700',
      'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="batas"', '', '--batas', 'Content-Type: text/plain; charset=utf-8', '',
      `Saya melaporkan lampu jalan nomor ${i} di depan rumah yang padam sejak seminggu.`, '', '--batas', `Content-Type: image/jpeg; name="foto-${i}.jpg"`,
      `Content-Disposition: attachment; filename="foto-${i}.jpg"`, 'Content-Transfer-Encoding: base64', '', photograph, '', '--batas--', '',
    ].join('\r\n')
  }
}
