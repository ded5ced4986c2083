/** The seven steps of the service standard (S3.1 to S3.7) and the words of the progress list. */
export const steps = {
  'step.receive': 'Terima pengaduan',
  'step.check_completeness': 'Periksa kelengkapan',
  'step.record_and_acknowledge': 'Catat dan beri tanda terima',
  'step.register_and_hand_over': 'Masukkan ke buku dan serahkan',
  'step.study_and_report': 'Telaah dan laporkan',
  'step.follow_up_and_answer': 'Tindak lanjuti dan jawab',
  'step.archive': 'Arsipkan',
  'stations.label': 'Tujuh langkah penanganan',
  'stations.done': 'selesai',
  'stations.now': 'sedang dikerjakan',
  'stations.next': 'belum',
  'stations.skipped': 'tidak dijalankan',
  'stations.summary': 'Langkah {number} dari {total}: {title}',
} as const
