import type { Spool } from '../../platform/spool.ts'
import type { Finding } from '../adapter.ts'
import type { SendSettings } from './kannel-send.ts'

interface Checked extends SendSettings { name: string; base: string; receiver: boolean; statusUrl: string | null }

/** Whether Kannel works, for `tanggap channel test`. Nothing is sent. */
export async function checkKannel(account: Checked, spool: Spool): Promise<Finding[]> {
  const waiting = (await spool.waiting()).length
  const aside = await spool.aside()
  return [
    await doorOf(account),
    ...(account.statusUrl === null ? [] : await statusOf(account.statusUrl)),
    ...(account.receiver ? [await receiverOf(account)] : []),
    {
      ok: waiting < 1_000, what: { id: `belum diambil dari spool: ${waiting}`, en: `not taken out of the spool yet: ${waiting}` },
      advice: { id: 'Apakah program pengaduan berjalan?', en: 'Does the complaint program run?' },
    },
    {
      ok: aside.count === 0, what: { id: `tidak terbaca dan disisihkan: ${aside.count}`, en: `unreadable and put aside: ${aside.count}` },
      advice: {
        id: `Permintaan Kannel ini tidak dapat menjadi SMS. Baca berkasnya di ${aside.folder}, cocokkan post-url dan dlr-url dengan yang di bawah, lalu hapus yang selesai atau pindahkan kembali ke folder di atasnya.`,
        en: `These requests of Kannel's cannot become SMS. Read the files in ${aside.folder}, compare post-url and dlr-url with those below, then delete what is done with or move it back into the folder above.`,
      },
    },
    {
      ok: true,
      what: {
        id: `di kannel.conf, grup sms-service: post-url = "${account.base}/masuk?from=%p&to=%P&coding=%c&id=%I&time=%T&secret=…", concatenation = true, max-messages = 0; grup smsbox: http-request-retry = 1000000, max-pending-requests = 1 (agar urutan SMS tetap); grup core: dlr-storage dalam basis data, karena "internal" lupa saat dimulai ulang`,
        en: `in kannel.conf, group sms-service: post-url = "${account.base}/masuk?from=%p&to=%P&coding=%c&id=%I&time=%T&secret=…", concatenation = true, max-messages = 0; group smsbox: http-request-retry = 1000000, max-pending-requests = 1 (keeps SMS in order); group core: dlr-storage in a database, because "internal" forgets at a restart`,
      },
    },
  ]
}

/** Without a receiver's number smsbox refuses, and by its words tells whether it knows us. */
async function doorOf({ sendUrl, username, password, from }: Checked): Promise<Finding> {
  const answer = await ask(sendUrl, { method: 'POST', body: 'uji', headers: { 'content-type': 'text/plain', 'x-kannel-username': username, 'x-kannel-password': password, 'x-kannel-from': from } })
  if (answer === null) {
    return {
      ok: false, what: { id: 'smsbox tidak menjawab pada sendUrl', en: 'smsbox does not answer at sendUrl' },
      advice: { id: 'Apakah bearerbox dan smsbox berjalan? Cocokkan sendsms-port dengan sendUrl.', en: 'Do bearerbox and smsbox run? Compare sendsms-port with sendUrl.' },
    }
  }
  const known = !/authorization failed/iu.test(answer.text) && answer.status !== 401 && answer.status !== 404
  return {
    ok: known, what: { id: `smsbox menjawab: ${answer.text || answer.status}`, en: `smsbox answers: ${answer.text || answer.status}` },
    advice: { id: 'Cocokkan username, password, dan user-allow-ip pada grup sendsms-user dengan setelan akun ini.', en: 'Compare username, password and user-allow-ip of the group sendsms-user with this account\'s settings.' },
  }
}

async function statusOf(statusUrl: string): Promise<Finding[]> {
  const answer = await ask(statusUrl, {})
  if (answer?.status !== 200 || !answer.text.includes('Status:')) {
    return [{
      ok: false, what: { id: 'halaman status bearerbox tidak terbaca', en: 'bearerbox\'s status page cannot be read' },
      advice: { id: 'Periksa admin-port, status-password, dan admin-allow-ip pada grup core.', en: 'Check admin-port, status-password and admin-allow-ip of the group core.' },
    }]
  }
  const links = readStatus(answer.text)
  return [
    { ok: links.running, what: { id: `bearerbox: ${links.status}`, en: `bearerbox: ${links.status}` }, advice: { id: 'bearerbox sedang berhenti atau ditahan: lihat lognya.', en: 'bearerbox is stopping or suspended: read its log.' } },
    {
      ok: links.online > 0, what: { id: `jalur operator tersambung: ${links.online} dari ${links.online + links.offline}; antrean: ${links.queued}`, en: `operator links up: ${links.online} of ${links.online + links.offline}; queued: ${links.queued}` },
      advice: { id: 'Jalur ke operator putus: periksa jaringan, nama dan sandi SMPP; SMS menunggu di Kannel.', en: 'The link to the operator is down: check the network and the SMPP name and password; SMS wait in Kannel.' },
    },
  ]
}

/** The facts of bearerbox's status page as text. */
export function readStatus(page: string): { status: string; running: boolean; online: number; offline: number; queued: number } {
  const status = /^Status: (.*)$/mu.exec(page)?.[1] ?? ''
  const links = page.slice(page.indexOf('SMSC connections:')).split('\n').slice(1).filter((line) => line.includes('rcvd:'))
  const online = links.filter((line) => line.includes('(online')).length
  return { status, running: status.startsWith('running'), online, offline: links.length - online, queued: Number(/^SMS: .*sent \d+ \((\d+) queued\)/mu.exec(page)?.[1] ?? 0) }
}

async function receiverOf({ name, base }: Checked): Promise<Finding> {
  const answer = await ask(`${base}/masuk`, {})
  return {
    ok: answer?.status === 403, what: answer ? { id: 'penerima SMS berjalan', en: 'the SMS receiver runs' } : { id: 'penerima SMS tidak berjalan', en: 'the SMS receiver does not run' },
    advice: { id: `Jalankan selalu, terpisah dari program ini: npm run tanggap -- channel spool ${name}`, en: `Keep it running, apart from this program: npm run tanggap -- channel spool ${name}` },
  }
}

async function ask(url: string, init: RequestInit): Promise<{ status: number; text: string } | null> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(5_000) })
    return { status: response.status, text: (await response.text()).trim().slice(0, 5_000) }
  } catch {
    return null // nobody there
  }
}
