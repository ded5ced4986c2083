/** An element of EBML: id, size (or an unknown one), content. */
const element = (id: string, content: Buffer, unknown = false) =>
  Buffer.concat([Buffer.from(id, 'hex'), unknown ? Buffer.from('01ffffffffffffff', 'hex') : Buffer.from([0x40 | (content.length >> 8), content.length & 0xff]), content])

/** A WebM as a browser's recorder writes it, with tracks of these types (1 picture, 2 sound) and some bytes of content. */
export function webm(types: readonly number[], content = Buffer.alloc(200, 7)): Buffer {
  const tracks = types.map((type) => element('ae', Buffer.concat([element('d7', Buffer.from([1])), element('83', Buffer.from([type])), element('86', Buffer.from('A_OPUS'))])))
  const head = element('1a45dfa3', Buffer.concat([element('4286', Buffer.from([1])), element('4282', Buffer.from('webm'))]))
  const cluster = element('1f43b675', Buffer.concat([element('e7', Buffer.from([0])), content]), true)
  return Buffer.concat([head, element('18538067', Buffer.concat([element('1549a966', Buffer.alloc(12)), element('1654ae6b', Buffer.concat(tracks)), cluster]), true)])
}
