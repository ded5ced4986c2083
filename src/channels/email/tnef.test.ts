import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { winmail } from '../../../test/channels/mails/winmail.ts'
import { rtfText } from './rtf.ts'
import { readWinmail } from './tnef.ts'

/** RTF packed without any compression: every control byte says eight bytes follow. */
function packed(rtf: string): Buffer {
  const bytes = Buffer.from(rtf, 'latin1')
  const pieces = Array.from({ length: Math.ceil(bytes.length / 8) }, (_, at) => Buffer.concat([Buffer.from([0]), bytes.subarray(at * 8, at * 8 + 8)]))
  return Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 0, 0]), Buffer.from('LZFu'), Buffer.alloc(4), ...pieces])
}

describe('winmail.dat', () => {
  test('text and files come out, names in any letters', () => {
    const read = readWinmail(winmail({ text: 'Jalan rusak', files: [{ name: 'dénah “RT”.pdf', content: 'PDF' }] }))
    expect(read).toMatchObject({ text: 'Jalan rusak', damaged: false, files: [{ name: 'dénah “RT”.pdf', content: Buffer.from('PDF') }] })
  })

  test('HTML is read unless it is more than is read of any text', () => {
    expect(readWinmail(winmail({ html: '<p>Jalan rusak</p>', files: [] }))).toMatchObject({ html: '<p>Jalan rusak</p>', damaged: false })
    expect(readWinmail(winmail({ html: '<p>'.repeat(1_000_000), files: [{ name: 'a.pdf', content: 'PDF' }] }))).toMatchObject({ html: null, damaged: true, files: [{ name: 'a.pdf' }] })
  })

  test('something else is none', () => {
    expect(readWinmail(Buffer.from('PK\u0003\u0004 bukan'))).toBeNull()
  })

  test('whatever its bytes, it ends', () => {
    const real = winmail({ text: 'Jalan rusak', files: [{ name: 'a.pdf', content: 'PDF' }, { name: 'b.pdf', content: 'PDF' }] })
    fc.assert(fc.property(fc.nat(real.length), fc.uint8Array({ maxLength: 30 }), fc.nat(20), (at, noise, gone) => {
      readWinmail(Buffer.concat([real.subarray(0, at), noise, real.subarray(at + gone)]))
    }), { numRuns: 2000 })
  })
})

describe('the RTF of Outlook', () => {
  test('its text, without fonts, pictures and hidden groups', () => {
    expect(rtfText(packed('{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\*\\htmltag84 <p>}Jalan r\\\'e9mbes\\par di RT \\u8211?03 \\{x\\}}'))).toBe('Jalan rémbes\ndi RT –03 {x}')
  })

  test('references into the window, also into what is just being written', () => {
    // The example of MS-OXRTFCP 4.1: "{\rtf1\ansi\ansicpg1252\pard hello world}".
    const example = Buffer.from('2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0', 'hex')
    expect(rtfText(example)).toBe('hello world')
  })

  test('whatever its bytes, it ends', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      rtfText(Buffer.concat([packed('').subarray(0, 16), bytes]))
    }), { numRuns: 1000 })
  })
})
