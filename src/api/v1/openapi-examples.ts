/** Bodies as openapi.json shows them; a test sends the first. */
export const complaintExample = {
  applicant: { name: 'Siti Aminah', address: { line: 'Jl. Mawar 3', rt: '02', rw: '05', kelurahan: 'Kedung Asem' }, phone: '081234567890' },
  narrative: 'Lampu jalan di depan pasar padam sejak seminggu yang lalu.',
  incident: { when: 'sejak 16 November', where: 'depan pasar' },
  category: 'PJU', confidential: false, answerBy: 'phone',
}

export const receiptExample = {
  id: '019ab0c4-5d00-7a4e-8f00-0123456789ab', trackingCode: '7KQ3M-XPA9R', pin: '042117', status: 'received', registerNumber: null,
  clocks: [{ kind: 'KEC_SELESAI', startedAt: '2026-11-24T03:00:00Z', dueAt: '2026-11-25T03:00:00Z', stoppedAt: null }],
}
