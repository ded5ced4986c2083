/** What the house answers to messages; each fits one SMS (160 characters of the GSM alphabet) and says nothing personal. */
export const dialogue = {
  'dialogue.original_mail': 'original-mail.eml',
  'dialogue.left_out': 'These files stay with the original message, because their kind, size or number is beyond what is accepted: {files}. If they matter, send them again as photos or PDF, or bring them to the office.',
  'dialogue.objection_files': 'Files that came with the objection.',
  'dialogue.no_words': '(No text, attachments only.)',
  'dialogue.filed': 'Message from {sender}:',
  'dialogue.unknown_sender': 'an unknown sender',
}
