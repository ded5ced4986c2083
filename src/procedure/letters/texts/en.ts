import type { Letters } from './shape.ts'

const close = `{kantor}
Telephone {telepon_kantor}

Do you want no more news by e-mail? Answer this mail with one word: STOP.`

/** The letters to complainants in English, for those who wrote in English. */
export const english: Letters = {
  received: {
    email: {
      subject: 'We have received your complaint ({kode})',
      text: `Dear Sir or Madam,

{kantor} has received your complaint.

Tracking code: {kode}
PIN: {pin}
Answered by: {tenggat}

Keep this code and PIN. With both you can see who is handling your complaint and how far it is:
{tautan}

Next, an officer checks that the complaint is complete, records it, and sends you a receipt.
Cost: {biaya}.

Is there anything to add? Answer this mail.

${close}`,
    },
    sms: '{kantor} received your complaint\nCode {kode}, PIN {pin}\nAnswered by {tenggat}\nNews: reply CEK',
    chat: `{kantor} has received your complaint.
Tracking code: {kode}
PIN: {pin}
Answered by: {tenggat}
We send the answer in this conversation. Follow it at {tautan}`,
  },
  missing: {
    email: {
      subject: 'Complaint {kode} must be completed by {batas}',
      text: `Dear Sir or Madam,

{kantor} has received your complaint, but it is not complete. Please supply by {batas}:

{kurang}

{pesan}

How: answer this mail, or open {tautan}, or come to the office.

Tracking code: {kode}
PIN: {pin}

The time for an answer starts when the complaint is complete. If it is not completed by {batas}, it counts as withdrawn (Law 25/2009, article 44).

${close}`,
    },
    sms: '{kantor}: {kode} lacks: {kurang}.\nReply LENGKAPI {kode} and what is missing, by {batas}.',
    chat: `{kantor}: complaint {kode} is not complete.
Missing: {kurang}.
Please answer this message by {batas}, or complete it at {tautan}
The time for an answer starts when the complaint is complete.`,
  },
  reminder: {
    email: {
      subject: 'Reminder: complaint {kode} is not complete, the last day is {batas}',
      text: `Dear Sir or Madam,

We are still waiting until {batas} for what your complaint lacks:

{kurang}

How: answer this mail, or open {tautan}, or come to the office.

If it is not completed by {batas}, complaint {kode} counts as withdrawn (Law 25/2009, article 44).

${close}`,
    },
    sms: 'Complaint {kode} lacks: {kurang}.\nReply LENGKAPI {kode} by {batas}; after that it counts as withdrawn.',
    chat: `Complaint {kode} still lacks: {kurang}.
Please answer this message by {batas}, or complete it at {tautan}
After that day it counts as withdrawn.`,
  },
  supplied: {
    email: {
      subject: 'We have received what complaint {kode} lacked',
      text: `Dear Sir or Madam,

We have received your addition to complaint {kode}. Thank you.

Still missing, by {batas}:
{kurang}
Answered by: {tenggat}

Follow it at {tautan}

${close}`,
    },
    sms: 'Your addition to complaint {kode} has arrived.\nStill missing: {kurang}, by {batas}.\nAnswered by {tenggat}.',
    chat: `Your addition to complaint {kode} has arrived.
Still missing: {kurang}. By {batas}.
Answered by: {tenggat}`,
  },
  receipt: {
    email: {
      subject: 'Receipt for complaint number {nomor} ({kode})',
      text: `Dear Sir or Madam,

Your complaint has been entered in the complaints book of {kantor}. The receipt (Tanda Terima, in Indonesian) can be downloaded at the address below with tracking code and PIN.

Number: {nomor}
Tracking code: {kode}
PIN: {pin}
Answered by: {tenggat}
Cost: {biaya}.

Follow it at {tautan}

Not satisfied with the handling?
{jalur_lain}

${close}`,
    },
    sms: 'Recorded by {kantor}, no {nomor}\nCode {kode}, PIN {pin}\nAnswered by {tenggat}\nNews: reply CEK',
    chat: `{kantor} has recorded your complaint.
Number: {nomor}
Tracking code: {kode}
PIN: {pin}
Answered by: {tenggat}
The receipt can be downloaded at {tautan}`,
  },
  'handed-on': {
    email: {
      subject: 'Complaint {nomor} is now with the {penanggung_jawab}',
      text: `Dear Sir or Madam,

Your complaint number {nomor} ({kode}) has been handed to the {penanggung_jawab} of {kantor}, who studies it and acts on it.

Answered by: {tenggat}

Follow it at {tautan}

${close}`,
    },
    sms: 'Complaint {kode} is now with {penanggung_jawab}, {kantor}.\nAnswered by {tenggat}.\nNo more news by SMS: reply STOP',
    chat: `Complaint {nomor} ({kode}) is now with {penanggung_jawab}, {kantor}.
Answered by: {tenggat}
Do you want no more news here? Answer: STOP`,
  },
  answer: {
    email: {
      subject: 'Answer to complaint {kode}',
      text: `Dear Sir or Madam,

This is the answer of {kantor} to your complaint.

Number: {nomor}
Tracking code: {kode}
Result: {hasil}
Forwarded to: {diteruskan}

{jawaban}

Not satisfied? You can object until {keberatan_sampai}: answer this mail with your reasons, or at {tautan}

Other ways:
{jalur_lain}

{kantor}
Telephone {telepon_kantor}`,
    },
    sms: 'Answer of {kantor} to complaint {kode}:\n{jawaban}\nNot satisfied? Reply KEBERATAN {kode} and why, until {keberatan_sampai}.',
    chat: `Answer of {kantor} to complaint {kode}:

{jawaban}

Result: {hasil}
Not satisfied? Answer KEBERATAN {kode} and why, until {keberatan_sampai}.`,
  },
  closing: {
    email: {
      subject: 'Complaint {kode} is closed',
      text: `Dear Sir or Madam,

{kantor} has closed complaint {kode}: {penutupan}.
Number: {nomor}

{alasan}

Do you disagree? Answer this mail, or take one of these ways:
{jalur_lain}

${close}`,
    },
    sms: 'Complaint {kode} is closed: {penutupan}.\nDo you disagree? Call {kantor}, {telepon_kantor}.',
    chat: `{kantor} has closed complaint {kode}: {penutupan}.
More at {tautan}
Do you disagree? Call us at {telepon_kantor}.`,
  },
  'objection-received': {
    email: {
      subject: 'We have received your objection about complaint {kode}',
      text: `Dear Sir or Madam,

{kantor} has received your objection to the handling of complaint {kode}. It is now with the {penanggung_jawab}.

Number: {nomor}
Answered by: {tenggat}

Follow it at {tautan}

${close}`,
    },
    sms: '{kantor} has your objection about {kode}.\nIt is with {penanggung_jawab}.\nAnswered by {tenggat}.',
    chat: `Your objection about complaint {kode} has reached {kantor}.
It is now with {penanggung_jawab}.
Answered by: {tenggat}
Follow it at {tautan}`,
  },
}
