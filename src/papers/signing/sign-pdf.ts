import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib'
import { SignPdf, Signer } from '@signpdf/signpdf'
import { signDetached } from './certificate.ts'
import type { Certificate } from './certificate.ts'

/** Bytes of room for a signature with its chain of certificates. */
const room = 16_384
/** What `SignPdf` looks for and fills in. */
const unknown = '**********'

export interface Signing { certificate: Certificate; at: Temporal.Instant; reason: string; place: string }

/**
 * Signs a paper (PAdES, ETSI EN 319 142: CAdES detached, baseline B without time stamp): the paper as it was issued stays byte for byte, the signature
 * is added behind it. Visible in readers as a signature, not on the page: the page has its place for a pen.
 */
export async function signPdf(issued: Uint8Array, { certificate, at, reason, place }: Signing): Promise<Uint8Array> {
  const document = await PDFDocument.load(issued, { updateMetadata: false, forIncrementalUpdate: true })
  const { context, catalog } = document
  const range = PDFArray.withContext(context)
  range.push(PDFNumber.of(0))
  for (let part = 0; part < 3; part++) range.push(PDFName.of(unknown))
  const signature = context.register(context.obj({
    Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.CAdES.detached', ByteRange: range, Contents: PDFHexString.of('0'.repeat(room * 2)),
    Name: PDFHexString.fromText(certificate.holder), Reason: PDFHexString.fromText(reason), Location: PDFHexString.fromText(place), M: PDFString.fromDate(new Date(at.epochMilliseconds)),
  }))
  const page = document.getPage(document.getPageCount() - 1)
  const field = context.register(context.obj({
    Type: 'Annot', Subtype: 'Widget', FT: 'Sig', Rect: [0, 0, 0, 0], V: signature, T: PDFString.of(`TandaTangan${at.epochMilliseconds}`), F: 132, P: page.ref,
  }))
  const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray)
  if (annotations) annotations.push(field)
  else page.node.set(PDFName.of('Annots'), context.obj([field]))
  const form = catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict)
  const fields = form?.lookupMaybe(PDFName.of('Fields'), PDFArray)
  if (form && fields) fields.push(field)
  else catalog.set(PDFName.of('AcroForm'), context.register(context.obj({ SigFlags: 3, Fields: [field] })))
  const prepared = await document.commit({ useObjectStreams: false })
  return new SignPdf().sign(Buffer.from(prepared), new CertificateSigner(certificate))
}

class CertificateSigner extends Signer {
  readonly #certificate: Certificate
  constructor(certificate: Certificate) {
    super()
    this.#certificate = certificate
  }

  override sign(content: Buffer): Promise<Buffer> {
    return Promise.resolve(signDetached(content, this.#certificate))
  }
}
