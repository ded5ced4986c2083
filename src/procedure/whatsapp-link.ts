import { normalPhone } from '../office/contact.ts'

/** A link that opens WhatsApp with this number and a text to begin with; null when the number cannot be one. Nothing is sent by opening it. */
export function whatsappLink(phone: string | undefined, text: string): string | null {
  const number = phone ? normalPhone(phone) : null
  return number && `https://wa.me/${number.slice(1)}?text=${encodeURIComponent(text.toWellFormed())}`
}
