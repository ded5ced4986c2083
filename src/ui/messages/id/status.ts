/** The states of a complaint as a citizen and an officer read them. */
export const status = {
  'status.received': 'Diterima',
  'status.incomplete': 'Menunggu kelengkapan',
  'status.complete': 'Lengkap',
  'status.recorded': 'Tercatat',
  'status.handed_over': 'Diserahkan ke Kasi Pelayanan',
  'status.under_study': 'Ditelaah',
  'status.reported': 'Dilaporkan ke Camat',
  'status.in_follow_up': 'Ditindaklanjuti',
  'status.answered': 'Dijawab',
  'status.archived': 'Diarsipkan',
  'status.postponed': 'Ditunda',
  'status.merged': 'Digabung',
  'status.withdrawn': 'Dicabut pelapor',
  'status.deemed_withdrawn': 'Dianggap dicabut',
  'status.not_processable': 'Tidak dapat diproses',
} as const
