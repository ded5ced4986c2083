import type { ImapFlow } from 'imapflow'
import type { Finding } from '../adapter.ts'
import { adviceOf, bad, good, reasonOf } from './finding.ts'
import { imapClient } from './imap.ts'
import type { ImapSettings } from './settings.ts'

/** Connects, logs in, and looks at the folders and at what the server can do. Changes nothing. */
export async function checkImap(imap: ImapSettings): Promise<Finding[]> {
  const where = `IMAP ${imap.host}:${imap.port}`
  const failed = (error: unknown): Finding[] => [bad(`${where}: ${reasonOf(error)}`, `${where}: ${reasonOf(error)}`, adviceOf(error))]
  const client = await imapClient(imap).catch((error: unknown) => error)
  if (!isClient(client)) return failed(client)
  client.on('error', () => {}) // the same failure comes out of the call that meets it
  try {
    await client.connect()
    return [
      client.secureConnection ? good(`${where}: masuk, dengan TLS`, `${where}: logged in, with TLS`) : good(`${where}: masuk, tanpa TLS di mesin ini`, `${where}: logged in, without TLS on this machine`),
      ...(await folders(client, imap)), ...(await leftBehind(client, imap)), ...abilities(client),
    ]
  } catch (error) {
    return failed(error)
  } finally {
    client.close()
  }
}

const isClient = (value: unknown): value is ImapFlow => typeof value === 'object' && value !== null && 'capabilities' in value

async function folders(client: ImapFlow, imap: ImapSettings): Promise<Finding[]> {
  const present = new Set((await client.list()).map(({ path }) => path.toLowerCase()))
  return [...imap.folders, imap.processed, imap.failed].map((folder) => present.has(folder.toLowerCase())
    ? good(`Folder ${folder}: ada`, `Folder ${folder}: is there`)
    : good(`Folder ${folder}: belum ada, akan dibuat`, `Folder ${folder}: not there yet, will be made`))
}

/** Mail that could not be kept: the inbox names each, but it is read where it lies. */
async function leftBehind(client: ImapFlow, { failed, folders: [first = 'INBOX'] }: ImapSettings): Promise<Finding[]> {
  if (!(await client.list()).some(({ path }) => path.toLowerCase() === failed.toLowerCase())) return []
  const status = await client.status(failed, { messages: true })
  const left = status ? (status.messages ?? 0) : 0
  if (left === 0) return [good(`Folder ${failed}: kosong`, `Folder ${failed}: empty`)]
  return [bad(`Folder ${failed}: ${left} surel tidak dapat disimpan`, `Folder ${failed}: mails that could not be kept: ${left}`, {
    id: `Setiap surel itu tercatat di kotak masuk. Baca dengan program surel, lalu pindahkan ke folder lain; yang sudah dapat disimpan, pindahkan kembali ke ${first}.`,
    en: `Each of them is noted in the inbox. Read them with a mail program, then move them to another folder; those that can be kept by now, back to ${first}.`,
  })]
}

function abilities(client: ImapFlow): Finding[] {
  const has = (name: string) => client.capabilities.has(name)
  return [
    has('IDLE') ? good('IDLE: surel baru diketahui seketika', 'IDLE: new mail is noticed at once') : good('IDLE: tidak ada; kotak surat dilihat tiap dua menit', 'IDLE: not offered; the mailbox is looked at every two minutes'),
    has('MOVE') || has('UIDPLUS')
      ? good('MOVE: surel yang selesai dipindahkan', 'MOVE: processed mail is moved')
      : bad('MOVE: server tidak dapat memindahkan surel satu per satu', 'MOVE: the server cannot move single mails', {
          id: 'Surel yang selesai disalin dan ditandai hapus, tetapi tetap di foldernya. Pakai server surel dengan MOVE atau UIDPLUS.',
          en: 'Processed mail is copied and marked as deleted, but stays in its folder. Use a mail server with MOVE or UIDPLUS.',
        }),
  ]
}
