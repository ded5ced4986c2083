import { createHash } from 'node:crypto'
import forge from 'node-forge'

/** Why a certificate cannot sign. */
export const certificateFaults = ['not_p12', 'wrong_passphrase', 'no_key', 'expired', 'not_yet'] as const
export type CertificateFault = (typeof certificateFaults)[number]

/** A key with its certificate and those above it. `holder`: whom the certificate names. */
export interface Certificate { key: forge.pki.rsa.PrivateKey; own: forge.pki.Certificate; chain: readonly forge.pki.Certificate[]; holder: string; until: Temporal.Instant }

/** Opens a PKCS#12 file (.p12, .pfx). The passphrase and the key stay in memory only while the caller holds them. */
export function openCertificate(p12: Uint8Array, passphrase: string, now: Temporal.Instant): { ok: true; certificate: Certificate } | { ok: false; why: CertificateFault } {
  let parsed: forge.pkcs12.Pkcs12Pfx
  try {
    parsed = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(p12).toString('binary'))), passphrase)
  } catch (error) {
    // The library tells a wrong passphrase only by its words.
    return { ok: false, why: error instanceof Error && /password|mac could not be verified/iu.test(error.message) ? 'wrong_passphrase' : 'not_p12' }
  }
  const bags = (type: string) => parsed.getBags({ bagType: type })[type] ?? []
  const key = [...bags(oids.pkcs8ShroudedKeyBag), ...bags(oids.keyBag)].flatMap((bag) => bag.key ?? [])[0]
  const certificates = bags(oids.certBag).flatMap((bag) => bag.cert ?? [])
  const own = certificates.find((certificate) => key && samePublicKey(certificate, key))
  if (!key || !isRsa(key) || !own) return { ok: false, why: 'no_key' }
  const at = new Date(now.epochMilliseconds)
  if (own.validity.notAfter < at) return { ok: false, why: 'expired' }
  if (own.validity.notBefore > at) return { ok: false, why: 'not_yet' }
  return {
    ok: true,
    certificate: {
      key, own, chain: certificates.filter((other) => other !== own), holder: String(own.subject.getField('CN')?.value ?? ''), until: Temporal.Instant.fromEpochMilliseconds(own.validity.notAfter.getTime()),
    },
  }
}

const oids = {
  pkcs8ShroudedKeyBag: '1.2.840.113549.1.12.10.1.2', keyBag: '1.2.840.113549.1.12.10.1.1', certBag: '1.2.840.113549.1.12.10.1.3',
  data: '1.2.840.113549.1.7.1', signedData: '1.2.840.113549.1.7.2', contentType: '1.2.840.113549.1.9.3', messageDigest: '1.2.840.113549.1.9.4', signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1', rsa: '1.2.840.113549.1.1.1',
} as const

/** A detached signature over this content as DER: CMS with the attributes of CAdES (ETSI EN 319 122-1: content type, digest, signing certificate). */
export function signDetached(content: Uint8Array, { key, own, chain }: Certificate): Buffer {
  const certificate = derOf(forge.pki.certificateToAsn1(own))
  const attributes = [
    attribute(oids.contentType, oid(oids.data)),
    attribute(oids.messageDigest, octets(sha256(content))),
    attribute(oids.signingCertificateV2, sequence(sequence(sequence(octets(sha256(Buffer.from(certificate, 'binary'))))))),
  ].sort((one, other) => Buffer.compare(Buffer.from(derOf(one), 'binary'), Buffer.from(derOf(other), 'binary'))) // DER orders a set
  const digest = forge.md.sha256.create().update(derOf(set(...attributes)))
  const signer = sequence(
    integer(1), sequence(forge.pki.distinguishedNameToAsn1(own.issuer), tlv(forge.asn1.Type.INTEGER, forge.util.hexToBytes(own.serialNumber))), algorithm(oids.sha256),
    forge.asn1.create(forge.asn1.Class.CONTEXT_SPECIFIC, 0, true, attributes), algorithm(oids.rsa), octets(key.sign(digest)),
  )
  const signed = sequence(
    integer(1), set(algorithm(oids.sha256)), sequence(oid(oids.data)),
    forge.asn1.create(forge.asn1.Class.CONTEXT_SPECIFIC, 0, true, [own, ...chain].map((each) => forge.pki.certificateToAsn1(each))), set(signer),
  )
  return Buffer.from(derOf(sequence(oid(oids.signedData), forge.asn1.create(forge.asn1.Class.CONTEXT_SPECIFIC, 0, true, [signed]))), 'binary')
}

type Asn1 = forge.asn1.Asn1
const { UNIVERSAL } = forge.asn1.Class
const tlv = (type: forge.asn1.Type, value: string): Asn1 => forge.asn1.create(UNIVERSAL, type, false, value)
const sequence = (...items: Asn1[]): Asn1 => forge.asn1.create(UNIVERSAL, forge.asn1.Type.SEQUENCE, true, items)
const set = (...items: Asn1[]): Asn1 => forge.asn1.create(UNIVERSAL, forge.asn1.Type.SET, true, items)
const oid = (text: string): Asn1 => tlv(forge.asn1.Type.OID, forge.asn1.oidToDer(text).getBytes())
const octets = (bytes: string): Asn1 => tlv(forge.asn1.Type.OCTETSTRING, bytes)
const integer = (value: number): Asn1 => tlv(forge.asn1.Type.INTEGER, String.fromCodePoint(value))
const algorithm = (id: string): Asn1 => sequence(oid(id), tlv(forge.asn1.Type.NULL, ''))
const attribute = (type: string, value: Asn1): Asn1 => sequence(oid(type), set(value))
const derOf = (value: Asn1): string => forge.asn1.toDer(value).getBytes()
const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('binary')

function isRsa(key: forge.pki.PrivateKey): key is forge.pki.rsa.PrivateKey {
  return 'n' in key && 'd' in key
}

function samePublicKey({ publicKey }: forge.pki.Certificate, key: forge.pki.PrivateKey): boolean {
  return isRsa(key) && 'n' in publicKey && publicKey.n.equals(key.n)
}
