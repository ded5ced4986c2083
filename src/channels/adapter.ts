import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { FileStore } from '../platform/files.ts'
import type { Log } from '../platform/log.ts'
import type { CallEvent } from '../office/calls.ts'
import type { DeliveryReport, InboundMessage, MessageChannel, OutboundMessage } from './message.ts'

/** Where a channel hands over what it hears. When `take` returns, the message is durable and the other side may be told so. */
export interface Post {
  /** `known`: it had come before; nothing was written. @param waits why an officer must look at it: it goes into the inbox and is not read by the program */
  take(message: InboundMessage, waits?: 'trouble'): Promise<'kept' | 'known'>
  /** `unknown`: no message of ours is meant, or it was settled already. */
  report(report: DeliveryReport): Promise<'kept' | 'unknown'>
}

/** Where a switchboard hands over what it hears of telephone calls; durable when it returns, the same news is written once. */
export interface CallBook { note(call: CallEvent): Promise<void> }

/**
 * What became of handing a message over. `sent`: the network took it. `delivered`: it is with the recipient. `refused`: it will never be taken.
 * `later`: the network is away or busy; tried again. `full`: the network has its fill for now; this is no attempt.
 */
export type Sent =
  | { outcome: 'sent' | 'delivered'; externalId?: string; words: string }
  | { outcome: 'refused'; words: string }
  | { outcome: 'later'; words: string }
  | { outcome: 'full' }

/** A sentence for the operator, in both languages. */
export interface Words { id: string; en: string }

/** One line of `tanggap channel test`: what was tried, whether it works, and what to do when it does not. Never a password, never a person's address. */
export interface Finding { ok: boolean; what: Words; advice?: Words }

/** One mailbox, modem or number of the office: how it hears and speaks. */
export interface ChannelAdapter {
  readonly name: string
  readonly kind: string
  /** `phone`: it brings news of calls, no messages. */
  readonly channel: MessageChannel | 'phone'
  /** How many messages it hands over at once, to different recipients. */
  readonly atOnce?: number
  /** Listens until the signal aborts, and finds its way back by itself when the other side goes away. Never throws for a failing network. */
  listen?(post: Post, signal: AbortSignal): Promise<void>
  /** Hands a message over. A failing network is `later`, never an exception. */
  send?(message: OutboundMessage): Promise<Sent>
  /** After a crash in the middle of sending: what the other side knows of this message; null when it cannot tell. */
  sentBefore?(message: OutboundMessage): Promise<Sent | null>
  /** Addresses that the other side calls (webhooks), under /hook/<name>/. */
  routes?(app: FastifyInstance, post: Post): void
  /** The same for a switchboard, which tells of calls. */
  callRoutes?(app: FastifyInstance, calls: CallBook): void
  /** Keeps what the other side brings in a folder, as a program of its own that runs while ours does not (`tanggap channel spool`). Until the signal aborts. */
  keepSpool?: ((signal: AbortSignal) => Promise<void>) | undefined
  /** What works and what does not, for `tanggap channel test`. */
  check(): Promise<Finding[]>
  close?(): Promise<void>
}

/** What every adapter may use. */
export interface ChannelTools {
  log: Log
  files: FileStore
  now(): Temporal.Instant
  publicUrl: string
  dataFolder: string
  /** When this person wrote last to this account; null when never. Absent on the command line, which has no database. */
  lastHeardFrom?(account: string, channel: MessageChannel, sender: string): Promise<Temporal.Instant | null>
}

/** One kind of account. Adding a channel is adding a file with one of these, and its line in kinds.ts. */
export interface ChannelKind {
  kind: string
  /** Opens an account from its part of channels.yaml, beside `name` and `kind`. @throws z.ZodError for settings that cannot be used */
  open(name: string, settings: unknown, tools: ChannelTools): ChannelAdapter
}

/** Declares a kind; the type of its settings comes from their schema. */
export function channelKind<S>(definition: { kind: string; settings: z.ZodType<S>; open(name: string, settings: S, tools: ChannelTools): ChannelAdapter }): ChannelKind {
  return { kind: definition.kind, open: (name, settings, tools) => definition.open(name, definition.settings.parse(settings), tools) }
}
