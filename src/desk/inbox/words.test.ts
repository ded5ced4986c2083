import { expect, test } from 'vitest'
import { inboxReasons } from '../../procedure/incoming/match.ts'
import { suspicions } from '../../procedure/incoming/quarantine.ts'
import { inboundKinds } from '../../channels/message.ts'
import { isMessageKey } from '../../ui/messages/messages.ts'
import { firstLine, noteText, reasonText, senderText } from './words.ts'

test('every reason for which a message waits has its words', () => {
  const codes = [...inboxReasons, ...suspicions, ...inboundKinds.filter((kind) => kind !== 'message')]
  expect(codes.filter((code) => !isMessageKey(`inbox_reason.${code.replaceAll('-', '_')}`))).toEqual([])
})

test('an officer\'s own reason is shown as written, a code without words is not', () => {
  expect(reasonText('id', { state: 'done', became: 'dismissed', reason: 'Sudah lewat telepon' })).toBe('Sudah lewat telepon')
  expect(reasonText('id', { state: 'done', became: 'dismissed', reason: 'wrong-office' })).toBe('Urusan kantor lain')
  expect(reasonText('id', { state: 'inbox', became: null, reason: 'x-y' })).toBe('Perlu dilihat petugas.')
  expect(reasonText('id', { state: 'inbox', became: null, reason: null })).toBe('')
  expect(noteText('id', 'unsupported:poll')).toContain('pesan aslinya')
})

test('a message is told by its subject, else its words, else what it is', () => {
  const words = (subject: string | null, text: string) => ({ words: { subject, text, quoted: null }, attachments: [] })
  expect(firstLine('id', words(' Jalan rusak ', 'x'))).toBe('Jalan rusak')
  expect(firstLine('id', words(null, 'satu\n dua'))).toBe('satu dua')
  expect(firstLine('id', words('', ''))).toBe('Pesan tanpa kata-kata')
  expect(firstLine('id', { words: null, attachments: [] })).toBe('Isi pesan dirahasiakan')
  expect(firstLine('id', words(null, '😀'.repeat(200))).isWellFormed()).toBe(true)
  expect(senderText('id', { sender: '+6281234567890', senderName: 'Siti', senderWithheld: false })).toBe('Siti (0812-3456-7890)')
  expect(senderText('id', { sender: '+62811', senderName: 'Siti', senderWithheld: true })).toBe('pengirim dirahasiakan')
})
